import type { CellValue, Rows } from "../src/table/rows.js";

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
