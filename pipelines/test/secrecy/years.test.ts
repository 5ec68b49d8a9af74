import { describe, expect, it } from "vitest";
import { auditYear, protectYear } from "../../src/secrecy/audiences.js";
import { randomOf } from "../../src/secrecy/chance.js";
import { type YearTotal, yearToHide } from "../../src/secrecy/years.js";
import { attribute, countryOf, countsOf, drawPeople } from "./people.js";

const country = countryOf([attribute("type", ["a", "b"])], [["type"]]);

const year = (people: number, isHidden = false): YearTotal => ({
  cells: { counts: Int32Array.of(people), firms: null },
  isHidden,
});

/** A year of hires, all by the firms given with their hires, the largest first. */
function hires(firms: readonly (readonly [firm: number, people: number])[], isHidden = false) {
  const people = firms.reduce((sum, [, n]) => sum + n, 0);
  const tally = {
    distinct: Uint8Array.of(Math.min(3, firms.length)),
    firm: Int32Array.from([0, 1, 2], (rank) => firms[rank]?.[0] ?? -1),
    people: Int32Array.from([0, 1, 2], (rank) => firms[rank]?.[1] ?? 0),
  };
  return { cells: { counts: Int32Array.of(people), firms: tally }, isHidden };
}

describe("years hidden as a whole", () => {
  it("need no other where none is hidden, or where they are several of enough people", () => {
    expect(yearToHide(country.universe, [year(40), year(50)], 11)).toBe(-1);
    expect(yearToHide(country.universe, [year(8, true), year(9, true), year(50)], 11)).toBe(-1);
  });

  it("take the smallest shown one beside a lone one, and beside several of too few people", () => {
    expect(yearToHide(country.universe, [year(70), year(4, true), year(0), year(60)], 11)).toBe(3);
    expect(yearToHide(country.universe, [year(4, true), year(60), year(4, true)], 11)).toBe(1);
    expect(yearToHide(country.universe, [year(4, true), year(0)], 11)).toBe(-1);
  });

  it("are merged by firm", () => {
    const many = hires([
      [7, 20],
      [8, 20],
      [9, 20],
    ]);
    const two = [
      [1, 30],
      [2, 30],
    ] as const;
    expect(yearToHide(country.universe, [hires(two, true), hires(two, true), many], 11)).toBe(2);
    expect(
      yearToHide(country.universe, [hires(two, true), { ...many, isHidden: true }, many], 11),
    ).toBe(-1);
  });

  it("are hidden from those who see less too, and proved", () => {
    const counts = countsOf(country, drawPeople(country, 300, randomOf(3)));
    const empty = new Uint8Array(country.universe.combos.length);
    const settings = { thresholds: { interne: 5, public: 11 }, key: "clé", label: "test" };
    const hidden = (whole?: "interne" | "public"): boolean[] => {
      const cells = { year: 2020, counts, firms: null, empty, ...(whole ? { whole } : {}) };
      const masks = protectYear(country, cells, settings);
      const audits = auditYear(country, cells, { ...settings, masks });
      for (const audit of Object.values(audits)) {
        expect(Object.values(audit)).toEqual([0, 0, 0, 0, 0]);
      }
      return (["interne", "public"] as const).map((audience) =>
        masks[audience].hidden.every((is) => is === 1),
      );
    };
    expect(hidden()).toEqual([false, false]);
    expect(hidden("public")).toEqual([false, true]);
    expect(hidden("interne")).toEqual([true, true]);
  });
});
