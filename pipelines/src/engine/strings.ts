import { isValid } from "./chunk.js";

/** Bytes of one string cell in a DuckDB vector: length, then 12 bytes inline, or 4 of prefix and a pointer. */
const CELL_BYTES = 16;
const INLINE_BYTES = 12;
const POINTER_OFFSET = 8;
/** Longest gap between two live strings that one read may cross: far below a memory page, so it cannot fault. */
const MERGED_GAP = 64;

/** Reads `length` bytes at the pointer held by `cells` at byte `offset`; valid only while the chunk is alive. */
export type PointerReader = (cells: ArrayBuffer, offset: number, length: number) => Uint8Array;

/** A VARCHAR vector as it comes from DuckDB. */
export interface StringCells {
  readonly cells: Uint8Array;
  readonly validity: Uint8Array | null;
  readonly length: number;
  readonly read: PointerReader;
}

/** Turns DuckDB's string cells into Arrow's layout; neighbours in memory are read by one native call. */
export function readStrings(source: StringCells): { offsets: Int32Array; data: Uint8Array } {
  const words = new Uint32Array(source.cells.buffer, source.cells.byteOffset, source.length * 4);
  const offsets = cellOffsets(source, words);
  const data = new Uint8Array(offsets[source.length] ?? 0);
  for (let row = 0; row < source.length; ) {
    const size = (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
    if (size > INLINE_BYTES) {
      row = copyRun({ source, words, offsets, data }, row);
      continue;
    }
    copyBytes(source.cells, row * CELL_BYTES + 4, { data, at: offsets[row] ?? 0, size });
    row += 1;
  }
  return { offsets, data };
}

function cellOffsets(source: StringCells, words: Uint32Array): Int32Array {
  const offsets = new Int32Array(source.length + 1);
  let end = 0;
  for (let row = 0; row < source.length; row += 1) {
    // The cell of a missing value holds whatever was there before.
    if (isValid(source.validity, row)) end += words[row * 4] ?? 0;
    offsets[row + 1] = end;
  }
  return offsets;
}

interface Copy {
  readonly source: StringCells;
  readonly words: Uint32Array;
  readonly offsets: Int32Array;
  readonly data: Uint8Array;
}

/** Copies the long string of `first` and those that follow it in memory; gives the first row not copied. */
function copyRun(copy: Copy, first: number): number {
  const { source, words, offsets, data } = copy;
  const sizeOf = (row: number): number => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
  const start = pointer(words, first);
  let end = start + sizeOf(first);
  let next = first + 1;
  for (; next < source.length && sizeOf(next) > INLINE_BYTES; next += 1) {
    const at = pointer(words, next);
    if (at < end || at > end + MERGED_GAP) break;
    end = at + sizeOf(next);
  }
  const cellAt = source.cells.byteOffset + first * CELL_BYTES + POINTER_OFFSET;
  const bytes = source.read(source.cells.buffer as ArrayBuffer, cellAt, end - start);
  for (let row = first; row < next; row += 1) {
    const from = pointer(words, row) - start;
    copyBytes(bytes, from, { data, at: offsets[row] ?? 0, size: sizeOf(row) });
  }
  return next;
}

/** Below, a loop costs less than the two objects that a copy by the machine needs. */
const LONG_BYTES = 64;

function copyBytes(
  bytes: Uint8Array,
  from: number,
  { data, at, size }: { readonly data: Uint8Array; readonly at: number; readonly size: number },
): void {
  if (size > LONG_BYTES) data.set(bytes.subarray(from, from + size), at);
  else for (let i = 0; i < size; i += 1) data[at + i] = bytes[from + i] ?? 0;
}

/** Addresses stay below 2^48, so a double holds them exactly. */
const pointer = (words: Uint32Array, row: number): number =>
  (words[row * 4 + 3] ?? 0) * 2 ** 32 + (words[row * 4 + 2] ?? 0);
