import type { Chunk, ChunkColumn } from "@fabriques/pipelines/release";

/** Name and DuckDB type of a column, known before the first row. */
export interface TypedColumn {
  readonly name: string;
  readonly sqlType: string;
}

/** A value of a row, ready for text formats: dates are ISO text, a bigint too large for a number is text. */
export type CellValue = string | number | boolean | null;

/** Reads the values of one column by row number. */
export type CellReader = (row: number) => CellValue;

/** The readers of a chunk's columns, in order. */
export const cellReaders = (chunk: Chunk): readonly CellReader[] => chunk.columns.map(readerOf);

function readerOf(column: ChunkColumn): CellReader {
  const read = valueReader(column);
  const { validity } = column;
  if (!validity) return read;
  return (row) => (((validity[row >> 3] ?? 0) >> (row & 7)) & 1 ? read(row) : null);
}

function valueReader(column: ChunkColumn): CellReader {
  switch (column.form) {
    case "booleans":
      return (row) => column.data[row] === 1;
    case "dictionary":
      return (row) => column.dictionary[column.data[row] ?? -1] ?? null;
    case "utf8": {
      const { data, offsets } = column;
      const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      return (row) => bytes.toString("utf8", offsets[row], offsets[row + 1]);
    }
    case "values":
      return column.sqlType === "DATE"
        ? (row) => isoDay(Number(column.data[row]))
        : (row) => plainNumber(column.data[row] ?? null);
  }
}

const DAY_MS = 86_400_000;
const isoDay = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

function plainNumber(value: number | bigint | null): CellValue {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
