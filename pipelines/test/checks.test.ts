import { describe, expect, test } from "vitest";
import { SET_CHECKS } from "../src/catalogue/checks/index.js";
import { datasetOf } from "../src/catalogue/datasets/index.js";
import { RURALITY_CHECK } from "../src/catalogue/datasets/ruralite-communes.js";
import { expectedBy } from "../src/catalogue/freshness.js";
import type { DatasetId } from "../src/catalogue/model.js";
import { openWorking } from "../src/engine/index.js";
import { createLedger } from "../src/load/anomalies.js";
import { checkAcross } from "../src/load/checks.js";
import { checksOf } from "../src/publish/quality.js";
import { faultNames, readFault } from "./faults.js";
import { scratchFolder } from "./scratch.js";

/** `saut_annuel_ctai` and `saut_annuel_mentorat` are one check on two datasets. */
const family = (id: string, dataset: DatasetId): string => id.replace(`_${dataset}`, "");

describe("the table of checks across rows and files", () => {
  test("has one row per check, each with words and a query of its own", () => {
    expect(new Set(SET_CHECKS.map(({ id }) => id)).size).toBe(SET_CHECKS.length);
    expect(new Set(SET_CHECKS.map(({ find }) => find)).size).toBe(SET_CHECKS.length);
    for (const { label, advice } of SET_CHECKS) {
      expect(label.fr).toMatch(/^\p{Lu}.{20,}[^.]$/u);
      expect(advice.fr).toMatch(/^\p{Lu}.{15,}\.$/u);
    }
  });

  test("has for each check a faulty export that it finds, those across datasets apart", () => {
    const found = new Set(
      faultNames().flatMap((name) => (readFault(name).controles ?? []).map((one) => one.controle)),
    );
    const families = new Map<string, boolean>();
    for (const { id, dataset, afterAll } of SET_CHECKS) {
      const name = family(id, dataset);
      families.set(name, (families.get(name) ?? false) || found.has(id) || afterAll === true);
    }
    expect([...families].filter(([, isFound]) => !isFound).map(([name]) => name)).toEqual([]);
  });
});

describe("a source older than expected", () => {
  test("is one that should have been renewed, a quarter of grace apart", () => {
    expect(expectedBy(datasetOf("places_rurales"), "2024-03-31")).toBe("2024-09-30");
    expect(expectedBy(datasetOf("ctai"), "2023-06-15")).toBe("2024-09-15");
    expect(expectedBy(datasetOf("ctai"), null)).toBeNull();
    expect(expectedBy(datasetOf("objectifs"), "2024-01-01")).toBeNull();
  });
});

describe("a centre out of rural communes", () => {
  const CENTRES = `create table places_rurales as select * from (values
    ('c1', '2024-T1', '02720'), ('c1', '2024-T2', '02720'), ('c2', '2024-T1', '69123'), ('c3', '2024-T1', '01001')
    ) t(id_centre, trimestre, code_commune)`;
  const ruralityChecked = async (grid: string) => {
    const folder = scratchFolder();
    const db = await openWorking({ file: ":memory:", folders: [folder], scratch: folder });
    try {
      await createLedger(db);
      await db.run(CENTRES);
      await db.run(
        "create table ruralite_communes (code_commune varchar, niveau_densite varchar, millesime integer)",
      );
      if (grid !== "") await db.run(`insert into ruralite_communes values ${grid}`);
      await checkAcross(db);
      return (await checksOf(db)).find(({ controle }) => controle === RURALITY_CHECK);
    } finally {
      db.close();
    }
  };

  test("is found by the latest density grid, and so is a commune that it does not know", async () => {
    const grid = "('02720', '4', 2020), ('02720', '6', 2024), ('69123', '1', 2024)";
    const found = await ruralityChecked(grid);
    expect(found).toMatchObject({
      nombre: 2,
      constats: [
        expect.stringMatching(/c2.*69123.*niveau de densité 1/),
        expect.stringMatching(/c3.*01001.*absente/),
      ],
    });
  });

  test("is not looked for without a grid, and that is said", async () => {
    const found = await ruralityChecked("");
    expect(found).toMatchObject({ nombre: 0, constats: [expect.stringMatching(/déclarée/)] });
  });
});
