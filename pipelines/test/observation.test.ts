import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { datasetOf } from "../src/catalogue/datasets/index.js";
import { type Database, openWorking } from "../src/engine/index.js";
import { createLedger } from "../src/load/anomalies.js";
import type { Declarations } from "../src/load/declared.js";
import { type Observation, observationOf, observeSource } from "../src/load/observation.js";
import { createReference, REFERENCE_FOLDER } from "../src/load/reference.js";
import { setOutsideAside } from "../src/load/span.js";
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

const NOTHING_SAID: Declarations = {
  days: new Map(),
  fileDays: new Map(),
  firstDays: new Map(),
  emptyPeriods: new Map(),
  closedCentres: [],
};

/** Judges the dates of a dataset from the rows of `retenues` (`_fichier`, `_enr` and its columns), the only file. */
async function observe(
  id: "ctai" | "recrutements" | "places_rurales",
  said: Partial<Declarations> = {},
): Promise<Observation> {
  const stage = { db, scratch: "", day: TODAY, declared: { ...NOTHING_SAID, ...said } };
  await db.run("insert into fichiers values (0, 'export.csv'); insert into pas values (0, 1, 2)");
  await db.run(`create table ecartees_${id} (_fichier integer, _enr bigint, sort varchar, par_fichier integer, par_enr bigint);
    create view retenues_${id} as select * from lues anti join ecartees_${id} using (_fichier, _enr)`);
  await setOutsideAside(stage, datasetOf(id));
  await db.run(`create table ${id} as from retenues_${id}`);
  await observeSource(stage, datasetOf(id));
  return observationOf(db, id);
}

/** A row on each of so many days after 1 January 2024, and how many times. */
type Days = readonly (readonly [day: number, rows: number])[];

/** What is known of contracts signed on such days. */
async function observed(days: Days, said: Partial<Declarations> = {}): Promise<Observation> {
  const rows = days.map(([day, count]) => `(${day}, ${count})`).join(", ");
  await db.run(`create table lues as
    select jour_ as date_signature, year(jour_) as annee, '84' as _region, 0 as _fichier, row_number() over () as _enr
    from (select date '2024-01-01' + jour::integer as jour_ from (values ${rows}) t(jour, n), range(n))`);
  return observe("ctai", said);
}

const dayAfter = (days: number): string =>
  new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);

/** A thing every `gap` days, twelve times, `rows` each: the last one on day 11 × gap. */
const regular = (gap: number, rows = 1): Days =>
  Array.from({ length: 12 }, (_, i) => [i * gap, rows] as const);

const refusals = async (): Promise<readonly unknown[]> =>
  (await db.all("select regle, ligne, valeur from anomalies order by ligne")).map((row) =>
    Object.values(row).map(String).join(" "),
  );

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
    expect(await refusals()).toEqual([]);
  });

  test.each([
    ["daily", 1, 61],
    ["every three weeks", 21, 85],
    ["every month", 30, 121],
  ])(
    "the last one left out and told where things happen %s and it is far",
    async (_, gap, after) => {
      const { donnees_au } = await observed([...regular(gap), [11 * gap + after, 1]]);
      expect(donnees_au).toBe(dayAfter(11 * gap));
      expect(await refusals()).toEqual([`date_isolee 14 ${dayAfter(11 * gap + after)}`]);
      expect(await db.all("select count(*)::integer as n from ctai")).toEqual([{ n: 12 }]);
    },
  );

  test("and from its first one, left out too where it is far before all others", async () => {
    await observed([[-800, 1], [-799, 1], ...regular(1)]);
    expect(await db.all("select depuis::varchar as d from observations")).toEqual([
      { d: "2024-01-01" },
    ]);
    expect(await refusals()).toHaveLength(2);
  });

  test("one in two hundred left out, ten at most, within a month", async () => {
    const many = regular(1, 300);
    const { donnees_au } = await observed([...many, [100, 4], [101, 4], [131, 2]]);
    expect(donnees_au).toBe(dayAfter(11));
  });

  test("and not eleven", async () => {
    expect((await observed([...regular(1, 300), [100, 6], [101, 5]])).donnees_au).toBe(
      dayAfter(101),
    );
  });

  test("two rows of a few hundred", async () => {
    expect((await observed([...regular(1, 20), [100, 1], [101, 1]])).donnees_au).toBe(dayAfter(11));
  });

  test("and neither three, nor two that are weeks apart: things begin again", async () => {
    const last = [...regular(1, 20), [100, 1], [140, 1]] as const;
    expect((await observed(last)).donnees_au).toBe(dayAfter(140));
  });

  test("nor what comes slowly at the start", async () => {
    await observed([[-300, 1], [-280, 1], ...regular(1, 60)]);
    expect(await refusals()).toEqual([]);
  });

  test("and too few dates say nothing of what is usual", async () => {
    const few: Days = [0, 1, 2, 700].map((day) => [day, 1] as const);
    expect((await observed(few)).donnees_au).toBe(dayAfter(700));
  });

  test("unless it is declared: what comes after is left out and told", async () => {
    const said = { days: new Map([["ctai", "2024-01-10"]] as const) };
    expect(await observed(regular(1), said)).toEqual({ donnees_au: "2024-01-10", declaree: true });
    expect(await refusals()).toEqual([
      "apres_donnees_au 12 2024-01-11",
      "apres_donnees_au 13 2024-01-12",
    ]);
  });

  test("and a day declared for the first or the last brings back what stands alone", async () => {
    const alone: Days = [[-800, 1], ...regular(1), [900, 1]];
    const said = {
      days: new Map([["ctai", dayAfter(900)]] as const),
      firstDays: new Map([["ctai", dayAfter(-800)]] as const),
    };
    await observed(alone, said);
    expect(await refusals()).toEqual([]);
  });
});

describe("months without a row", () => {
  /** As many hires as said in each month from January 2022 on. */
  async function lost(
    months: readonly number[],
    said: Partial<Declarations> = {},
  ): Promise<string> {
    await db.run(`create table lues as
      select debut_ as date_embauche, null::date as date_fin, '69' as code_departement, '84' as _region, 0 as _fichier, row_number() over () as _enr
      from (select (date '2022-01-01' + to_months(at_) + to_days((rang_ % 28)::integer))::date as debut_
        from (select unnest([${months.join(", ")}]) as n, generate_subscripts([${months.join(", ")}], 1)::integer - 1 as at_), range(n) r(rang_))`);
    await observe("recrutements", said);
    const rows = await db.all(
      "select distinct strftime(mois, '%Y-%m') as m from mois_perdus order by 1",
    );
    return rows.map(({ m }) => m).join(" ");
  }
  const steady = Array.from({ length: 36 }, () => 30);
  const without = (...gone: readonly number[]): readonly number[] =>
    steady.map((n, at) => (gone.includes(at) ? 0 : n));

  test("are lost where the same months of the years around have plenty", async () => {
    expect(await lost(without(13))).toBe("2023-02");
  });
  test("by quarter and by year too", async () => {
    expect(await lost(without(...Array.from({ length: 12 }, (_, i) => 12 + i)))).toBe(
      Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, "0")}`).join(" "),
    );
  });
  test("two years in a row too", async () => {
    const gone = await lost(without(...Array.from({ length: 24 }, (_, i) => 12 + i)), {
      days: new Map([["recrutements", "2024-12-31"]] as const),
    });
    expect(gone.split(" ")).toHaveLength(24);
  });
  test("but neither a start from little nor a slow end", async () => {
    const ramp = [1, 1, 2, 9, 20, 40].flatMap((n) => Array.from({ length: 12 }, () => n));
    expect(await lost([...ramp, ...[...ramp].reverse()])).toBe("");
  });
  test("where hardly any row is left", async () => {
    expect(await lost(steady.map((n, at) => (at === 13 ? 1 : n)))).toBe("2023-02");
  });
  test("but not where August is always empty", async () => {
    expect(await lost(without(7, 19, 31))).toBe("");
  });
  test("nor where there are few in any month", async () => {
    expect(await lost(steady.map((_, at) => (at === 13 ? 0 : 2)))).toBe("");
  });
  test("nor where they are said to be truly empty", async () => {
    const said = { emptyPeriods: new Map([["recrutements", ["2023-T1"]]] as const) };
    expect(await lost(without(12, 13, 20), said)).toBe("2023-09");
  });
  test("and those up to the day declared are", async () => {
    const said = { days: new Map([["recrutements", "2025-02-28"]] as const) };
    expect(await lost(steady, said)).toBe("2025-01 2025-02");
  });
});

/** Months lost by territory, of hires in two regions: `[region, year, hires a month]`, from one file or another. */
async function lostIn(
  rows: readonly (readonly [region: string, year: number, monthly: number, file?: number])[],
  said: Partial<Declarations> = {},
): Promise<readonly string[]> {
  const values = rows.map(([region, year, n, file = 0]) => `('${region}', ${year}, ${n}, ${file})`);
  const department = "if(r = '84', '69', '31')";
  await db.run(`create table lues as
    select make_date(y, mois, 1) as date_embauche, null::date as date_fin, ${department} as code_departement, r as _region, f as _fichier, row_number() over () as _enr
    from (values ${values.join(", ")}) t(r, y, n, f), range(1, 13) m(mois), range(n)`);
  await db.run("insert into fichiers values (1, 'sud.csv')");
  await observe("recrutements", said);
  const found = await db.all(
    "select territoire || ' ' || year(mois) || ' ' || count(*) as m from (from mois_perdus union all from mois_perdus_prives) group by territoire, year(mois) order by 1",
  );
  return found.map(({ m }) => String(m));
}

describe("a region", () => {
  const whole = (region: string, years: readonly number[]) =>
    years.map((year) => [region, year, 20] as const);

  test("that lost a year while the nation goes on is told by itself", async () => {
    const rows = [...whole("84", [2022, 2023, 2024]), ...whole("76", [2022, 2024])];
    expect(await lostIn(rows)).toEqual(["R76 2023 12"]);
  });
  test("is not told of people: that a hidden cell is zero would give its neighbour away", async () => {
    await lostIn([...whole("84", [2022, 2023, 2024]), ...whole("76", [2022, 2024])]);
    expect(await db.all("from mois_perdus")).toEqual([]);
  });
  test("where the programme begins later lost nothing before", async () => {
    expect(await lostIn([...whole("84", [2022, 2023, 2024]), ...whole("76", [2024])])).toEqual([]);
  });
  test("that is truly empty for a year may be said to be", async () => {
    const rows = [...whole("84", [2022, 2023, 2024]), ...whole("76", [2022, 2024])];
    const said = { emptyPeriods: new Map([["recrutements", ["R76:2023"]]] as const) };
    expect(await lostIn(rows, said)).toEqual([]);
  });
  test("whose file goes less far than another's is lost after it", async () => {
    const few = (region: string, years: readonly number[], file: number) =>
      years.map((year) => [region, year, 1, file] as const);
    const rows = [...few("84", [2021, 2022, 2023], 0), ...few("76", [2021, 2022], 1)];
    const fileDays = new Map([
      ["export.csv", "2023-12-31"],
      ["sud.csv", "2022-12-31"],
    ]);
    expect(await lostIn(rows, { fileDays })).toEqual(["R76 2023 11"]);
  });
});

test("a quarter that goes on ends on the day of the load", async () => {
  await reported({ "2026-T3": "69 a b", "2026-T4": "69 a b" });
  expect(await observedPlaces()).toBe(TODAY);
  expect(await db.all("select coupe::varchar as c, declaree from observations")).toEqual([
    { c: TODAY, declaree: false },
  ]);
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
  await db.run(`create table lues as
    select *, trimestre as _trimestre, [d] as _departements, '84' as _region, 0 as _fichier, row_number() over () as _enr
    from (values ${rows.join(", ")}) t(id_centre, trimestre, places_autorisees, d)`);
  await observe("places_rurales", { closedCentres });
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
    await db.run(
      "drop view retenues_places_rurales; drop table lues; drop table ecartees_places_rurales",
    );
    await db.run(
      "drop table places_rurales; drop table etendue_places_rurales; delete from fichiers",
    );
    await db.run("delete from declarants; delete from suivi_declarants");
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

test("two centres of a region that leave together are late, not closed", async () => {
  const quarters = ["2025-T1", "2025-T2", "2025-T3", "2025-T4"];
  const many = Array.from({ length: 60 }, (_, i) => `c${i}`).join(" ");
  const rows = Object.fromEntries(
    quarters.map((quarter, at) => [quarter, at < 2 ? `69 ${many}, 13 a b` : `69 ${many}`]),
  );
  const counts = (await reported(rows)).filter((line) => line.startsWith("R93"));
  expect(counts).toContain("R93 2025-T4 0/2");
});
