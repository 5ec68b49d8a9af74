import { DataType, type Field, tableFromIPC } from "apache-arrow";

/** What a cell holds once read: a date is its ISO text, a list its texts joined by `|`. */
export type CellValue = string | number | boolean | null;

/** One row, with its place in the dataset's own order and its cells in the order of the columns. */
export interface Row {
  readonly place: number;
  readonly cells: readonly CellValue[];
}

/** Rows read from an Arrow IPC stream, with the names of their columns. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Reads the bytes of an Arrow IPC stream; throws when they are not one. */
export function readRows(bytes: Uint8Array): Rows {
  const table = tableFromIPC(bytes);
  const readers = table.schema.fields.map((field, index) => {
    const vector = table.getChildAt(index);
    const read = readerOf(field);
    return (row: number): CellValue => {
      const value: unknown = vector?.get(row);
      return value === null || value === undefined ? null : read(value);
    };
  });
  return {
    columns: table.schema.fields.map(({ name }) => name),
    rows: Array.from({ length: table.numRows }, (_, row) => ({
      place: row,
      cells: readers.map((read) => read(row)),
    })),
  };
}

/** How a value that Arrow gives becomes a cell: 64-bit integers and dates are types of their own in JavaScript. */
function readerOf({ type }: Field): (value: unknown) => CellValue {
  if (DataType.isDate(type)) return (value) => isoDate(Number(value));
  if (DataType.isBool(type)) return (value) => value === true;
  if (DataType.isInt(type) || DataType.isFloat(type)) return Number;
  return String;
}

const isoDate = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
