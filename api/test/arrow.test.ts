import type { Chunk, ChunkColumn } from "@fabriques/pipelines/release";
import { tableFromIPC } from "apache-arrow";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arrowEncoder } from "../src/file/arrow.js";
import { cellReaders } from "../src/file/cells.js";

type Values = readonly (string | number | boolean | null)[];
const COLUMNS = [
  { name: "entier", sqlType: "INTEGER" },
  { name: "reel", sqlType: "DOUBLE" },
  { name: "texte", sqlType: "VARCHAR" },
  { name: "choix", sqlType: "ENUM" },
  { name: "oui", sqlType: "BOOLEAN" },
] as const;
const LABELS = ["a", "é", "ç"];

function bitsOf(values: Values): Uint8Array | null {
  if (values.every((value) => value !== null)) return null;
  const bits = new Uint8Array(Math.ceil(values.length / 64) * 8);
  values.forEach((value, i) => {
    if (value !== null) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return bits;
}

function columnOf({ name, sqlType }: (typeof COLUMNS)[number], values: Values): ChunkColumn {
  const named = { name, sqlType, validity: bitsOf(values) };
  const numbers = values.map((value) => (typeof value === "number" ? value : 0));
  if (sqlType === "INTEGER") return { ...named, form: "values", data: Int32Array.from(numbers) };
  if (sqlType === "DOUBLE") return { ...named, form: "values", data: Float64Array.from(numbers) };
  if (sqlType === "BOOLEAN") {
    return { ...named, form: "booleans", data: Uint8Array.from(values, (v) => (v ? 1 : 0)) };
  }
  if (sqlType === "ENUM") {
    const data = Uint8Array.from(values, (v) => Math.max(0, LABELS.indexOf(String(v))));
    return { ...named, form: "dictionary", data, dictionary: LABELS };
  }
  const texts = values.map((value) => Buffer.from(String(value ?? "")));
  const offsets = Int32Array.from([0, ...texts.map((_text, i) => sizeOf(texts.slice(0, i + 1)))]);
  return { ...named, form: "utf8", data: Buffer.concat(texts), offsets };
}

const sizeOf = (texts: readonly Buffer[]): number =>
  texts.reduce((size, text) => size + text.length, 0);

/** A chunk laid out as the engine gives it. */
const chunkOf = (rows: readonly Values[]): Chunk => ({
  length: rows.length,
  columns: COLUMNS.map((column, i) =>
    columnOf(
      column,
      rows.map((row) => row[i] ?? null),
    ),
  ),
});

const row = fc.tuple(
  fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  fc.option(fc.string({ unit: "grapheme" })),
  fc.option(fc.constantFrom(...LABELS)),
  fc.option(fc.boolean()),
);
const chunks = fc.array(fc.array(row, { minLength: 1, maxLength: 40 }), { maxLength: 40 });

function encode(parts: readonly (readonly Values[])[]): Uint8Array {
  const encoder = arrowEncoder(COLUMNS);
  const bytes = parts.flatMap((rows) => [...encoder.add(chunkOf(rows))]);
  return Buffer.concat([...bytes, ...encoder.end()]);
}

test("whatever the rows and the way they are cut into chunks, Arrow gives them back", () => {
  fc.assert(
    fc.property(chunks, (parts) => {
      const table = tableFromIPC(encode(parts));
      const rows = parts.flat();
      expect(table.schema.fields.map(({ name }) => name)).toEqual(COLUMNS.map(({ name }) => name));
      expect(table.numRows).toBe(rows.length);
      COLUMNS.forEach((_, i) => {
        const column = table.getChildAt(i);
        expect(rows.map((_row, at) => column?.get(at))).toEqual(rows.map((values) => values[i]));
        expect(column?.nullCount).toBe(rows.filter((values) => values[i] === null).length);
      });
    }),
    { numRuns: 60 },
  );
});

test("the readers of text formats read the same values", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 70 }), (rows) => {
      const readers = cellReaders(chunkOf(rows));
      expect(rows.map((_row, at) => readers.map((read) => read(at)))).toEqual(rows);
    }),
  );
});

test("without its end, a stream is no table", () => {
  const encoder = arrowEncoder(COLUMNS);
  const rows = Array.from({ length: 100 }, (): Values => [1, 2, "x", "a", true]);
  const begun = Array.from({ length: 20 }, () => encoder.add(chunkOf(rows))).flat();
  const whole = Buffer.concat([...begun]);
  expect(whole.length).toBeGreaterThan(1_000);
  const END = Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
  expect(whole.subarray(-8).equals(END)).toBe(false);
  expect(
    Buffer.concat([...encoder.end()])
      .subarray(-8)
      .equals(END),
  ).toBe(true);
});

test("a type without an Arrow form is refused, not guessed", () => {
  const encoder = arrowEncoder([{ name: "x", sqlType: "HUGEINT" }]);
  expect(() => encoder.end()).toThrow("HUGEINT");
});
