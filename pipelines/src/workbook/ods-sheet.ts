import { type Cell, referenceOf } from "./cell.js";
import type { Limits } from "./limits.js";
import { cellOfOds } from "./ods-cell.js";
import { createOdsText } from "./ods-text.js";
import { WorkbookRefusal } from "./refusal.js";
import { areaReference, createFacts, type FactsBook } from "./sheet.js";
import { numberInWords } from "./words.js";
import type { Attributes } from "./xml.js";

/** A row that has cells, written once for `repeats` rows from `number` on. */
export interface OdsRow {
  readonly number: number;
  readonly repeats: number;
  readonly isHidden: boolean;
  readonly cells: readonly Cell[];
}

/** Reads the rows of one table. */
export interface OdsTable {
  readonly facts: FactsBook;
  column(attributes: Attributes): void;
  openRow(attributes: Attributes): void;
  /** Gives the row, null where it has no cell. */
  closeRow(): OdsRow | null;
  openCell(name: string, attributes: Attributes): void;
  closeCell(): void;
  readonly text: ReturnType<typeof createOdsText>;
}

const isHidden = ({ "table:visibility": visibility = "visible" }: Attributes): boolean =>
  visibility !== "visible";

/** A number of repetitions or of cells spanned, 1 where it is not said; beyond any sheet, it is still a number. */
const times = (said: string | undefined): number => {
  const count = Math.min(Number(said ?? 1), Number.MAX_SAFE_INTEGER);
  return count >= 1 ? Math.floor(count) : 1;
};

/** Makes the {@link OdsTable} of the sheet `sheet`. */
export function createOdsTable(sheet: string, limits: Limits): OdsTable {
  const facts = createFacts(limits.columns);
  const text = createOdsText(limits.cellText);
  let columns = 0;
  let row = 0;
  let rows = 1;
  let isRowHidden = false;
  let cells: Cell[] = [];
  let column = 0;
  let attributes: Attributes = {};
  let isCovered = false;
  let repeated = 0;

  const tooMany = (count: number): never => {
    throw new WorkbookRefusal("repeated_rows", { sheet, row, detail: numberInWords(count) });
  };
  /** What is written once counts for as many cells as it stands for. */
  const repeat = (count: number): void => {
    repeated += count;
    if (repeated > limits.repeatedCells) tooMany(count);
  };
  const put = (read: Cell, count: number): void => {
    const last = Math.min(column + count - 1, limits.columns);
    if (count > 1) repeat(Math.max(0, last - column));
    for (let at = column; at <= last; at += 1) {
      cells.push(at === column ? read : { ...read, column: at });
      facts.use(at);
    }
    if (column + count - 1 > limits.columns) {
      const first = Math.max(column, limits.columns + 1);
      facts.tell("beyond", () => referenceOf(row, first));
    }
  };
  const tellMerge = (): void => {
    const spanned = {
      columns: times(attributes["table:number-columns-spanned"]),
      rows: times(attributes["table:number-rows-spanned"]),
    };
    if (spanned.columns === 1 && spanned.rows === 1) return;
    facts.tell("merges", () => areaReference({ row, column }, spanned));
  };
  return {
    facts,
    text,
    column(said) {
      const count = times(said["table:number-columns-repeated"]);
      if (isHidden(said)) facts.hide(columns + 1, columns + count);
      columns += count;
    },
    openRow(said) {
      row += rows;
      rows = times(said["table:number-rows-repeated"]);
      isRowHidden = isHidden(said);
      cells = [];
      column = 1;
    },
    closeRow() {
      if (cells.length === 0) return null;
      const last = row + rows - 1;
      if (rows > limits.repeats) tooMany(rows);
      if (last > limits.rows) throw new WorkbookRefusal("too_many_rows", { sheet, row: last });
      repeat((rows - 1) * cells.length);
      if (isRowHidden) facts.tell("hiddenRows", () => String(row), rows);
      return { number: row, repeats: rows, isHidden: isRowHidden, cells };
    },
    openCell(name, said) {
      attributes = said;
      isCovered = name === "table:covered-table-cell";
    },
    closeCell() {
      const count = times(attributes["table:number-columns-repeated"]);
      const raw = { column, attributes, text: text.take(), most: limits.cellText };
      const read = cellOfOds(raw);
      if (isCovered) {
        if (read !== null) facts.tell("covered", () => referenceOf(row, column));
      } else {
        tellMerge();
        if (attributes["table:formula"] !== undefined) {
          facts.tell("formulas", () => referenceOf(row, column));
        }
        if (read !== null) put(read, count);
      }
      column += count;
    },
  };
}
