import type { Chunk, ChunkColumn } from "@fabriques/pipelines/release";

/** Bytes that may be read after the last cell, since cells are copied eight or four bytes at a time. */
export const SLACK = 8;

/** Larger arrays are not kept for the next chunk. */
const MOST_KEPT = 4 * 1_024 * 1_024;

/**
 * The cells of a chunk as they are written, before they are put in lines. A cell is a piece of `bytes`; `spans` holds
 * where each begins and ends, row after row, both 0 for one that is empty.
 */
export class Cells {
  columns = 0;
  rows = 0;
  spans: Int32Array = new Int32Array();
  bytes: Buffer = Buffer.alloc(0);
  #used = 0;

  /** Begins a chunk; `size` is a guess of the bytes of its cells. */
  begin({ columns, length }: Chunk, size: number): void {
    this.columns = columns.length;
    this.rows = length;
    const places = 2 * columns.length * length;
    if (this.spans.length < places) this.spans = new Int32Array(places);
    else this.spans.fill(0, 0, places);
    this.#used = 0;
    if (this.bytes.length > MOST_KEPT) this.bytes = Buffer.alloc(0);
    this.reserve(size);
  }

  /** Makes room for `size` bytes, until {@link keep} says where what is kept of them ends; gives where they begin. */
  reserve(size: number): number {
    const needed = this.#used + size + SLACK;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * needed);
      this.bytes.copy(larger, 0, 0, this.#used);
      this.bytes = larger;
    }
    return this.#used;
  }

  /** Keeps what was written up to that place. */
  keep(end: number): void {
    this.#used = end;
  }

  /** Adds bytes made elsewhere; gives where they begin. */
  add(data: Uint8Array): number {
    const at = this.reserve(data.length);
    this.bytes.set(data, at);
    this.keep(at + data.length);
    return at;
  }
}

const kept = new Cells();

/**
 * The cells of a chunk, to be put in lines before the next chunk begins: they take the place of the last one's. Arrays
 * made anew for each chunk would fill memory that only a whole collection of garbage frees, thirty times a second.
 */
export function beginCells(chunk: Chunk, size: number): Cells {
  kept.begin(chunk, size);
  return kept;
}

/** One column of the cells to write. */
export interface Place {
  readonly cells: Cells;
  readonly column: number;
}

/** A column of one form, as the engine gives it. */
export type ColumnOf<F extends ChunkColumn["form"]> = Extract<ChunkColumn, { readonly form: F }>;

/** Whether a row has a value. */
export const hasValue = (validity: Uint8Array | null, row: number): boolean =>
  validity === null || (((validity[row >> 3] as number) >> (row & 7)) & 1) === 1;
