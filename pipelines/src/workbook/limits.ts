/** How far a workbook is read; beyond, it is refused or told, never cut in silence. */
export interface Limits {
  /** Files in the zip. */
  readonly entries: number;
  /** Bytes of all the files of the zip once inflated. */
  readonly unpacked: number;
  /** Times that a file may grow when it is inflated, once it is longer than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Bytes of a part that says how the others are linked. */
  readonly smallPart: number;
  /** Characters between two events of XML, and elements one inside the other. */
  readonly token: number;
  readonly depth: number;
  /** Bytes that all shared strings may take. */
  readonly strings: number;
  readonly sheets: number;
  /** Cell formats. */
  readonly styles: number;
  /** Rows and columns of a sheet, by their numbers from 1. */
  readonly rows: number;
  readonly columns: number;
  /** Characters (UTF-16) of a cell. */
  readonly cellText: number;
  /** Times that one row that is not empty may be repeated (ODS). */
  readonly repeats: number;
  /** Cells of a sheet that are written once and repeated (ODS). */
  readonly repeatedCells: number;
}

const MIB = 1 << 20;

/** Limits of Excel where it has one; else far above any export and far below what would fill the memory. */
export const LIMITS: Limits = {
  entries: 10_000,
  unpacked: 8192 * MIB,
  ratio: 300,
  ratioFrom: 64 * MIB,
  smallPart: 16 * MIB,
  token: 8 * MIB,
  depth: 256,
  strings: 512 * MIB,
  sheets: 1000,
  styles: 100_000,
  rows: 1_048_576,
  columns: 1000,
  cellText: 32_767,
  repeats: 10_000,
  repeatedCells: 10_000_000,
};
