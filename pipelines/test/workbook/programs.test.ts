import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { kindOfFile } from "../../src/workbook/kind.js";
import { readBook } from "./books.js";

const folder = resolve(import.meta.dirname, "../../../fixtures/workbooks");
const path = (name: string): string => join(folder, name);

/** The same little workbook, by five programs. */
const CONTRACTS = {
  ...{ A1: "text Numéro", B1: "text Signé le", C1: "text Montant" },
  ...{ D1: "text Part", E1: "text Actif", F1: "text Note" },
  ...{ A2: "text C-001", B2: "date 2023-03-31", C2: "number 427000" },
  ...{ D2: "percentage 0.125", E2: "boolean vrai", F2: "text a\nb" },
  ...{ A3: "text C-002", B3: "date 2024-02-29T12:30:00", C3: "number 0.3" },
  ...{ D3: "percentage 1", E3: "boolean faux", F3: "text é€œ 😀" },
  ...{ A4: "text C-003", C4: "number 854000", F4: "error #N/A" },
  ...{ A6: "text C-004", B6: "time 08:05:09", C6: "number -12.5", F6: "text \r" },
  ...{ A7: "text gras et maigre", A9: "text fusion" },
};
const { F6: _, ...WITHOUT_RETURN } = CONTRACTS;
const DATES = {
  ...{ B1: "date 2023-03-31", B2: "date 2023-03-31", B3: "date 2023-03-31" },
  ...{ B4: "date 2023-03-31T06:00:00", B5: "time 12:00:00", B6: "time 12:00:00" },
  ...{
    B7: "percentage 0.5",
    B8: "number 0.5",
    B9: "number 0.5",
    B10: "number 0.5",
    B11: "number 0",
  },
};
const TEXTS = {
  ...{ A1: "text   bords  ", B1: "text a   b\tc", A2: "text ligne 1\nligne 2" },
  ...{ C2: "number 0.333333333333333", D2: "error #DIV/0!", E2: "error #N/A", F2: "text ét" },
  ...Object.fromEntries(
    [4, 5, 6, 7, 8].flatMap((n) => [
      [`A${n}`, "number 7"],
      [`B${n}`, "number 7"],
    ]),
  ),
  ...{ A1001: "text loin", AO1001: "text à droite" },
};

/** First sheet of each, and what its program makes otherwise. */
const BOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // openpyxl never computes a formula.
  "openpyxl.xlsx": { ...CONTRACTS, C4: "fault formula_without_value " },
  "libreoffice.xlsx": CONTRACTS,
  // LibreOffice writes `TRUE()` of another program as a number, and drops a lone carriage return.
  "libreoffice.ods": { ...WITHOUT_RETURN, E2: "number 1", E3: "number 0" },
  "gnumeric.xlsx": CONTRACTS,
  // Gnumeric writes a percentage as a number, and the code of a character as a text.
  "gnumeric.ods": { ...CONTRACTS, D2: "number 0.125", D3: "number 1", F6: "text _x000D_" },
  "exceljs.xlsx": {
    ...{ A1: "text texte", B1: "text nombre", C1: "text date", D1: "text booléen" },
    ...{ E1: "text erreur", F1: "text formule", G1: "text riche" },
    ...{ A2: "text été", B2: "number 1234.5", C2: "date 2022-12-31", D2: "boolean vrai" },
    ...{ E2: "error #N/A", F2: "number 2469", G2: "text a b" },
    ...{ A3: "text  espaces ", B3: "number 1000000000000000000000" },
    ...{ C3: "date 2022-12-31T23:59:59", D3: "boolean faux", E3: "error #REF!" },
    ...{ F3: "fault formula_without_value ", G3: "text ligne\nsuivante" },
  },
  "xlsxwriter-1904.xlsx": DATES,
  "libreoffice-dates.ods": DATES,
  "textes.xlsx": { ...TEXTS, G2: "boolean vrai" },
  "textes.ods": { ...TEXTS, G2: "number 1" },
};

/** Files of the same folder that are no workbook to be read. */
const OTHERS: Readonly<Record<string, string>> = {
  "libreoffice.xls": "xls",
  "libreoffice.fods": "fods",
  "mot-de-passe.xlsx": "xlsx-protected",
  "mot-de-passe.ods": "ods-protected",
};

describe("workbooks of other programs", () => {
  it.each(Object.entries(BOOKS))("%s", async (name, expected) => {
    const [sheet] = await readBook(path(name));
    const { cells = {} } = sheet ?? {};
    const shown = name.includes("dates") || name.includes("1904") ? pick(cells, "B") : cells;
    expect(shown).toEqual(expected);
  });

  it.each(Object.entries(OTHERS))("%s is %s", async (name, kind) => {
    expect(await kindOfFile(path(name))).toBe(kind);
  });

  it("each of the folder is read, and none is without a word on how it was made", () => {
    const files = readdirSync(folder).filter((name) => !/\.(json|md)$/.test(name));
    expect(files.sort()).toEqual([...Object.keys(BOOKS), ...Object.keys(OTHERS)].sort());
    const readMe = readFileSync(path("README.md"), "utf8");
    expect(files.filter((name) => !readMe.includes(`\`${name}\``))).toEqual([]);
  });

  it("hidden sheets, rows and columns, merges: told as each program writes them", async () => {
    const [first, hidden, very] = await readBook(path("openpyxl.xlsx"));
    expect(first?.hidden).toEqual([3]);
    expect(first?.facts).toEqual({
      hiddenRows: { count: 1, first: "3" },
      hiddenColumns: { count: 1, first: "E" },
      merges: { count: 1, first: "A9:C9" },
      formulas: { count: 1, first: "C4" },
      beyond: { count: 0, first: null },
      covered: { count: 0, first: null },
    });
    expect([hidden?.visibility, hidden?.cells]).toEqual(["hidden", { C5: "number 1" }]);
    expect([very?.visibility, very?.cells]).toEqual(["very_hidden", { A1: "text x" }]);
  });

  it("a sheet that is a chart has no rows and is left out", async () => {
    const sheets = await readBook(path("xlsxwriter-1904.xlsx"));
    expect(sheets.map(({ name }) => name)).toEqual(["Dates", "Après le graphique"]);
  });

  const pick = (cells: Readonly<Record<string, string>>, column: string): object =>
    Object.fromEntries(Object.entries(cells).filter(([place]) => place.startsWith(column)));
});
