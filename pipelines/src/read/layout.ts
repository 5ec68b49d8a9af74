import type { Delimiter } from "./record.js";

/** Where the records of a file begin and what each must hold. */
export interface Layout {
  readonly delimiter: Delimiter;
  /** Cells of every record, and how many of them have a name: the others, at the end, must be empty. */
  readonly width: number;
  readonly named: number;
  /** Byte offset and physical line of the first record after the header. */
  readonly offset: number;
  readonly line: number;
  /** Marks of the header: its newline must be that of the records. */
  readonly headerMarks: number;
  /** Positions of the cells without which a row is refused. */
  readonly required: readonly number[];
}
