import { describe, expect, it } from "vitest";
import { AREAS } from "../../src/catalogue/plan/areas.js";
import { crossingsOf } from "../../src/catalogue/plan/combos.js";
import { PLAN } from "../../src/catalogue/plan/index.js";
import { attack } from "../../src/secrecy/attack.js";
import { chanceOf, randomOf } from "../../src/secrecy/chance.js";
import type { Design } from "../../src/secrecy/design.js";
import { familiesOf } from "../../src/secrecy/families.js";
import { boardOf } from "../../src/secrecy/moves.js";
import { type Protection, protect } from "../../src/secrecy/protect.js";
import { recheck } from "../../src/secrecy/recheck.js";
import { universeOf } from "../../src/secrecy/universe.js";
import { withdraw } from "../../src/secrecy/withdraw.js";
import { attribute, type Country, countryOf, countsOf, drawPeople, firmsOf } from "./people.js";

describe("withdrawing", () => {
  const country = countryOf(
    [attribute("type", ["a", "b"]), attribute("sexe", ["F", "M"]), attribute("age", ["1", "2"])],
    [["type", "sexe"], ["age"]],
  );
  const counts = countsOf(country, drawPeople(country, 200, randomOf(1)));
  const rule = { universe: country.universe, counts, k: 5, firms: null };
  const design: Design = { ...country, rule, hidden: new Uint8Array(counts.length) };
  const shownIn = (area: string): string[] =>
    country.crossings.combos
      .map(({ id }) => id)
      .filter((id) => !design.hidden[country.cell(id, area)]);

  it("takes the finest category of the cells at risk, then those around it, then the others", () => {
    const atRisk = [country.cell("type=a&sexe=F", "D1")];
    expect(withdraw(design, atRisk)).toBe(true);
    for (const area of ["FR", "R2", "D5"]) {
      expect(shownIn(area)).toEqual([
        "*",
        "type=a",
        "type=b",
        "sexe=F",
        "sexe=M",
        "age=1",
        "age=2",
      ]);
    }
    withdraw(design, atRisk);
    withdraw(design, atRisk);
    expect(shownIn("D5")).toEqual(["*", "age=1", "age=2"]);
    withdraw(design, atRisk);
    expect(shownIn("FR")).toEqual(["*"]);
  });

  it("then takes the smallest areas, then the larger ones, and never the total", () => {
    const atRisk = [country.cell("*", "D1")];
    expect(withdraw(design, atRisk)).toBe(true);
    expect([shownIn("D5"), shownIn("R1")]).toEqual([[], ["*"]]);
    expect(withdraw(design, atRisk)).toBe(true);
    expect([shownIn("R1"), shownIn("FR")]).toEqual([[], ["*"]]);
    expect(withdraw(design, atRisk)).toBe(false);
    expect(shownIn("FR")).toEqual(["*"]);
  });
});

const real: readonly Country[] = PLAN.map((population) => {
  const crossings = crossingsOf(population);
  const universe = universeOf(population, crossings, AREAS);
  return {
    ...{ population, crossings, universe, areas: AREAS, cell: () => 0, nameOf: String },
    ...{ families: familiesOf(universe), board: boardOf(universe) },
  };
});
const SIZES = [11, 13, 20, 35, 60, 100];
const SEEDS = [1, 2, 3];
const cases = real.flatMap((country) =>
  SIZES.flatMap((size) =>
    SEEDS.map((seed) => [country.population.id, size, seed, country] as const),
  ),
);

describe("a year of few people", () => {
  it.each(cases)("of %s (%i, seed %i) is protected and proved", (_, size, seed, country) => {
    const people = drawPeople(country, size, randomOf(seed)).map((one, i) => ({
      ...one,
      firm: i % 7,
    }));
    const counts = countsOf(country, people);
    const { families, universe } = country;
    const firms = country.population.firm ? firmsOf(country, people) : null;
    let start: Protection | undefined;
    for (const k of [5, 11]) {
      const rule = { universe, counts, k, firms };
      const chance = chanceOf(`${size}`, `${seed}`);
      const { hidden, worlds, ...mask } = protect({
        ...country,
        ...chance,
        rule,
        ...(start ? { start } : {}),
      });
      const none = { exposed: [], determined: [], bounded: [] };
      expect(attack({ families, rule, hidden }, randomOf(3))).toEqual(none);
      const shown = Float64Array.from(counts, (n, cell) => (hidden[cell] ? NaN : n));
      const claim = { families, shown, worlds: [counts, ...worlds], targets: mask.protected };
      expect(recheck(claim)).toEqual({ sums: 0, negatives: 0, moved: 0, unproved: 0 });
      expect(hidden[0], "the total").toBe(0);
      start = { hidden, worlds, ...mask };
    }
  });

  it.each(real)("too few to be shown at all is hidden whole ($population.id)", (country) => {
    const counts = countsOf(country, drawPeople(country, 4, randomOf(1)));
    const { families, universe } = country;
    const rule = { universe, counts, k: 5, firms: null };
    const { hidden, worlds, ...mask } = protect({ ...country, rule, ...chanceOf("4", "1") });
    expect(hidden.every((is) => is === 1)).toBe(true);
    expect(attack({ families, rule, hidden }, randomOf(3)).determined).toEqual([]);
    const claim = {
      families,
      shown: Float64Array.from(counts, () => NaN),
      targets: mask.protected,
    };
    expect(recheck({ ...claim, worlds: [counts, ...worlds] })).toEqual({
      ...{ sums: 0, negatives: 0, moved: 0, unproved: 0 },
    });
  });
});
