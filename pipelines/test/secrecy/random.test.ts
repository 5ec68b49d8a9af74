import { describe, expect, it } from "vitest";
import { AREAS } from "../../src/catalogue/plan/areas.js";
import { crossingsOf } from "../../src/catalogue/plan/combos.js";
import { PLAN } from "../../src/catalogue/plan/index.js";
import { attack } from "../../src/secrecy/attack.js";
import { chanceOf, randomOf } from "../../src/secrecy/chance.js";
import { unsafeRemainders } from "../../src/secrecy/design.js";
import { familiesOf } from "../../src/secrecy/families.js";
import { boardOf } from "../../src/secrecy/moves.js";
import { type Protection, protect } from "../../src/secrecy/protect.js";
import { brokenSums, recheck } from "../../src/secrecy/recheck.js";
import { universeOf } from "../../src/secrecy/universe.js";
import { attribute, type Country, countryOf, countsOf, drawPeople, firmsOf } from "./people.js";

const inTermine = { attribute: "statut", node: "termine" };
const small = countryOf(
  [
    attribute("type", ["a", "b", "c"]),
    attribute("sexe", ["F", "M", "NR"]),
    attribute("statut", ["termine", "rompu"], { whole: true }),
    attribute("issue", ["oui", "non", "inconnu"], {
      whole: true,
      neutral: ["inconnu"],
      within: inTermine,
    }),
  ],
  [
    ["type", "sexe"],
    ["statut", "issue"],
    ["type", "statut", "issue"],
  ],
);

const real: readonly Country[] = PLAN.map((population) => {
  const crossings = crossingsOf(population);
  const universe = universeOf(population, crossings, AREAS);
  return {
    ...small,
    population,
    crossings,
    areas: AREAS,
    universe,
    families: familiesOf(universe),
    board: boardOf(universe),
  };
});

const cases = [
  ...[1, 2, 3, 4].flatMap((seed) => [40, 400, 4000].map((count) => [small, count, seed] as const)),
  ...real.map((country, i) => [country, 6000, i] as const),
];

describe.each(cases)("linked cubes of %# people", (country, count, seed) => {
  const people = drawPeople(country, count, randomOf(seed)).map((person, i) => ({
    ...person,
    firm: i % 97,
  }));
  const counts = countsOf(country, people);
  const firms = seed % 2 === 1 ? firmsOf(country, people) : null;
  const { families, universe } = country;

  it("are protected for both audiences, with proof", () => {
    let start: Protection | undefined;
    for (const k of [5, 11]) {
      const rule = { universe, counts, k, firms };
      const chance = chanceOf("secret", `${seed}`);
      const design = protect({ ...country, rule, ...chance, ...(start ? { start } : {}) });
      const none = { exposed: [], determined: [], bounded: [] };
      expect(attack({ families, rule, hidden: design.hidden }, randomOf(99))).toEqual(none);
      expect(unsafeRemainders({ families, rule, hidden: design.hidden })).toEqual([]);
      const shown = Float64Array.from(counts, (n, cell) => (design.hidden[cell] ? NaN : n));
      expect(
        recheck({ families, shown, worlds: [counts, ...design.worlds], targets: design.protected }),
      ).toEqual({ sums: 0, negatives: 0, moved: 0, unproved: 0 });
      expect(start?.hidden.some((is, cell) => is && !design.hidden[cell]) ?? false).toBe(false);
      start = design;
    }
  });

  it("add up before anything is hidden", () => {
    expect(brokenSums(families, counts)).toBe(0);
  });
});

describe("draws", () => {
  it("are the same for the same key and label, and others for another", () => {
    const cells = Array.from({ length: 200 }, (_, cell) => cell);
    const drawn = (key: string, label: string) => cells.map(chanceOf(key, label).jitter);
    expect(drawn("a", "r1")).toEqual(drawn("a", "r1"));
    expect(drawn("a", "r1")).not.toEqual(drawn("b", "r1"));
    expect(drawn("a", "r1")).not.toEqual(drawn("a", "r2"));
    expect([...new Set(drawn("a", "r1"))].sort()).toEqual([0, 1, 2]);
    expect(chanceOf("a", "r1").random()).toBe(chanceOf("a", "r1").random());
  });
});
