import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { literal, missing, secretAtSource } from "../src/catalogue/cells.js";
import { KINDS } from "../src/catalogue/kinds.js";
import type { KindId } from "../src/catalogue/model.js";
import { text } from "../src/catalogue/text.js";
import { type Database, openWorking } from "../src/engine/index.js";
import { rowsOf } from "./faults.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

const folder = suiteFolder();
let db: Database;
beforeAll(async () => {
  db = await openWorking({ file: ":memory:", folders: [folder], scratch: folder });
});
afterAll(() => db.close());

async function judged(sql: string, cells: readonly (string | null)[]): Promise<unknown[]> {
  const rows = cells.map((cell, i) => `(${i}, ${cell === null ? "null" : literal(cell)}::varchar)`);
  const found = await db.all(
    `select ${sql} as v from (values ${rows.join(", ")}) t(i, cell) order by i`,
  );
  return found.map(({ v }) => v);
}

describe("a value under secrecy at the source", () => {
  const SECRET = [
    "s",
    "S",
    " s ",
    "\u00a0s\u202f",
    "secret",
    "N/A - secret statistique",
    "N/A - SECRET STATISTIQUE",
  ];
  const NOT = [null, "", "NC", "n.d.", "-", "N/A - résultat non disponible", "so", "12", "ss12"];

  test("is told apart from one that is missing, and both have no value", async () => {
    expect(await judged(secretAtSource("cell"), SECRET)).toEqual(SECRET.map(() => true));
    expect(await judged(secretAtSource("cell"), NOT)).toEqual(NOT.map(() => false));
    expect(await judged(missing("cell"), SECRET)).toEqual(SECRET.map(() => true));
  });

  test("does not take the place of the choice that is written so", async () => {
    const choices = [{ value: "S", label: text("Services", "Services") }];
    const column = {
      name: "secteur",
      kind: "choix",
      label: text("Secteur", "Sector"),
      choices,
    } as const;
    expect(await judged(KINDS.choix.read("cell", column), ["S", "s"])).toEqual(["S", "S"]);
  });

  test("leaves its cell empty and the rest of its row in place", async () => {
    const rows = await rowsOf("secret-a-la-source", "places_rurales", scratchFolder());
    expect(rows[0]).toMatchObject({
      heures_fle: null,
      inscrits_code_route: null,
      places_autorisees: 74,
    });
  });
});

describe("a leading zero that a spreadsheet dropped", () => {
  const CASES: readonly (readonly [KindId, string, boolean])[] = [
    ["departement", "1", true],
    ["departement", " 1 ", true],
    ["departement", "01", false],
    ["departement", "971", false],
    ["departement", "2a", false],
    ["region", "3", true],
    ["commune", "1004", true],
    ["commune", "01004", false],
    ["commune", "2a004", false],
    ["liste_departements", "91|1", true],
    ["liste_departements", "1", true],
    ["liste_departements", "91|77", false],
    ["liste_departements", "971|2A", false],
  ];

  test.each(CASES)("%s « %s » : %s", async (kind, cell, isRestored) => {
    const { restored } = KINDS[kind];
    expect(await judged(restored?.("cell") ?? "null", [cell])).toEqual([isRestored]);
  });

  test("is put back where the code's kind makes it certain, and nowhere else", async () => {
    const rows = await rowsOf("zero-perdu-partout", "places_rurales", scratchFolder());
    expect(rows[0]).toMatchObject({ code_commune: "02720", _departements: ["02"] });
    expect(KINDS.siren.restored).toBeUndefined();
  });
});
