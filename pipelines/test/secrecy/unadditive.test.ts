import { describe, expect, it } from "vitest";
import {
  type DepartmentEvidence,
  isDiscreet,
  shownDepartmentCounts,
} from "../../src/secrecy/departments.js";
import { type FirmCount, isShowable, shownRegions } from "../../src/secrecy/distinct.js";

const firms = (numerator: number, denominator: number | null = null): FirmCount => ({
  isOpen: true,
  numerator,
  denominator,
});
const closed = (numerator: number): FirmCount => ({ ...firms(numerator), isOpen: false });
const all = (count: number): boolean[] => Array.from({ length: count }, () => true);

describe("numbers of firms", () => {
  it("are shown from three, in what is counted, in what is not, and in all; nobody is safe", () => {
    expect([0, 1, 2, 3].map((count) => isShowable(firms(count)))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(isShowable(firms(5, 6))).toBe(false);
    expect(isShowable(firms(2, 9))).toBe(false);
    expect(isShowable(firms(6, 6))).toBe(true);
    expect(isShowable(closed(9))).toBe(false);
  });

  it("hide the smallest region beside a lone hidden one: the nation less the others would give it", () => {
    const regions = [firms(2), firms(40), firms(7), firms(0)];
    expect(shownRegions(firms(49), regions, all(4))).toEqual([false, true, false, true]);
  });

  it("hide one more where two hidden regions have two firms together", () => {
    const regions = [firms(1), firms(1), firms(7), firms(40)];
    expect(shownRegions(firms(49), regions, all(4))).toEqual([false, false, false, true]);
    const shares = [firms(4, 5), firms(10, 11), firms(20, 60), firms(9, 30)];
    expect(shownRegions(firms(43, 106), shares, all(4))).toEqual([false, false, true, false]);
  });

  it("stand alone where the nation is not shown", () => {
    expect(shownRegions(closed(49), [firms(2), firms(40)], all(2))).toEqual([false, true]);
  });

  it("are never shown to the public where they are not inside", () => {
    const inside = [true, false, true, true];
    const regions = [firms(9), firms(8), firms(7), firms(40)];
    const outside = shownRegions(firms(64), regions, inside);
    expect(outside.filter((is, i) => is && !inside[i])).toEqual([]);
    expect(outside).toEqual([true, false, false, true]);
  });
});

const certain = { isPossible: true, isCertain: true };
const open = { isPossible: true, isCertain: false };
const empty = { isPossible: false, isCertain: false };
const worldOf = (...someone: readonly number[]): Uint8Array => Uint8Array.from(someone);

describe("numbers of departments", () => {
  const evidence: DepartmentEvidence = {
    bounds: [certain, open, open, empty],
    worlds: [worldOf(1, 1, 1, 0), worldOf(1, 0, 1, 0)],
  };
  const among = (found: number, departments: readonly number[]) =>
    isDiscreet({ found, departments }, evidence);

  it("are shown where no hidden department must have someone", () => {
    expect(among(2, [0, 1, 2, 3])).toBe(true);
    expect(among(1, [0, 3])).toBe(true);
  });

  it("are hidden where all that may have someone must, or where one alone is hidden", () => {
    expect(among(3, [0, 1, 2, 3])).toBe(false);
    expect(among(0, [1])).toBe(false);
    expect(among(1, [0, 1, 3])).toBe(false);
  });

  it("are hidden where a counter-world has fewer", () => {
    const fewer = { ...evidence, worlds: [worldOf(1, 0, 0, 0)] };
    expect(isDiscreet({ found: 2, departments: [0, 1, 2, 3] }, fewer)).toBe(false);
  });

  it("are hidden where fewer than k people are behind them, in a region or in what is left of the nation", () => {
    const few = { ...evidence, fewest: 5 };
    const about = (people: number) =>
      isDiscreet({ found: 2, people, departments: [0, 1, 2, 3] }, few);
    expect([0, 1, 4, 5].map(about)).toEqual([true, false, false, true]);
    const bounds = Array.from({ length: 6 }, () => open);
    const region = (people: number, first: number) => ({
      ...{ found: 1, people, departments: [first, first + 1], isOpen: true, mayShow: true },
    });
    const nation = { isOpen: true, found: 3, people: 23, departments: [0, 1, 2, 3, 4, 5] };
    const regions = [region(3, 0), region(8, 2), region(12, 4)];
    const judged = shownDepartmentCounts(nation, regions, { bounds, worlds: [], fewest: 5 });
    expect(judged).toEqual({ nation: true, regions: [false, false, true] });
  });

  it("hide another region, or the nation, where subtraction would tell", () => {
    const bounds = [open, open, open, open, open, open];
    const worlds = [worldOf(1, 1, 1, 1, 1, 1)];
    const region = (found: number, departments: readonly number[], isOpen = true) => ({
      ...{ found, departments, isOpen },
      mayShow: true,
    });
    const nation = { isOpen: true, found: 4, departments: [0, 1, 2, 3, 4, 5] };
    const regions = [region(2, [0, 1]), region(1, [2, 3]), region(1, [4, 5])];
    const judged = shownDepartmentCounts(nation, regions, { bounds, worlds });
    expect(judged).toEqual({ nation: true, regions: [false, false, true] });
    const full = regions.map((one) => ({ ...one, found: 2 }));
    expect(shownDepartmentCounts({ ...nation, found: 6 }, full, { bounds, worlds })).toEqual({
      nation: false,
      regions: [false, false, false],
    });
    const lone = [region(0, [0, 1], false), region(1, [2, 3]), region(1, [4, 5])];
    const hidden = shownDepartmentCounts({ ...nation, found: 2 }, lone, { bounds, worlds });
    expect(hidden.regions.filter((is) => !is).length).toBeGreaterThan(1);
  });
});
