import {
  type ChunkColumn,
  type DictionaryIndices,
  type FixedWidthArray,
  isValid,
} from "./chunk.js";
import { type PointerReader, readStrings } from "./strings.js";

/** A column vector as the native library gives it; good only while its chunk is alive. */
export interface RawVector {
  readonly name: string;
  readonly sqlType: string;
  readonly length: number;
  /** Validity bits, or null when every row has a value. */
  readonly bits: Uint8Array | null;
  /** Labels of an ENUM. */
  readonly dictionary: readonly string[] | null;
  /** A copy of the values, `width` bytes each. */
  bytes(width: number): Uint8Array;
  readonly readPointer: PointerReader;
}

/** Copies a vector out of its chunk; throws for a type that has no plain layout (LIST, STRUCT, DECIMAL, HUGEINT). */
export function readColumn(vector: RawVector): ChunkColumn {
  const { name, sqlType, length, bits } = vector;
  const validity = bits && hasMissing(bits, length) ? bits : null;
  const named = { name, sqlType, validity };
  if (sqlType === "BOOLEAN") return { ...named, form: "booleans", data: vector.bytes(1) };
  if (sqlType === "VARCHAR") {
    const source = { cells: vector.bytes(16), validity, length, read: vector.readPointer };
    return { ...named, form: "utf8", ...readStrings(source) };
  }
  if (vector.dictionary) {
    const { dictionary } = vector;
    return { ...named, form: "dictionary", data: indices(vector, dictionary.length), dictionary };
  }
  const layout = LAYOUTS[sqlType];
  if (!layout)
    throw new Error(`${name} : convertissez le type ${sqlType} en VARCHAR ou en DOUBLE.`);
  return { ...named, form: "values", data: view(vector, layout) };
}

interface Layout<A> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): A;
}

const LAYOUTS: Readonly<Record<string, Layout<FixedWidthArray>>> = {
  TINYINT: Int8Array,
  UTINYINT: Uint8Array,
  SMALLINT: Int16Array,
  USMALLINT: Uint16Array,
  INTEGER: Int32Array,
  UINTEGER: Uint32Array,
  BIGINT: BigInt64Array,
  UBIGINT: BigUint64Array,
  FLOAT: Float32Array,
  DOUBLE: Float64Array,
  DATE: Int32Array,
};

function view<A>(vector: RawVector, layout: Layout<A>): A {
  const bytes = vector.bytes(layout.BYTES_PER_ELEMENT);
  return new layout(bytes.buffer, bytes.byteOffset, vector.length);
}

/** DuckDB stores ENUM indices on the fewest bytes that hold them. */
function indices(vector: RawVector, labels: number): DictionaryIndices {
  if (labels <= 0xff) return view(vector, Uint8Array);
  if (labels <= 0xffff) return view(vector, Uint16Array);
  return view(vector, Uint32Array);
}

function hasMissing(bits: Uint8Array, length: number): boolean {
  for (let row = 0; row < length; row += 1) if (!isValid(bits, row)) return true;
  return false;
}
