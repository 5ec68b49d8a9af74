import type { Chunk, ChunkColumn } from "@fabriques/pipelines/release";
import type { Cell } from "./readers.js";

/** A column to make: name, type of the engine, values. */
export type Column = readonly [name: string, sqlType: string, values: readonly Cell[]];

function textColumn(name: string, values: readonly Cell[]): ChunkColumn {
  const texts = values.map((value) => Buffer.from(String(value ?? "")));
  const offsets = [0];
  for (const { length } of texts) offsets.push((offsets.at(-1) ?? 0) + length);
  const base = { name, sqlType: "VARCHAR", validity: validityOf(values) } as const;
  return { ...base, form: "utf8", data: Buffer.concat(texts), offsets: Int32Array.from(offsets) };
}

function columnOf([name, sqlType, values]: Column): ChunkColumn {
  if (sqlType === "VARCHAR") return textColumn(name, values);
  const days = (value: Cell): number => Date.parse(String(value)) / 86_400_000;
  const numbers = values.map((value) => (sqlType === "DATE" ? days(value) : Number(value)) || 0);
  const base = { name, sqlType, validity: validityOf(values) };
  return sqlType === "BOOLEAN"
    ? { ...base, form: "booleans", data: Uint8Array.from(numbers) }
    : { ...base, form: "values", data: Float64Array.from(numbers) };
}

function validityOf(values: readonly Cell[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, row) => {
    if (value !== null) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return bits;
}

/** A chunk as the engine would give it. */
export const chunkOf = (columns: readonly Column[]): Chunk => ({
  length: columns[0]?.[2].length ?? 0,
  columns: columns.map(columnOf),
});
