import { DataType, type Field, tableFromIPC, type Vector } from "apache-arrow";

/** What a cell holds once read: a date is its ISO text, a list its texts joined by `|`. */
export type CellValue = string | number | boolean | null;

/** Rows read from an Arrow IPC stream, kept by column: no object is made for a row, so that 100,000 of them cost nothing. */
export interface Rows {
  readonly columns: readonly string[];
  /** How many rows there are. */
  readonly length: number;
  /** The cell of a row, by the place of the row in the dataset's own order and the place of the column. */
  readonly cell: (row: number, column: number) => CellValue;
  /** Every cell of a column, in the dataset's own order; read once. */
  readonly column: (place: number) => readonly CellValue[];
}

/** Reads the bytes of an Arrow IPC stream; throws when they are not one. */
export function readRows(bytes: Uint8Array): Rows {
  const table = tableFromIPC(bytes);
  const readers = table.schema.fields.map((field, place) =>
    readerOf(field, table.getChildAt(place)),
  );
  const cell = (row: number, column: number): CellValue => readers[column]?.(row) ?? null;
  const read = new Map<number, readonly CellValue[]>();
  return {
    columns: table.schema.fields.map(({ name }) => name),
    length: table.numRows,
    cell,
    column(place) {
      const known = read.get(place);
      if (known) return known;
      const cells = Array.from({ length: table.numRows }, (_, row) => cell(row, place));
      read.set(place, cells);
      return cells;
    },
  };
}

function readerOf({ type }: Field, vector: Vector | null): (row: number) => CellValue {
  // The few words of a dictionary are decoded once, and not at every row.
  const source = DataType.isDictionary(type) ? vector?.memoize() : vector;
  const read = cellOf(type);
  return (row) => {
    const value: unknown = source?.get(row);
    return value === null || value === undefined ? null : read(value);
  };
}

/** How a value that Arrow gives becomes a cell: 64-bit integers and dates are types of their own in JavaScript. */
function cellOf(type: DataType): (value: unknown) => CellValue {
  if (DataType.isDate(type)) return (value) => isoDate(Number(value));
  if (DataType.isBool(type)) return (value) => value === true;
  if (DataType.isInt(type) || DataType.isFloat(type)) return Number;
  return String;
}

const isoDate = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
