import type { Chunk, ChunkColumn } from "@fabriques/pipelines/release";

type FormOf<F extends ChunkColumn["form"]> = Extract<ChunkColumn, { readonly form: F }>;

/** The columns of consecutive chunks put end to end, each as one column. */
export function mergeColumns(chunks: readonly Chunk[]): readonly ChunkColumn[] {
  const [first] = chunks;
  if (!first || chunks.length === 1) return first?.columns ?? [];
  return first.columns.map((column, index) => {
    const parts = chunks.map((chunk) => chunk.columns[index] as ChunkColumn);
    const validity = mergeValidity(parts, chunks);
    if (column.form === "utf8") {
      return { ...column, validity, ...mergeTexts(parts as FormOf<"utf8">[]) };
    }
    return { ...column, validity, data: mergeArrays(parts as FormOf<"values">[]) } as ChunkColumn;
  });
}

function mergeArrays(parts: readonly FormOf<"values">[]): FormOf<"values">["data"] {
  const length = parts.reduce((sum, part) => sum + part.data.length, 0);
  const merged = emptyLike(parts[0]?.data, length) as Int32Array;
  let at = 0;
  for (const part of parts) {
    merged.set(part.data as Int32Array, at);
    at += part.data.length;
  }
  return merged;
}

type Numbers = FormOf<"values">["data"];

/** An array of the same type; the engine's bytes may come as a Buffer, which must not be built by its constructor. */
function emptyLike(data: Numbers | undefined, length: number): Numbers {
  if (data === undefined || data instanceof Uint8Array) return new Uint8Array(length);
  return new (data.constructor as new (length: number) => Numbers)(length);
}

function mergeTexts(parts: readonly FormOf<"utf8">[]): Pick<FormOf<"utf8">, "data" | "offsets"> {
  const rows = parts.reduce((sum, part) => sum + part.offsets.length - 1, 0);
  const size = parts.reduce((sum, part) => sum + part.data.length, 0);
  const offsets = new Int32Array(rows + 1);
  const data = new Uint8Array(size);
  let row = 0;
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    for (let i = 1; i < part.offsets.length; i += 1) {
      row += 1;
      offsets[row] = at + (part.offsets[i] ?? 0);
    }
    at += part.data.length;
  }
  return { data, offsets };
}

/** Bits of the rows of every part, null when no value is missing; a chunk may end in the middle of a byte. */
function mergeValidity(parts: readonly ChunkColumn[], chunks: readonly Chunk[]): Uint8Array | null {
  if (parts.every((part) => part.validity === null)) return null;
  const rows = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const merged = new Uint8Array(Math.ceil(rows / 64) * 8);
  let at = 0;
  parts.forEach(({ validity }, i) => {
    const length = chunks[i]?.length ?? 0;
    copyBits(validity, length, { merged, at });
    at += length;
  });
  return merged;
}

function copyBits(
  bits: Uint8Array | null,
  length: number,
  target: { readonly merged: Uint8Array; readonly at: number },
): void {
  const { merged, at } = target;
  const whole = at % 8 === 0 ? length >> 3 : 0;
  for (let i = 0; i < whole; i += 1) merged[(at >> 3) + i] = bits?.[i] ?? 0xff;
  for (let row = whole * 8; row < length; row += 1) {
    const isSet = bits === null || (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
    if (isSet) merged[(at + row) >> 3] = (merged[(at + row) >> 3] ?? 0) | (1 << ((at + row) & 7));
  }
}
