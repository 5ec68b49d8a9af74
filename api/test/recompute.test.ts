import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnswerRow, addressOf, type Catalogue } from "../bench/recompute/ask.js";
import { compare } from "../bench/recompute/compare.js";
import { loadCountry, makeCountry } from "../bench/recompute/countries.js";
import { recomputeCountry, refuseUnknown } from "../bench/recompute/country.js";
import { readDemo } from "./oracle/exports.js";
import { type Question, recomputerOf } from "./oracle/recompute.js";
import { openWorld, type World } from "./world.js";

/** Few people, of two years: each year costs its proof of secrecy. */
const COUNTRY = {
  ...{ name: "test", seed: 1789, pairs: 5_000, hires: 2_500, holes: true },
  years: ["2024", "2025"],
};

let folder: string;
let exports: URL;
let world: World;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fabriques-recompute-"));
  exports = await makeCountry(COUNTRY, join(folder, "exports/"));
  await loadCountry(join(folder, "exports"), join(folder, "data"));
  world = await openWorld({ dataDir: join(folder, "data"), audience: "interne" });
}, 300_000);

afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = <T>(path: string): Promise<T> => world.json<T>(path);

/** Each crossing of the nation but the widest, the departments of two regions that contracts cross, some of all else. */
function isSampled({ territory, mesh, space, breakdowns }: Question, at: number): boolean {
  if (at % 211 === 0 || ["R24", "R53"].includes(territory)) return breakdowns.length === 0;
  if (territory !== "FR" || mesh === "trimestre") return false;
  return breakdowns.length + Number(space !== null) + Number(space === "departement") <= 2;
}

describe("a country with holes, corrections and contracts astride", () => {
  test("gives the figures that plain loops over its exports give", async () => {
    const report = await recomputeCountry({ exports, ask, inTime: () => true, sample: isSampled });
    const { ruralite, mentorat, entreprises, ctai } = report.figures;
    expect(report.differences).toEqual([]);
    expect(report.rowDifferences).toEqual([]);
    expect(report.left).toEqual([]);
    for (const count of [ruralite, mentorat, entreprises, ctai]) {
      expect(count?.equal).toBeGreaterThan(200);
    }
    expect(ruralite?.equal).toBeGreaterThan(10_000);
    expect(report.cells.equal).toBeGreaterThan(50_000);
  }, 300_000);

  test("has them all: files that correct, blank cells, lost periods, contracts astride and of regions", () => {
    const { contracts, centres, pairs, hires } = readDemo(exports);
    expect(contracts.some(({ departments }) => departments.join() === "78,28")).toBe(true);
    expect(contracts.some(({ level, departments }) => level === "region" && !departments[0])).toBe(
      true,
    );
    expect(contracts.some(({ axes }) => axes === null)).toBe(true);
    expect(contracts.some(({ year }) => year === 2021)).toBe(false);
    expect(centres.some(({ quarter }) => quarter === "2022-T2")).toBe(false);
    expect(pairs.some(({ sex }) => sex === null)).toBe(true);
    expect(hires.some(({ quarter }) => quarter === "2024-T4")).toBe(false);
  });
});

describe("the comparison", () => {
  const question: Question = {
    ...{ indicator: "ctai.contrats", territory: "FR", mesh: "annee", space: "departement" },
    breakdowns: [],
  };
  const answered = async (): Promise<readonly AnswerRow[]> =>
    (await ask<{ valeurs: AnswerRow[] }>(addressOf(question))).valeurs;
  const compared = (rows: readonly AnswerRow[], drop = 0): number => {
    const demo = readDemo(exports);
    const contracts = demo.contracts.slice(drop);
    const plain = recomputerOf({ ...demo, contracts }, { partial: true }).recompute(question);
    return compare(question, rows, { plain, values: [] }).differences.length;
  };

  test("sees a figure, a part of it, a status or a row that is wrong", async () => {
    const rows = await answered();
    const [first, ...others] = rows as [AnswerRow, ...AnswerRow[]];
    expect(compared(rows)).toBe(0);
    expect(compared([{ ...first, valeur: 999 }, ...others])).toBe(1);
    expect(compared([{ ...first, numerateur: 999 }, ...others])).toBe(1);
    expect(compared([{ ...first, denominateur: 999 }, ...others])).toBe(1);
    expect(compared([{ ...first, statut: "provisoire" }, ...others])).toBe(1);
    expect(compared([{ ...first, statut: "secret" }, ...others])).toBe(1);
    expect(compared(others)).toBe(1);
  });

  test("sees a contract less in the exports", async () => {
    expect(compared(await answered(), 1)).toBeGreaterThan(0);
  });

  test("refuses an indicator or a breakdown that was never defined by hand", async () => {
    const catalogue = await ask<Catalogue>("/catalogue");
    const recomputer = recomputerOf(readDemo(exports), { partial: true });
    const listed = { id: "ctai.nouveau", jeu: "ctai", par: ["annee", "axe"], croisements: null };
    expect(() => refuseUnknown(catalogue, recomputer)).not.toThrow();
    expect(() => refuseUnknown({ ...catalogue, indicateurs: [listed] }, recomputer)).toThrow(
      "no plain definition of: ctai.nouveau, axe",
    );
  });
});
