import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, inject, test } from "vitest";
import type { Catalogue } from "../../src/contract/index.js";
import { readDemo } from "../oracle/exports.js";
import { openWorld } from "../world.js";
import { collect } from "./collect.js";
import { MEANINGS } from "./meanings.js";
import { someoneOfHire, someoneOfPair } from "./truth.js";
import { FACTS, judgeUnadditive } from "./unadditive.js";
import { judge } from "./verdict.js";

/*
 * The attacker: it knows the HTTP API and what its words mean. It asks for every figure of the plan, adds that parts
 * make wholes and that nobody counts less than zero, and solves. Only then is what it found compared with the rows.
 */

const demo = readDemo();
const people = {
  mentorat: demo.pairs.map(someoneOfPair),
  recrutements: demo.hires.map(someoneOfHire),
};
const MINUTES = 60_000;

describe.each([
  ["public", 11],
  ["interne", 5],
] as const)("all that the API tells the audience %s, put together (k = %i)", (audience, k) => {
  test("gives back nothing of fewer than k people, nor of a few firms", {
    timeout: 10 * MINUTES,
  }, async () => {
    const world = await openWorld({ audience });
    const collected = await collect((path) => world.json(path));
    await world.close();
    const { extent, ...verdict } = judge({ collected, people, k });
    expect(extent.figures).toBeGreaterThan(200_000);
    expect(extent.unknowns).toBeGreaterThan(200_000);
    expect(extent.protectedCounts).toBeGreaterThan(90_000);
    expect(verdict).toEqual({
      ...{ exposed: [], recovered: [], bounded: [], remainders: [], beside: [] },
      ...{ wrong: [], withheld: [], conflicts: [], oddities: [] },
    });
    const unadditive = judgeUnadditive(collected, demo, k);
    expect(unadditive).toEqual({ wrong: [], exposed: [], recovered: [] });
  });
});

test("knows what each indicator about people counts", async () => {
  const world = await openWorld();
  const { indicateurs } = await world.json<Catalogue>("/catalogue");
  await world.close();
  const people = indicateurs.filter(({ croisements }) => croisements !== null);
  expect(people.map(({ id }) => id).filter((id) => !MEANINGS[id] && !FACTS[id])).toEqual([]);
});

test("every protected cell has its counter-world", { timeout: 10 * MINUTES }, async () => {
  const dataDir = inject("dataDir");
  const release = (await readFile(join(dataDir, "courant"), "utf8")).trim();
  const fabriques = fileURLToPath(new URL("../../../pipelines/bin/fabriques.js", import.meta.url));
  const asked = ["verifier-secret", release, "--sortie", dataDir];
  const { stdout } = await promisify(execFile)(process.execPath, [fabriques, ...asked]);
  expect(stdout).toContain("est prouvé de nouveau");
});
