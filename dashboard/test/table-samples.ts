import type { DataColumn } from "../src/filters/filter.js";
import type { CellValue, Rows } from "../src/table/rows.js";
import { same } from "../src/words/text.js";

/** A column of the catalogue, named as itself. */
export const column = (nom: string, type: string, more: Partial<DataColumn> = {}): DataColumn => ({
  nom,
  type,
  libelle: same(nom),
  obligatoire: false,
  choix: [],
  operateurs: ["="],
  stock: false,
  ...more,
});

/** Rows held in memory, as if they had been read from Arrow. */
export const rowsOf = (
  columns: readonly string[],
  cells: readonly (readonly CellValue[])[],
): Rows => ({
  columns,
  length: cells.length,
  cell: (row, column) => cells[row]?.[column] ?? null,
  column: (place) => cells.map((row) => row[place] ?? null),
});
