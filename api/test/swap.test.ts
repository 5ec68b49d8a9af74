import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { IndicatorAnswer, Releases } from "../src/contract/index.js";
import { openWorld, type World } from "./world.js";

let world: World;
let dataDir: string;
let ids: readonly [string, string];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "fabriques-swap-"));
  await cp(inject("changedDataDir"), dataDir, { recursive: true });
  const first = (await readFile(join(inject("dataDir"), "courant"), "utf8")).trim();
  const second = (await readFile(join(dataDir, "courant"), "utf8")).trim();
  ids = [first, second];
  await makeCurrent(first);
  world = await openWorld({ dataDir });
});
afterAll(async () => {
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** As the loader does it: written aside, then renamed. */
async function makeCurrent(id: string): Promise<void> {
  await writeFile(join(dataDir, "courant.suivant"), `${id}\n`);
  await rename(join(dataDir, "courant.suivant"), join(dataDir, "courant"));
}

const contractsOf2023 = async (): Promise<[string, number | null | undefined]> => {
  const answer = await world.json<IndicatorAnswer>("/indicateurs/ctai.contrats?de=2023&a=2023");
  return [answer.release, answer.valeurs[0]?.valeur];
};

test("the two releases differ by one contract", async () => {
  expect(ids[0]).not.toBe(ids[1]);
  expect(await contractsOf2023()).toEqual([ids[0], 44]);
  const { releases } = await world.json<Releases>("/releases");
  expect(releases.map(({ id }) => id).sort()).toEqual([...ids].sort());
});

test("releases are swapped under requests: none fails, and each answer is whole and of one release", async () => {
  const expected = new Map([
    [ids[0], 44],
    [ids[1], 43],
  ]);
  let isOver = false;
  const seen = new Map<string, number>();
  const ask = async (): Promise<void> => {
    while (!isOver) {
      const [release, value] = await contractsOf2023();
      expect(value).toBe(expected.get(release));
      seen.set(release, (seen.get(release) ?? 0) + 1);
      const rows = await world.get("/donnees/ctai.csv?annee=2023");
      const lines = (await rows.text()).trim().split("\r\n").length - 1;
      expect(String(lines)).toBe(rows.headers.get("x-total-rows"));
    }
  };
  const clients = Promise.all(Array.from({ length: 4 }, ask)).finally(() => {
    isOver = true;
  });
  // On a busy machine, eight swaps may pass between two answers.
  for (let swap = 1; (swap <= 8 || (seen.size < 2 && swap <= 200)) && !isOver; swap += 1) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await makeCurrent(ids[swap % 2] as string);
  }
  await new Promise((resolve) => setTimeout(resolve, 60));
  isOver = true;
  await clients;
  expect([...seen.keys()].sort()).toEqual([...ids].sort());
  expect(world.errors).toEqual([]);
});

test("a current release that cannot be opened leaves the one before serving", async () => {
  await makeCurrent(ids[0]);
  expect((await contractsOf2023())[0]).toBe(ids[0]);
  await makeCurrent("r000000000000");
  expect(await contractsOf2023()).toEqual([ids[0], 44]);
  await makeCurrent(ids[1]);
  expect(await contractsOf2023()).toEqual([ids[1], 43]);
});
