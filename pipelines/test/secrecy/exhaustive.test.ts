import { describe, expect, it } from "vitest";
import { randomOf } from "../../src/secrecy/chance.js";
import { Unprotectable } from "../../src/secrecy/design.js";
import { intervalsOf } from "../../src/secrecy/intervals.js";
import { determinedCells } from "../../src/secrecy/nullspace.js";
import { type Protection, protect } from "../../src/secrecy/protect.js";
import { determinedExactly, eachWorld } from "./exact.js";
import { attribute, type Country, countryOf, countsOf, drawPeople, TWO_REGIONS } from "./people.js";

/** Two departments in each region. */
const areas = TWO_REGIONS.filter(({ code }) => code !== "D5");
const type = attribute("type", ["a", "b", "c"]);
const sexe = attribute("sexe", ["F", "M"]);
const quarter = attribute("trimestre", ["T1", "T2", "T3"], { whole: true });
const COUNTRIES: readonly Country[] = [
  countryOf([type], [["type"]], areas),
  countryOf([type, sexe], [["type", "sexe"]], areas.slice(0, 5)),
  countryOf([sexe, quarter], [["sexe", "trimestre"]], areas.slice(0, 5)),
];
const SEEDS = Array.from({ length: 25 }, (_, seed) => seed + 1);

describe.each(COUNTRIES.map((country, i) => [i, country] as const))(
  "tiny universe %i",
  (_, country) => {
    it.each(SEEDS)(
      "the attacker finds what exact elimination finds, and claims nothing false (seed %i)",
      (seed) => {
        const random = randomOf(seed);
        const counts = countsOf(country, drawPeople(country, 9, random));
        const hidden = Uint8Array.from(counts, () => Number(random() < 0.6));
        hidden[0] = 0;
        const solved = determinedCells(country.families, hidden, random);
        const found = [...solved.keys()].filter((cell) => solved[cell]);
        expect(found).toEqual(determinedExactly(country, hidden));

        const { low, high } = intervalsOf(country.families, hidden, counts);
        let worlds = 0;
        eachWorld(country, { hidden, counts }, (world) => {
          worlds += 1;
          for (let cell = 0; cell < world.length; cell += 1) {
            const value = world[cell] as number;
            const isPossible = value >= (low[cell] as number) && value <= (high[cell] as number);
            if (!isPossible || (solved[cell] && value !== counts[cell])) {
              throw new Error(`${country.nameOf(cell)} may be ${value}`);
            }
          }
          return worlds < 20_000;
        });
        expect(worlds).toBeGreaterThan(0);
      },
    );

    it.each(SEEDS)(
      "a protected cell has several values among all possible worlds (seed %i)",
      (seed) => {
        const random = randomOf(1000 + seed);
        const counts = countsOf(country, drawPeople(country, 30, random));
        const rule = { universe: country.universe, counts, k: 3, firms: null };
        const design = protectOrNull({ ...country, rule, jitter: () => 0, random });
        if (!design) return;
        const open = new Set(design.protected);
        eachWorld(country, { hidden: design.hidden, counts }, (world) => {
          for (const cell of open) if (world[cell] !== counts[cell]) open.delete(cell);
          return open.size > 0;
        });
        expect([...open].map(country.nameOf)).toEqual([]);
      },
    );
  },
);

it("protects most of the tiny universes, hiding something", () => {
  const made = COUNTRIES.flatMap((country) =>
    SEEDS.map((seed) => {
      const random = randomOf(1000 + seed);
      const counts = countsOf(country, drawPeople(country, 30, random));
      const rule = { universe: country.universe, counts, k: 3, firms: null };
      return protectOrNull({ ...country, rule, jitter: () => 0, random });
    }),
  );
  expect(made.filter((design) => design && design.protected.length > 0).length).toBeGreaterThan(60);
});

function protectOrNull(asked: Parameters<typeof protect>[0]): Protection | null {
  try {
    return protect(asked);
  } catch (error) {
    if (error instanceof Unprotectable) return null;
    throw error;
  }
}
