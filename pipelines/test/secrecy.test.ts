import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fact, isUnsafe, joinMasks, maskOf, type Quantity } from "../src/publish/secrecy.js";

const people: Quantity = { id: "q", people: 11, firms: false, additive: true };
const firms: Quantity = { id: "q", people: 0, firms: true, additive: true };

/** Facts from a table: one line per region, one number of people per year; the nation is their sum. */
function factsOf(table: Readonly<Record<string, readonly number[]>>): Fact[] {
  const regions = Object.entries(table);
  const years = regions[0]?.[1].length ?? 0;
  const total = Array.from({ length: years }, (_, year) =>
    regions.reduce((sum, [, counts]) => sum + (counts[year] ?? 0), 0),
  );
  return [...regions, ["FR", total] as const].flatMap(([area, counts]) =>
    counts.map((count, year) => ({
      quantity: "q",
      area,
      year: 2020 + year,
      people: count,
      firms: count,
      largest: Math.min(count, 1),
    })),
  );
}

const hidden = (quantity: Quantity, table: Parameters<typeof factsOf>[0]): string[] =>
  [...maskOf(quantity, factsOf(table)).areas].sort();

describe("a sum is unsafe", () => {
  const sum = (people_: number, firms_ = 20, largest = 1) => ({
    people: people_,
    firms: firms_,
    largest,
  });

  test("from one person to one less than the threshold", () => {
    expect([0, 1, 10, 11].map((count) => isUnsafe(people, sum(count)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("with one or two firms, or one that makes more than 85 % of it", () => {
    expect([1, 2, 3].map((count) => isUnsafe(firms, sum(100, count)))).toEqual([true, true, false]);
    expect([85, 86].map((largest) => isUnsafe(firms, sum(100, 5, largest)))).toEqual([false, true]);
  });
});

describe("a mask", () => {
  test("hides nothing where every region is safe or empty", () => {
    expect(hidden(people, { A: [50, 60], B: [0, 11], C: [40, 12] })).toEqual([]);
  });

  test("hides a region over all years for one unsafe year, with the smallest other one", () => {
    expect(hidden(people, { A: [500, 500], B: [3, 400], C: [80, 90], D: [300, 300] })).toEqual([
      "B",
      "C",
    ]);
  });

  test("hides more until what subtraction gives is safe in every year", () => {
    const table = { A: [500, 500], B: [3, 400], C: [2, 500], D: [40, 40], E: [300, 300] };
    expect(hidden(people, table)).toEqual(["B", "C", "D"]);
  });

  test("hides everything rather than leave one region alone", () => {
    expect(hidden(people, { A: [3, 3], B: [500, 500] })).toEqual(["A", "B"]);
  });

  test("hides the nation only in the years where it is itself unsafe", () => {
    const mask = maskOf(people, factsOf({ A: [2, 200], B: [3, 300] }));
    expect([...mask.nationYears]).toEqual([2020]);
    expect([...mask.areas].sort()).toEqual(["A", "B"]);
  });

  test("needs no second region for a number that does not add up", () => {
    const median = { ...people, people: 44, additive: false };
    expect(hidden(median, { A: [43, 60], B: [44, 60], C: [500, 500] })).toEqual(["A"]);
  });

  test("counts a firm present in two hidden regions once, and its people in both", () => {
    const fact = (area: string, count: number, largest: number): Fact => ({
      quantity: "q",
      area,
      year: 2020,
      people: count,
      firms: 2,
      largest,
    });
    const facts = [fact("A", 100, 90), fact("B", 110, 90), { ...fact("C", 400, 100), firms: 9 }];
    expect([...maskOf(firms, facts).areas].sort()).toEqual(["A", "B", "C"]);
  });

  test("of an indicator is that of every quantity it shows", () => {
    const one = { areas: new Set(["A"]), nationYears: new Set([2020]) };
    const other = { areas: new Set(["B"]), nationYears: new Set<number>() };
    expect(joinMasks([one, other])).toEqual({
      areas: new Set(["A", "B"]),
      nationYears: new Set([2020]),
    });
  });

  test("never leaves an unsafe number shown, nor given by subtracting the shown regions from the nation", () => {
    const count = fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 900 }),
    );
    const regions = fc.dictionary(
      fc.constantFrom("A", "B", "C", "D", "E", "F"),
      fc.tuple(count, count, count),
      { minKeys: 2 },
    );
    fc.assert(
      fc.property(regions, (table) => {
        const facts = factsOf(table);
        const mask = maskOf(people, facts);
        const shown = facts.filter(({ area, year }) =>
          area === "FR" ? !mask.nationYears.has(year) : !mask.areas.has(area),
        );
        for (const fact of shown) expect(isUnsafe(people, fact)).toBe(false);
        for (const nation of shown.filter(({ area }) => area === "FR")) {
          const others = shown.filter(({ area, year }) => area !== "FR" && year === nation.year);
          const rest = nation.people - others.reduce((sum, fact) => sum + fact.people, 0);
          expect(rest === 0 || rest >= 11).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
