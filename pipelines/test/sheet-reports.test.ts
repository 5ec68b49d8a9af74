import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FAULTS, layOut, observeFolder, readFault } from "./faults.js";
import { scratchFolder } from "./scratch.js";
import { textsOf } from "./sheets.js";
import { asOwnXlsx } from "./workbook/tables.js";

/** Faults of cells and rows, not of the notation of CSV: a workbook of the same texts has the same report. */
const SAME = [
  "cle-en-conflit",
  "en-tete-sur-deux-lignes",
  "erreurs-de-tableur",
  "ligne-de-total",
  "milliers-point-decides",
  "notes-en-fin",
  "pourcentage-en-etp",
  "second-en-tete",
  "valeur-sans-colonne",
  "zero-perdu",
];

interface Told {
  readonly ligne: number | null;
  readonly colonne: string | null;
  readonly regle: string;
}
const placed = (all: readonly Told[]): readonly unknown[] =>
  all.map(({ ligne, colonne, regle }) => [ligne, colonne, regle]);

test.each(SAME)("a workbook has the report of the CSV file: %s", async (name) => {
  const expected = readFault(name);
  const folder = join(scratchFolder(), "exports");
  layOut(name, expected, folder);
  const own = readdirSync(join(FAULTS, name)).filter((file) => file.endsWith(".csv"));
  const books = own.map((file) => file.replace(/csv$/, "xlsx"));
  for (const [i, file] of own.entries()) {
    const book = await asOwnXlsx(textsOf(readFileSync(join(folder, file), "utf8")));
    writeFileSync(join(folder, books[i] ?? ""), book);
    rmSync(join(folder, file));
  }
  const seen = await observeFolder(folder, scratchFolder(), books, expected.jour);
  expect(seen.refus).toEqual(expected.refus);
  expect(seen.counts).toEqual(expected.sources ?? {});
  expect(placed(seen.anomalies)).toEqual(placed(expected.anomalies ?? []));
  expect(placed(seen.notices)).toEqual(placed(expected.notices ?? []));
});
