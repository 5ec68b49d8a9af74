/** Plain values of a fixed width, as DuckDB and Arrow both lay them out. */
export type FixedWidthArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** Dictionary indices of an ENUM. */
export type DictionaryIndices = Uint8Array | Uint16Array | Uint32Array;

interface Named {
  readonly name: string;
  /** DuckDB's type: `INTEGER`, `DATE`, `ENUM`, `VARCHAR`… */
  readonly sqlType: string;
  /** Bit i (least significant first, as in Arrow) is 1 where row i has a value; null when every row has one. */
  readonly validity: Uint8Array | null;
}

/**
 * One column of a chunk, ready for an Arrow writer. `values`: numbers, and DATE as days since 1970-01-01;
 * `booleans`: one byte per row, 0 or 1; `dictionary`: ENUM; `utf8`: row i is `data[offsets[i]..offsets[i + 1]]`.
 */
export type ChunkColumn =
  | (Named & { readonly form: "values"; readonly data: FixedWidthArray })
  | (Named & { readonly form: "booleans"; readonly data: Uint8Array })
  | (Named & {
      readonly form: "dictionary";
      readonly data: DictionaryIndices;
      readonly dictionary: readonly string[];
    })
  | (Named & { readonly form: "utf8"; readonly data: Uint8Array; readonly offsets: Int32Array });

/** Consecutive rows of a stream, at most 2,048, column by column. */
export interface Chunk {
  readonly length: number;
  readonly columns: readonly ChunkColumn[];
}

/** Whether row `row` has a value. */
export const isValid = (validity: Uint8Array | null, row: number): boolean =>
  validity === null || (((validity[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;

/** The chunk without its last column and without the rows from `length` on. */
export function trimChunk(chunk: Chunk, length: number): Chunk {
  const columns = chunk.columns.slice(0, -1);
  if (length === chunk.length) return { length, columns };
  return { length, columns: columns.map((column) => trimColumn(column, length)) };
}

function trimColumn(column: ChunkColumn, length: number): ChunkColumn {
  switch (column.form) {
    case "values":
      return { ...column, data: column.data.subarray(0, length) };
    case "booleans":
      return { ...column, data: column.data.subarray(0, length) };
    case "dictionary":
      return { ...column, data: column.data.subarray(0, length) };
    case "utf8":
      return {
        ...column,
        offsets: column.offsets.subarray(0, length + 1),
        data: column.data.subarray(0, column.offsets[length]),
      };
  }
}
