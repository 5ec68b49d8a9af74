import { columnLetters, type Row, referenceOf } from "./cell.js";

/** `very_hidden` is a sheet that only a macro may show. */
export type Visibility = "visible" | "hidden" | "very_hidden";

/** Things of one kind met in a sheet: how many, and the first, as a reference (`C12`, `A1:B3`). */
export interface Met {
  readonly count: number;
  readonly first: string | null;
}

/** What a sheet has besides its cells; whole once its rows were read to the end. */
export interface SheetFacts {
  /** Rows that are hidden or filtered out, and hidden columns, that have cells: read all the same. */
  readonly hiddenRows: Met;
  readonly hiddenColumns: Met;
  /** Cells merged: the value is in the first one. */
  readonly merges: Met;
  /** Cells that hold a formula: their last known value is read. */
  readonly formulas: Met;
  /** Cells that are not empty beyond the last column that is read. */
  readonly beyond: Met;
  /** Values that a merge covers, which a reader of the sheet does not see: left out (ODS only). */
  readonly covered: Met;
}

/** A sheet to read, like a CSV file whose lines have their number. */
export interface Sheet {
  readonly name: string;
  /** In the workbook, from 1. */
  readonly position: number;
  readonly visibility: Visibility;
  /** Rows as they come, by batches, once; throws `WorkbookRefusal` where the sheet cannot be read whole. */
  rows(): AsyncGenerator<readonly Row[]>;
  facts(): SheetFacts;
}

/** A workbook that was recognised and opened. */
export interface Workbook {
  readonly kind: "xlsx" | "ods";
  /** Macros are there; they never run. */
  readonly hasMacros: boolean;
  /** The program that wrote the workbook asks for its formulas to be computed again: their values may be `0` for want of better. */
  readonly calculatesOnOpen: boolean;
  /** Its sheets of rows, in order, each to be read, or not, before the next; starts over at each call. */
  sheets(): AsyncGenerator<Sheet>;
  close(): void;
}

/** Gathers the {@link SheetFacts} of a sheet. */
export interface FactsBook {
  tell(fact: keyof SheetFacts, first: () => string, count?: number): void;
  /** Columns that are hidden, from one to another, before any cell. */
  hide(from: number, to: number): void;
  /** A column that has a cell: told once where it is hidden. */
  use(column: number): void;
  facts(): SheetFacts;
}

/** Makes an empty {@link FactsBook} of a sheet of at most so many columns. */
export function createFacts(columns: number): FactsBook {
  const hidden = new Uint8Array(columns + 1);
  const met: Record<keyof SheetFacts, { count: number; first: string | null }> = {
    hiddenRows: { count: 0, first: null },
    hiddenColumns: { count: 0, first: null },
    merges: { count: 0, first: null },
    formulas: { count: 0, first: null },
    beyond: { count: 0, first: null },
    covered: { count: 0, first: null },
  };
  const tell = (fact: keyof SheetFacts, first: () => string, count = 1): void => {
    const one = met[fact];
    one.count += count;
    one.first ??= first();
  };
  return {
    tell,
    hide(from, to) {
      if (from >= 1) hidden.fill(1, from, to + 1);
    },
    use(column) {
      if (hidden[column] !== 1) return;
      hidden[column] = 0;
      tell("hiddenColumns", () => columnLetters(column));
    },
    facts: () => structuredClone(met),
  };
}

/** `A1:B3` for what begins at a cell and covers so many columns and rows. */
export const areaReference = (
  { row, column }: { readonly row: number; readonly column: number },
  { columns, rows }: { readonly columns: number; readonly rows: number },
): string => `${referenceOf(row, column)}:${referenceOf(row + rows - 1, column + columns - 1)}`;
