import type { Chunk } from "@fabriques/pipelines/release";
import type { Entry } from "../archive.js";
import { type CellReader, cellReaders, type TypedColumn } from "../cells.js";
import type { ReadMeLine } from "../read-me-lines.js";

/** Rows that spreadsheets take in one sheet, header included. */
const SHEET_ROWS = 1_048_576;

/** Written in one go: a millisecond or two, during which nobody else is answered. */
const ROWS_AT_ONCE = 256;

/** Consecutive rows of a chunk, from `from` to `to` excluded. */
export interface Slice {
  readonly readers: readonly CellReader[];
  readonly from: number;
  readonly to: number;
}

/** A workbook to write: sheets of data, then « Lisez-moi ». Its parts must be read in order. */
export interface Book {
  readonly columns: readonly TypedColumn[];
  /** Names of the sheets of data, in order. */
  readonly sheets: readonly string[];
  /** The rows of the next sheet of data. */
  rows(): AsyncGenerator<Slice>;
  /** The facts, once every sheet was read; throws if a row was left out. */
  readMe(): Promise<readonly ReadMeLine[]>;
}

/** A kind of workbook: the files of its archive, in order. */
export type BookForm = (book: Book) => readonly Entry[];

/** What a {@link Book} is made from. */
export interface BookSource {
  readonly name: string;
  readonly columns: readonly TypedColumn[];
  readonly total: number;
  readonly chunks: AsyncIterable<Chunk>;
  readonly readMe: () => readonly ReadMeLine[];
  /** For tests; {@link SHEET_ROWS} otherwise. */
  readonly rowsPerSheet?: number;
}

/** Deals rows out to as many sheets as they need; `close` frees their stream, read to its end or not. */
export function openBook(source: BookSource): Book & { close(): Promise<void> } {
  const limit = (source.rowsPerSheet ?? SHEET_ROWS) - 1;
  const count = Math.max(1, Math.ceil(source.total / limit));
  const chunks = source.chunks[Symbol.asyncIterator]();
  let rest: Slice | null = null;
  const next = async (): Promise<Slice | null> => {
    if (rest) return rest;
    const { done, value } = await chunks.next();
    return done ? null : { readers: cellReaders(value), from: 0, to: value.length };
  };
  return {
    columns: source.columns,
    sheets: Array.from({ length: count }, (_, i) => sheetName(source.name, i)),
    async *rows() {
      for (let room = limit; room > 0; ) {
        const slice = await next();
        if (!slice) return;
        const to = Math.min(slice.to, slice.from + Math.min(room, ROWS_AT_ONCE));
        rest = to < slice.to ? { ...slice, from: to } : null;
        room -= to - slice.from;
        yield { ...slice, to };
      }
    },
    async readMe() {
      if (await next()) throw new Error("rows left out of the sheets");
      return source.readMe();
    },
    async close() {
      await chunks.return?.();
    },
  };
}

/** Spreadsheets take 31 characters, and none of `[]:*?/\`. */
function sheetName(name: string, index: number): string {
  const suffix = index === 0 ? "" : ` (${index + 1})`;
  return name.replaceAll(/[[\]:*?/\\]/g, "_").slice(0, 31 - suffix.length) + suffix;
}
