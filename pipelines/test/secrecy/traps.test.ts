import { describe, expect, it } from "vitest";
import { attack } from "../../src/secrecy/attack.js";
import { randomOf } from "../../src/secrecy/chance.js";
import { Unprotectable } from "../../src/secrecy/design.js";
import { type Protection, protect } from "../../src/secrecy/protect.js";
import { repairAll } from "../../src/secrecy/repair.js";
import { isUnsafe } from "../../src/secrecy/rule.js";
import {
  attribute,
  type Country,
  countryOf,
  countsOf,
  firmsOf,
  many,
  type Person,
  TWO_REGIONS,
} from "./people.js";

const K = 5;

function masked(country: Country, people: readonly Person[], withFirms = false) {
  const counts = countsOf(country, people);
  const firms = withFirms ? firmsOf(country, people) : null;
  const rule = { universe: country.universe, counts, k: K, firms };
  const design: Protection = protect({ ...country, rule, jitter: () => 0, random: randomOf(1) });
  const found = attack({ ...country, rule, hidden: design.hidden }, randomOf(2));
  expect(found).toEqual({ exposed: [], determined: [], bounded: [] });
  const isHidden = (combo: string, area: string): boolean =>
    design.hidden[country.cell(combo, area)] === 1;
  return { rule, design, isHidden };
}

const plain = countryOf([attribute("type", ["a", "b"])], [["type"]]);
const everywhere = (count: number): Person[] =>
  ["D1", "D2", "D3", "D4", "D5"].flatMap((code) => [
    ...many(count, code, { type: "a" }),
    ...many(count, code, { type: "b" }),
  ]);

describe("geography", () => {
  it("hides beside a department of one person a second one, and shows the region", () => {
    const people = everywhere(20).filter(({ department }) => department !== "D1");
    const { isHidden } = masked(plain, [...people, ...many(1, "D1", { type: "a" })]);
    expect([isHidden("*", "D1"), isHidden("*", "D2"), isHidden("*", "R1")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isHidden("*", "D3")).toBe(false);
  });

  it("hides a region of one department as soon as the department is hidden, with another region", () => {
    const areas = [...TWO_REGIONS, { code: "R3", parent: "FR" }, { code: "D9", parent: "R3" }];
    const country = countryOf([attribute("type", ["a", "b"])], [["type"]], areas);
    const people = [...everywhere(20), ...many(3, "D9", { type: "a" })];
    const { isHidden } = masked(country, people);
    expect([isHidden("*", "D9"), isHidden("*", "R3"), isHidden("*", "R1")]).toEqual([
      true,
      true,
      true,
    ]);
    expect(isHidden("*", "FR")).toBe(false);
  });

  it("hides the region of one department for the sake of its brother department too", () => {
    const areas = [...TWO_REGIONS, { code: "R3", parent: "FR" }, { code: "D9", parent: "R3" }];
    const country = countryOf([attribute("type", ["a", "b"])], [["type"]], areas);
    const people = [
      ...everywhere(20),
      ...many(2, "D9", { type: "a" }),
      ...many(18, "D9", { type: "b" }),
    ];
    const { isHidden } = masked(country, people);
    expect(isHidden("type=a", "D9")).toBe(isHidden("type=a", "R3"));
    expect(isHidden("type=a", "D9")).toBe(true);
    expect(isHidden("*", "D9")).toBe(false);
  });
});

describe("categories", () => {
  it("shows a category that one department alone has: the zeros around it say nothing of anyone", () => {
    const people = [...everywhere(20), ...many(9, "D4", { type: "c" })];
    const country = countryOf([attribute("type", ["a", "b", "c"])], [["type"]]);
    const { isHidden } = masked(country, people);
    expect([isHidden("type=c", "D4"), isHidden("type=c", "D1")]).toEqual([false, false]);
  });

  it("withdraws from the nation and everywhere a category that too few people of one department have", () => {
    const people = [...everywhere(20), ...many(3, "D4", { type: "c" })];
    const country = countryOf([attribute("type", ["a", "b", "c"])], [["type"]]);
    const { isHidden } = masked(country, people);
    for (const area of ["FR", "R1", "R2", "D1", "D4"]) {
      expect(["a", "b", "c"].map((type) => isHidden(`type=${type}`, area))).toEqual([
        true,
        true,
        true,
      ]);
      expect(isHidden("*", area)).toBe(false);
    }
  });

  it("does not protect a cell left blank, but hides it with the rest of its rate", () => {
    const country = countryOf(
      [attribute("issue", ["oui", "non", "inconnu"], { whole: true, neutral: ["inconnu"] })],
      [["issue"]],
    );
    const people = ["D1", "D2", "D3", "D4", "D5"].flatMap((code) => [
      ...many(code === "D3" ? 2 : 20, code, { issue: "oui" }),
      ...many(20, code, { issue: "non" }),
      ...many(1, code, { issue: "inconnu" }),
    ]);
    const { isHidden } = masked(country, people);
    const rate = (code: string) =>
      ["oui", "non", "inconnu"].map((leaf) => isHidden(`issue=${leaf}`, code));
    expect(rate("D1")).toEqual([false, false, false]);
    expect(rate("D3")).toEqual([true, true, true]);
    expect(isHidden("*", "D3")).toBe(false);
  });
});

describe("quarters", () => {
  it("treats the only quarter covered so far as the year itself", () => {
    const base = countryOf([attribute("trimestre", ["T1", "T2"])], [["trimestre"]]);
    const empty = Uint8Array.from(base.crossings.combos, ({ id }) => Number(id === "trimestre=T2"));
    const country = { ...base, universe: { ...base.universe, empty } };
    const people = ["D1", "D2", "D3", "D4", "D5"].flatMap((code) =>
      many(code === "D5" ? 2 : 20, code, { trimestre: "T1" }),
    );
    const { isHidden } = masked(country, people);
    expect([isHidden("*", "D5"), isHidden("trimestre=T1", "D5")]).toEqual([true, true]);
    expect(isHidden("trimestre=T2", "D5")).toBe(false);
    expect([isHidden("*", "D1"), isHidden("trimestre=T1", "D1")]).toEqual([false, false]);
  });

  it("hides the quarters of a year that has one non-empty quarter when the year itself is hidden", () => {
    const country = countryOf(
      [attribute("trimestre", ["T1", "T2", "T3", "T4"], { whole: true })],
      [["trimestre"]],
    );
    const yearly = ["D1", "D2", "D3", "D4", "D5"].flatMap((code) =>
      ["T1", "T2", "T3", "T4"].flatMap((trimestre) => many(8, code, { trimestre })),
    );
    const others = yearly.filter(({ department }) => department !== "D5");
    const { isHidden } = masked(country, [...others, ...many(4, "D5", { trimestre: "T2" })]);
    expect(isHidden("*", "D5")).toBe(true);
    expect(["T1", "T2", "T3", "T4"].map((t) => isHidden(`trimestre=${t}`, "D5"))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it("shows the only non-empty quarter of a safe year", () => {
    const country = countryOf([attribute("trimestre", ["T1", "T2"])], [["trimestre"]]);
    const people = ["D1", "D2", "D3", "D4", "D5"].flatMap((code) =>
      many(8, code, { trimestre: "T2" }),
    );
    expect(masked(country, people).isHidden("trimestre=T2", "D5")).toBe(false);
  });
});

describe("firms", () => {
  const employers = (shares: readonly number[], department: string, first: number): Person[] =>
    shares.flatMap((share, i) => many(share, department, { type: "a" }, first + i));
  const safe = ["D1", "D2", "D4", "D5"].flatMap((code, i) =>
    employers([40, 30, 30], code, 10 * (i + 1)),
  );

  it("hides a sum of which one firm makes 86 %, and shows it at 84 %", () => {
    const at86 = masked(plain, [...safe, ...employers([86, 7, 7], "D3", 100)], true);
    expect(at86.isHidden("*", "D3")).toBe(true);
    const at84 = masked(plain, [...safe, ...employers([84, 8, 8], "D3", 100)], true);
    expect(at84.isHidden("*", "D3")).toBe(false);
  });

  it("hides a sum of two firms", () => {
    const { isHidden } = masked(plain, [...safe, ...employers([50, 50], "D3", 100)], true);
    expect(isHidden("*", "D3")).toBe(true);
  });

  it("merges a firm over the cells that subtraction puts together", () => {
    const people = [
      ...employers([6, 2, 2], "D1", 1),
      ...employers([88, 6, 6], "D2", 1),
      ...employers([84, 8, 8], "D3", 1),
    ];
    const counts = countsOf(plain, people);
    const rule = { universe: plain.universe, counts, k: K, firms: firmsOf(plain, people) };
    const cells = ["D1", "D2", "D3"].map((code) => plain.cell("*", code));
    expect(cells.map((cell) => isUnsafe(rule, [cell]))).toEqual([false, true, false]);
    expect(isUnsafe(rule, cells)).toBe(false);
    expect(isUnsafe(rule, cells.slice(1))).toBe(true);
  });

  it("does not take two firms seen in two places for four", () => {
    const people = [...employers([9, 9], "D1", 1), ...employers([9, 9], "D2", 1)];
    const counts = countsOf(plain, people);
    const rule = { universe: plain.universe, counts, k: K, firms: firmsOf(plain, people) };
    expect(isUnsafe(rule, [plain.cell("*", "D1"), plain.cell("*", "D2")])).toBe(true);
  });
});

describe("what cannot be protected", () => {
  it("is hidden as a whole when the nation itself has too few people", () => {
    const { design } = masked(plain, many(3, "D1", { type: "a" }));
    expect(design.hidden.every((is) => is === 1)).toBe(true);
    expect(design.worlds.length).toBeGreaterThan(0);
  });

  it("is refused with the cells named when only a safe total is left to hide", () => {
    const counts = countsOf(plain, many(30, "D1", { type: "a" }));
    const hidden = Uint8Array.from(counts, (_, cell) => Number(cell > 0));
    const rule = { universe: plain.universe, counts, k: K, firms: null };
    const cell = plain.cell("type=a", "FR");
    const refused = (): void => repairAll({ families: plain.families, rule, hidden }, [cell]);
    expect(refused).toThrow(Unprotectable);
    expect(refused).toThrow(String(cell));
  });

  it("shows nothing but zeros of an empty population", () => {
    expect(masked(plain, []).isHidden("*", "FR")).toBe(false);
  });
});
