/**
 * What a cell holds. A percentage is kept apart from a number: its text is the number stored, `0.125` for 12,5 %. A fault is a
 * cell that has no sure value: see {@link CellFault}.
 */
export type CellType =
  | "text"
  | "number"
  | "percentage"
  | "date"
  | "time"
  | "boolean"
  | "error"
  | "fault";

/** Why the value of a cell is not sure. */
export type CellFault =
  | "formula_without_value"
  | "unreadable_number"
  | "too_many_digits"
  | "date_zero"
  | "date_one"
  | "false_leap_day"
  | "date_out_of_range"
  | "unreadable_date"
  | "unreadable_boolean"
  | "unknown_string"
  | "unknown_type"
  | "text_too_long";

/** A cell that is not empty. */
export interface Cell {
  /** From 1: see {@link columnLetters}. */
  readonly column: number;
  readonly type: CellType;
  /**
   * As a CSV cell would hold it: text as it is, plain decimal (`427000`, `0.5`), `2024-03-31` or `2024-03-31T12:30:00`,
   * `12:30:00`, `vrai` or `faux`, `#N/A`; what was written, for a fault.
   */
  readonly text: string;
  /** Only where `type` is `fault`. */
  readonly fault: CellFault | null;
}

/** A row that has a cell at least. */
export interface Row {
  /** In the sheet, from 1. */
  readonly number: number;
  readonly isHidden: boolean;
  /** In the order of the columns, empty ones left out. */
  readonly cells: readonly Cell[];
}

/** `A` for 1, `Z`, `AA`… */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? last : columnLetters(Math.floor((column - 1) / 26)) + last;
}

/** `C12` for row 12 and column 3. */
export const referenceOf = (row: number, column: number): string =>
  `${columnLetters(column)}${row}`;

/** Where a reference points. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const UPPER_A = 0x41;
const ZERO = 0x30;
/** Longest numbers that a reference may have: seven digits and four letters are beyond any sheet. */
const LONGEST = 11;

/** Reads `C12`; null where it is not a reference. */
export function placeOf(reference: string): Place | null {
  if (reference.length > LONGEST) return null;
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) & ~0x20) - UPPER_A;
    if (letter < 0 || letter > 25) break;
    column = column * 26 + letter + 1;
  }
  let row = 0;
  const digits = at;
  for (; at < reference.length; at += 1) {
    const digit = reference.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return column === 0 || at === digits || row === 0 ? null : { row, column };
}
