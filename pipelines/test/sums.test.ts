import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Numbers, sumRows } from "../src/load/sums.js";

const NONE: ReadonlySet<number> = new Set();
/** Amounts and counts of a contract, some of them missing. */
const row = fc.tuple(
  fc.integer({ min: 20_000, max: 900_000 }),
  fc.option(fc.integer({ min: 10_000, max: 700_000 }), { freq: 8 }),
  fc.integer({ min: 1, max: 40 }),
);
const rows = fc.array(row, { minLength: 2, maxLength: 30 });
const sumOf = (all: readonly Numbers[]): Numbers =>
  [0, 1, 2].map((column) => all.reduce((sum, one) => sum + (one[column] ?? 0), 0));

describe("rows that add up others", () => {
  test("are found at the end, at the beginning, and after a run", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 30 }), (all, size) => {
        const run = all.slice(-size);
        fc.pre(run.length >= 2 && run.some(([, second]) => second !== null));
        expect([...sumRows([...all, sumOf(run)], NONE).keys()]).toEqual([all.length]);
        expect([...sumRows([sumOf(all), ...all], NONE).keys()]).toEqual([0]);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test("are not added up again by the total that follows them", () => {
    const lot: Numbers[] = [
      [100_000, 50_000, 3],
      [200_000, 70_000, 4],
      [300_000, 90_000, 5],
    ];
    const other: Numbers[] = [
      [410_000, 11_000, 6],
      [520_000, null, 7],
    ];
    const all = [...lot, sumOf(lot), ...other, sumOf(other), sumOf([...lot, ...other])];
    expect([...sumRows(all, NONE)]).toEqual([
      [3, { from: 0, to: 2 }],
      [6, { from: 4, to: 5 }],
      [7, { from: 0, to: 6 }],
    ]);
    expect([...sumRows(all, new Set([3, 6])).keys()]).toEqual([7]);
  });

  test.each([
    ["on one column only", [300_000, 1, 1]],
    ["on small numbers", [null, 3, 7]],
    ["of one row", [200_000, 70_000, 4]],
  ] as const)("are not found %s", (_, last) => {
    const all: Numbers[] = [
      [100_000, 1, 3],
      [200_000, 2, 4],
    ];
    expect(sumRows([...all, [...last]], NONE).size).toBe(0);
  });
});
