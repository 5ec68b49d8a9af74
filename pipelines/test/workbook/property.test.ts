import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalNumber } from "../../src/workbook/number.js";
import { openWorkbook } from "../../src/workbook/open.js";
import { WorkbookRefusal } from "../../src/workbook/refusal.js";
import { cellsOf, fileOf, firstSheet, readBook } from "./books.js";
import {
  asOtherXlsx,
  asOwnOds,
  asOwnXlsx,
  expectedOf,
  type Table,
  tables,
  texts,
} from "./tables.js";

/** The same cases at every run, so that a failure is a change of ours; `FC_SEED=n` explores others. */
const SEED = Number(process.env.FC_SEED ?? 2023);
const RUNS = 100;

const WRITERS: readonly (readonly [
  name: string,
  write: (table: Table) => Promise<Buffer>,
  texts: fc.Arbitrary<string>,
])[] = [
  ["the product’s own XLSX", asOwnXlsx, texts(false)],
  ["the product’s own ODS", asOwnOds, texts(true)],
  // It writes `_x0041_` as it is, which spreadsheets read as `A`, and loses the text `__proto__`.
  [
    "write-excel-file",
    asOtherXlsx,
    texts(true).filter((text) => !text.includes("_x") && text !== "__proto__"),
  ],
];

describe("any table that a program wrote is read back as it was", () => {
  it.each(WRITERS)("%s", async (_, write, text) => {
    const property = fc.asyncProperty(tables(text), async (table) => {
      expect(await cellsOf(await write(table))).toEqual(expectedOf(table));
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

describe("any number of a spreadsheet", () => {
  it("is written out in fifteen digits, and is the same number", () => {
    const property = fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = canonicalNumber(String(value)) ?? "";
      expect(text).toMatch(/^(?:0|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/);
      expect(Number(text)).toBe(Number(value.toPrecision(15)) + 0);
      expect(text.replace(/\D/g, "").replace(/^0+|0+$/g, "").length).toBeLessThanOrEqual(15);
    });
    fc.assert(property, { numRuns: 2000, seed: SEED });
  });
});

describe("any damage is a refusal with a sentence, or changes nothing", () => {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 0.999999, noNaN: true }),
    byte: fc.integer({ min: 0, max: 255 }),
    isCut: fc.boolean(),
  });
  it.each(WRITERS)("%s", async (_, write, text) => {
    const property = fc.asyncProperty(tables(text), damage, async (table, { at, byte, isCut }) => {
      const bytes = await write(table);
      const sound = (await firstSheet(bytes)).cells;
      const index = Math.floor(at * bytes.length);
      const hurt = isCut ? bytes.subarray(0, index) : Buffer.from(bytes);
      if (!isCut) hurt[index] = byte;
      const read = await readBook(fileOf(hurt)).catch((error: unknown) => error);
      if (read instanceof WorkbookRefusal) expect(read.sentence).toMatch(/^\S.+ : .+\.$/s);
      else expect(read).toMatchObject([{ cells: sound }]);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

describe("sheets may be left", () => {
  it.each([
    ["xlsx", asOwnXlsx],
    ["ods", asOwnOds],
  ] as const)("%s: unread, read in part, read again", async (_, write) => {
    const table: Table = Array.from({ length: 3000 }, (_, i) => [i, `ligne ${i}`]);
    const book = await openWorkbook(fileOf(await write(table)));
    const counts: number[] = [];
    for (const most of [0, 1, 3000]) {
      for await (const sheet of book.sheets()) {
        let count = 0;
        if (most > 0) {
          for await (const rows of sheet.rows()) {
            count += rows.length;
            if (count >= most) break;
          }
        }
        counts.push(count);
      }
    }
    book.close();
    expect(counts[0]).toBe(0);
    expect(counts[1]).toBeGreaterThan(0);
    expect(counts[1]).toBeLessThan(3000);
    expect(counts[2]).toBe(3000);
  });
});
