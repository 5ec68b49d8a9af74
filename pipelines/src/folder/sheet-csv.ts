import type { Column } from "../catalogue/model.js";
import type { Cell, Row } from "../workbook/cell.js";
import { type LineMap, newlinesIn } from "./line-map.js";
import { rowText } from "./sheet-text.js";

/** How a sheet is written out. */
export interface SheetForm {
  /** Cells of each line. */
  readonly width: number;
  /** The column of each cell of a record; those of the rows before `firstRow` are titles and names. */
  readonly columns: readonly (Column | null)[];
  readonly firstRow: number;
}

/** What is told of the rows as they are written. */
export interface Telling {
  readonly lines: LineMap;
  /** A cell of a record that has a column. */
  readonly visit: (row: number, cell: Cell, column: Column) => void;
}

const TITLES: readonly (Column | null)[] = [];

/** Writes rows out as CSV, batch by batch as they come and none kept: one record a row, an empty line for a row that is not there. */
export async function* csvOf(
  batches: AsyncIterable<readonly Row[]>,
  { width, columns, firstRow }: SheetForm,
  { lines, visit }: Telling,
): AsyncGenerator<string> {
  let row = 1;
  let line = 1;
  for await (const batch of batches) {
    let text = "";
    for (const one of batch) {
      const isRecord = one.number >= firstRow;
      text += "\n".repeat(one.number - row);
      line += one.number - row;
      row = one.number + 1;
      const record = rowText(one, { width, columns: isRecord ? columns : TITLES });
      text += `${record}\n`;
      const breaks = newlinesIn(record);
      line += breaks + 1;
      if (breaks > 0) lines.add(line, row);
      if (!isRecord) continue;
      for (const cell of one.cells) {
        const column = columns[cell.column - 1];
        if (column) visit(one.number, cell, column);
      }
    }
    yield text;
  }
}
