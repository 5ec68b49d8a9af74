import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvHeader, csvLines } from "../src/file/csv/csv.js";
import { type Column, chunkOf } from "./chunks.js";

const lines = (columns: readonly Column[], variant: "standard" | "tableur"): string =>
  csvLines(chunkOf(columns), variant).toString("utf8");

/** The rules of a text, as simply as they can be written. */
function field(value: string | null, variant: "standard" | "tableur"): string {
  if (value === null) return "";
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  const isQuoted = variant === "tableur" || inert === "" || /[",;\r\n]/.test(inert);
  return isQuoted ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const TEXTS = [
  "01",
  "2A",
  "=1+1",
  "-5",
  "@x",
  "l’été",
  'un "mot"',
  "a;b",
  "a,b",
  "ligne\nici",
  "",
  null,
];
const NUMBERS = [
  0,
  -0,
  7,
  -12.5,
  1e21,
  1e-7,
  123456789012345,
  -9007199254740991,
  0.1,
  10,
  99,
  null,
];

describe("a CSV is bytes copied from the columns", () => {
  test("standard: texts quoted where they must be, made inert where they start like a formula", () => {
    const written = lines(
      [
        ["texte", "VARCHAR", TEXTS],
        ["n", "INTEGER", TEXTS.map((_, i) => i)],
      ],
      "standard",
    );
    expect(written.split("\r\n").map((line) => line.replace(/,\d+$/, ""))).toEqual([
      ...[
        "01",
        "2A",
        "'=1+1",
        "'-5",
        "'@x",
        "l’été",
        '"un ""mot"""',
        "a;b".replace(/^(.*)$/, '"$1"'),
      ],
      ...['"a,b"', '"ligne\nici"', '""', "", ""],
    ]);
  });

  test("for spreadsheets: every text between quotes, numbers with a comma and never escaped", () => {
    const chosen: readonly Column[] = [
      ["texte", "VARCHAR", ["01", "=1", null]],
      ["nombre", "DOUBLE", [-12.5, null, 3]],
      ["vrai", "BOOLEAN", [true, false, null]],
      ["jour", "DATE", ["2024-02-29", null, "1999-12-31"]],
    ];
    expect(lines(chosen, "tableur")).toBe(
      ['"01";-12,5;oui;2024-02-29', '"\'=1";;non;', ";3;;1999-12-31", ""].join("\r\n"),
    );
  });

  test("numbers are the shortest text that gives them back", () => {
    const written = lines(
      [
        ["n", "DOUBLE", NUMBERS],
        ["x", "VARCHAR", NUMBERS.map(() => "x")],
      ],
      "standard",
    );
    const cells = written
      .split("\r\n")
      .slice(0, -1)
      .map((line) => line.split(",")[0]);
    expect(cells).toEqual(NUMBERS.map((value) => (value === null ? "" : String(value))));
  });

  test("whole numbers and decimals of every size, written digit by digit or not", () => {
    const whole = fc.maxSafeInteger();
    const decimal = fc.tuple(whole, fc.nat(6)).map(([digits, places]) => digits / 10 ** places);
    const number = fc.oneof(fc.integer(), whole, decimal, fc.double({ noNaN: true }));
    const numbers = fc.array(fc.oneof(number, fc.constant(null)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(numbers, (values) => {
        const texts = values.map((value) => (value === null ? "" : String(value)));
        const columns: readonly Column[] = [
          ["n", "DOUBLE", values],
          ["vide", "INTEGER", values.map(() => null)],
        ];
        expect(lines(columns, "standard")).toBe(texts.map((text) => `${text},\r\n`).join(""));
        const french = texts.map((text) => `${text.replace(".", ",")};\r\n`);
        expect(lines(columns, "tableur")).toBe(french.join(""));
      }),
      { numRuns: 500 },
    );
  });

  test("texts of every kind, written as bytes as they would be as texts", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(...'";,\r\n=+-@\t aé') }),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.constant(null)), { minLength: 1 }), (values) => {
        for (const variant of ["standard", "tableur"] as const) {
          const fields = values.map((value) => [value, value].map((one) => field(one, variant)));
          const expected = fields.map((pair) => pair.join(variant === "standard" ? "," : ";"));
          const columns: readonly Column[] = [
            ["a", "VARCHAR", values],
            ["b", "VARCHAR", values],
          ];
          expect(lines(columns, variant)).toBe(`${expected.join("\r\n")}\r\n`);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a missing value alone on its line is not a blank line", () => {
    expect(lines([["n", "DOUBLE", [1, null, 2]]], "standard")).toBe('1\r\n""\r\n2\r\n');
    expect(lines([["t", "VARCHAR", [null, "a"]]], "tableur")).toBe('""\r\n"a"\r\n');
  });

  test("long texts and many rows come out whole", () => {
    const long = Array.from({ length: 3_000 }, (_, i) => `${"é".repeat(i % 300)}${i}`);
    expect(lines([["t", "VARCHAR", long]], "standard")).toBe(`${long.join("\r\n")}\r\n`);
  });

  test("the header has a byte order mark in the variant for spreadsheets alone", () => {
    expect(csvHeader(["a", "b"], "standard")).toBe("a,b\r\n");
    expect(csvHeader(["a", "b"], "tableur")).toBe("\ufeffa;b\r\n");
  });
});
