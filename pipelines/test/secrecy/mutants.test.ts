import { describe, expect, it } from "vitest";
import { attack } from "../../src/secrecy/attack.js";
import { randomOf } from "../../src/secrecy/chance.js";
import { type Design, hideUnsafe, unsafeRemainders } from "../../src/secrecy/design.js";
import { protect } from "../../src/secrecy/protect.js";
import { brokenSums, recheck } from "../../src/secrecy/recheck.js";
import { attribute, type Country, countryOf, countsOf, drawPeople, type Person } from "./people.js";

const regions = ["R1", "R2", "R3"];
const areas = [
  { code: "FR", parent: null },
  ...regions.map((code) => ({ code, parent: "FR" })),
  ...regions.flatMap((parent, i) => [0, 1, 2, 3].map((j) => ({ code: `D${4 * i + j}`, parent }))),
];
const country: Country = countryOf(
  [
    attribute("type", ["a", "b", "c"]),
    attribute("sexe", ["F", "M", "NR"]),
    attribute("trimestre", ["T1", "T2", "T3", "T4"]),
    attribute("issue", ["oui", "non", "inconnu"], { whole: true, neutral: ["inconnu"] }),
  ],
  [["type", "sexe"], ["type", "trimestre"], ["issue"], ["type", "issue"]],
  areas,
);
const K = 5;
/** Three people in the last department: its count is hidden, and a larger one beside it. */
const people: readonly Person[] = drawPeople(country, 1500, randomOf(7)).filter(
  ({ department }, i) => department !== "D11" || i % 20 === 0,
);
const counts = countsOf(country, people);
const rule = { universe: country.universe, counts, k: K, firms: null };
const jitter = (cell: number): number => cell % 3;
const { families } = country;

const blank = (): Design => ({ families, rule, hidden: new Uint8Array(counts.length) });
const attackOn = (hidden: Uint8Array) => attack({ families, rule, hidden }, randomOf(1));
const design = protect({ ...country, rule, jitter, random: randomOf(2) });
const HIDDEN = [...counts.keys()].filter((cell) => design.hidden[cell]);

describe("the mask", () => {
  it("hides part of the cells, none of the nation’s, and gives an attacker nothing", () => {
    expect(design.protected.length).toBeGreaterThan(50);
    expect(HIDDEN.length).toBeLessThan(counts.length);
    expect(HIDDEN.filter((cell) => cell % areas.length === 0)).toEqual([]);
    expect(attackOn(design.hidden)).toEqual({ exposed: [], determined: [], bounded: [] });
  });

  it("leaves no unsafe difference between a shown parent and its shown children", () => {
    expect(unsafeRemainders({ families, rule, hidden: design.hidden })).toEqual([]);
  });

  it("comes with worlds that add up, give what is shown, and differ on every protected cell", () => {
    const shown = Float64Array.from(counts, (n, cell) => (design.hidden[cell] ? NaN : n));
    const worlds = [counts, ...design.worlds];
    const none = { sums: 0, negatives: 0, moved: 0, unproved: 0 };
    expect(recheck({ families, shown, worlds, targets: design.protected })).toEqual(none);
  });

  it("is the same again with the same draws", () => {
    expect(protect({ ...country, rule, jitter, random: randomOf(2) }).hidden).toEqual(
      design.hidden,
    );
  });

  it("hides for the public everything that it hides inside, and proves it again", () => {
    const wider = { ...rule, k: 11 };
    const open = protect({ ...country, rule: wider, jitter, random: randomOf(3), start: design });
    expect(HIDDEN.filter((cell) => !open.hidden[cell])).toEqual([]);
    expect(attack({ families, rule: wider, hidden: open.hidden }, randomOf(1))).toEqual({
      exposed: [],
      determined: [],
      bounded: [],
    });
  });
});

describe("mutants, condemned", () => {
  it("a mask on small cells alone", () => {
    const mutant = blank();
    hideUnsafe(mutant, jitter);
    const { determined } = attackOn(mutant.hidden);
    expect(determined.length).toBeGreaterThan(10);
  });

  it("a threshold of k − 1", () => {
    const lower = { ...rule, k: K - 1 };
    const mutant = protect({ ...country, rule: lower, jitter: () => 0, random: randomOf(2) });
    const { exposed } = attackOn(mutant.hidden);
    expect(exposed.length).toBeGreaterThan(0);
    expect(exposed.map((cell) => counts[cell])).toEqual(exposed.map(() => K - 1));
  });

  it("a rate shown beside a hidden count", () => {
    const isOutcome = (cell: number): boolean => country.nameOf(cell).includes(" issue=");
    const isFew = new Set(design.protected);
    const parts = new Set(HIDDEN.filter((cell) => isOutcome(cell) && !isFew.has(cell)));
    const mutant = design.hidden.map((is, cell) => (parts.has(cell) ? 0 : is));
    const { exposed, determined } = attackOn(mutant);
    expect(exposed).toEqual([]);
    expect(determined.map(country.nameOf)).toContain("D11 *");
  });

  it("one hidden value left somewhere", () => {
    const left = design.protected[0] as number;
    const mutant = design.hidden.map((is, cell) => (cell === left ? 0 : is));
    expect(attackOn(mutant).exposed).toEqual([left]);
  });

  it("a world that does not give what is shown, that goes below zero, or that does not add up", () => {
    const shown = Float64Array.from(counts, (n, cell) => (design.hidden[cell] ? NaN : n));
    const [first] = design.worlds;
    const broken = Int32Array.from(first as Int32Array);
    const [cell = 0] = [...counts.keys()].filter((one) => design.hidden[one] && counts[one] === 0);
    broken[cell] = -1;
    const found = recheck({ families, shown, worlds: [broken], targets: design.protected });
    expect(found.negatives).toBe(1);
    expect(found.sums).toBeGreaterThan(0);
    expect(found.unproved).toBe(design.protected.length);
    broken[0] = (broken[0] as number) + 1;
    expect(recheck({ families, shown, worlds: [broken], targets: [] }).moved).toBe(1);
    expect(brokenSums(families, counts)).toBe(0);
  });
});
