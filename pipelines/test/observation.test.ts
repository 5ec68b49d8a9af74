import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { datasetOf } from "../src/catalogue/datasets/index.js";
import { type Database, openWorking } from "../src/engine/index.js";
import { createLedger } from "../src/load/anomalies.js";
import type { Declarations } from "../src/load/declared.js";
import { type Observation, observationOf, observeSource } from "../src/load/observation.js";
import { createReference, REFERENCE_FOLDER } from "../src/load/reference.js";
import { TODAY } from "./clock.js";
import { scratchFolder } from "./scratch.js";

let db: Database;

beforeEach(async () => {
  const scratch = scratchFolder();
  db = await openWorking({ file: ":memory:", folders: [scratch, REFERENCE_FOLDER], scratch });
  onTestFinished(() => db.close());
  await createLedger(db);
  await createReference(db);
});

const observe = async (id: "ctai" | "places_rurales", declared?: Declarations): Promise<void> =>
  observeSource({ db, scratch: "", day: TODAY, ...(declared ? { declared } : {}) }, datasetOf(id));

/** Days after 1 January 2024 on which something happened, and how many times; up to which day it was observed. */
async function observed(
  days: readonly (readonly [day: number, rows: number])[],
): Promise<Observation> {
  const rows = days.map(([day, count]) => `(${day}, ${count})`).join(", ");
  await db.run(`create table ctai as
    select date '2024-01-01' + jour::integer as date_signature, 2024 as annee
    from (values ${rows}) t(jour, n), range(n)`);
  await observe("ctai");
  return observationOf(db, "ctai");
}

const dayAfter = (days: number): string =>
  new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);

/** A thing every `gap` days, twelve times, `rows` each: the last one on day 11 × gap. */
const regular = (gap: number, rows = 1): readonly (readonly [number, number])[] =>
  Array.from({ length: 12 }, (_, i) => [i * gap, rows] as const);

describe("a source was observed up to its last date", () => {
  test.each([
    ["daily", 1, 60, 60],
    ["every three weeks", 21, 84, 84],
    ["every month", 30, 120, 120],
  ])("where things happen %s and the last one is not far", async (_, gap, after) => {
    const { donnees_au, declaree } = await observed([...regular(gap), [11 * gap + after, 1]]);
    expect({ donnees_au, declaree }).toEqual({
      donnees_au: dayAfter(11 * gap + after),
      declaree: false,
    });
  });

  test.each([
    ["daily", 1, 61],
    ["every three weeks", 21, 85],
    ["every month", 30, 121],
  ])("the last one left out where things happen %s and it is far", async (_, gap, after) => {
    const { donnees_au } = await observed([...regular(gap), [11 * gap + after, 1]]);
    expect(donnees_au).toBe(dayAfter(11 * gap));
  });

  test("three rows of three thousand left out, wherever they stand, and not four", async () => {
    const many = regular(1, 300);
    const { donnees_au } = await observed([...many, [100, 1], [101, 1], [2000, 1]]);
    expect(donnees_au).toBe(dayAfter(11));
    await db.run("drop table ctai; delete from jours; delete from observations");
    expect((await observed([...many, [100, 2], [101, 2]])).donnees_au).toBe(dayAfter(101));
  });

  test("one row only of a few hundred", async () => {
    const { donnees_au } = await observed([...regular(1, 20), [100, 1], [101, 1]]);
    expect(donnees_au).toBe(dayAfter(101));
  });

  test("and too few dates say nothing of what is usual", async () => {
    expect(
      (
        await observed([
          [0, 1],
          [1, 1],
          [2, 1],
          [700, 1],
        ])
      ).donnees_au,
    ).toBe(dayAfter(700));
  });

  test("unless it is declared", async () => {
    await db.run("create table ctai as select date '2024-05-01' as date_signature, 2024 as annee");
    await observe("ctai", { days: new Map([["ctai", "2024-03-31"]]), closedCentres: [] });
    expect(await observationOf(db, "ctai")).toEqual({ donnees_au: "2024-03-31", declaree: true });
  });
});

/** Centres of two departments of one region, one of another, by quarter: `69 a b c` is three of the Rhône. */
async function reported(
  quarters: Readonly<Record<string, string>>,
  closedCentres: readonly string[] = [],
): Promise<readonly string[]> {
  const rows = Object.entries(quarters).flatMap(([quarter, groups]) =>
    groups.split(", ").flatMap((group) => {
      const [department, ...names] = group.split(" ");
      return names.map(
        (name) =>
          `('${name.replace("°", "")}', '${quarter}', ${name.endsWith("°") ? 0 : 50}, '${department}')`,
      );
    }),
  );
  await db.run(`create table places_rurales as
    select *, trimestre as _trimestre, [d] as _departements from (values ${rows.join(", ")}) t(id_centre, trimestre, places_autorisees, d)`);
  await observe("places_rurales", { days: new Map(), closedCentres });
  const counts = await db.all(
    "select territoire || ' ' || trimestre || ' ' || presents || '/' || attendus as n from declarants order by territoire, trimestre",
  );
  return counts.map(({ n }) => String(n));
}

const observedPlaces = async () => (await observationOf(db, "places_rurales")).donnees_au;

describe("who reported a quarter, and who was expected", () => {
  test("is counted for the nation, the region and the department where a centre was last", async () => {
    expect(await reported({ "2026-T1": "69 a b, 01 c, 35 d", "2026-T2": "69 a, 35 d" })).toEqual([
      "D01 2026-T1 1/1",
      "D01 2026-T2 0/1",
      "D35 2026-T1 1/1",
      "D35 2026-T2 1/1",
      "D69 2026-T1 2/2",
      "D69 2026-T2 1/2",
      "FR 2026-T1 4/4",
      "FR 2026-T2 2/4",
      "R53 2026-T1 1/1",
      "R53 2026-T2 1/1",
      "R84 2026-T1 3/3",
      "R84 2026-T2 1/3",
    ]);
    expect(await observedPlaces()).toBe("2026-03-31");
  });

  const nation = async (...asked: Parameters<typeof reported>): Promise<readonly string[]> =>
    (await reported(...asked)).filter((line) => line.startsWith("FR")).map((line) => line.slice(3));

  test("a centre that opens is expected from its first quarter on", async () => {
    expect(await nation({ "2025-T4": "69 a", "2026-T1": "69 a b" })).toEqual([
      "2025-T4 1/1",
      "2026-T1 2/2",
    ]);
    expect(await observedPlaces()).toBe("2026-03-31");
  });

  test("one that closes is expected until two quarters have been reported without it", async () => {
    const before = { "2025-T3": "69 a b c d", "2025-T4": "69 a b c" };
    expect(await nation(before)).toContain("2025-T4 3/4");
    await db.run("drop table places_rurales; delete from declarants; delete from suivi_declarants");
    const after = await nation({ ...before, "2026-T1": "69 a b c" });
    expect(after).toEqual(["2025-T3 4/4", "2025-T4 3/3", "2026-T1 3/3"]);
  });

  test("a quarter of fewer than half of the centres is not a reported one", async () => {
    const found = await nation({
      "2025-T3": "69 a b c d e",
      "2025-T4": "69 a b c d",
      "2026-T1": "69 a",
    });
    expect(found).toEqual(["2025-T3 5/5", "2025-T4 4/5", "2026-T1 1/5"]);
  });

  test.each([
    ["one said to be closed", { "2026-T1": "69 a b", "2026-T2": "69 a" }, ["b"]],
    ["one last seen without a place", { "2026-T1": "69 a b°", "2026-T2": "69 a" }, []],
  ])("%s is expected no more", async (_, quarters, closed) => {
    expect(await nation(quarters, closed)).toEqual(["2026-T1 2/2", "2026-T2 1/1"]);
  });

  test("one said to be closed that reports again is there", async () => {
    expect(await nation({ "2026-T1": "69 a b", "2026-T2": "69 a b" }, ["b"])).toEqual([
      "2026-T1 2/2",
      "2026-T2 2/2",
    ]);
  });
});
