import type { Area } from "../../src/catalogue/plan/areas.js";
import { type Crossings, crossingsOf } from "../../src/catalogue/plan/combos.js";
import type { PlanAttribute, Population } from "../../src/catalogue/plan/model.js";
import { type Families, familiesOf } from "../../src/secrecy/families.js";
import { type Board, boardOf } from "../../src/secrecy/moves.js";
import type { FirmTally } from "../../src/secrecy/rule.js";
import { type Universe, universeOf } from "../../src/secrecy/universe.js";

/** Someone: a department, a leaf for each attribute, perhaps a firm. */
export interface Person {
  readonly department: string;
  readonly leaves: Readonly<Record<string, string>>;
  readonly firm?: number;
}

/** A small population with its geography, ready to be protected. */
export interface Country {
  readonly population: Population;
  readonly crossings: Crossings;
  readonly areas: readonly Area[];
  readonly universe: Universe;
  readonly families: Families;
  readonly board: Board;
  /** Number of the cell of a combo (`*`, `type=a&sexe=F`) in an area. */
  readonly cell: (combo: string, area: string) => number;
  readonly nameOf: (cell: number) => string;
}

/** Two regions, of two and three departments. */
export const TWO_REGIONS: readonly Area[] = [
  { code: "FR", parent: null },
  { code: "R1", parent: "FR" },
  { code: "R2", parent: "FR" },
  { code: "D1", parent: "R1" },
  { code: "D2", parent: "R1" },
  { code: "D3", parent: "R2" },
  { code: "D4", parent: "R2" },
  { code: "D5", parent: "R2" },
];

export const attribute = (
  id: string,
  leaves: readonly string[],
  options: Partial<PlanAttribute> & { readonly whole?: boolean } = {},
): PlanAttribute => {
  const { whole = false, ...rest } = options;
  return { id, leaves, leaf: `"${id}"`, splits: [{ id, of: null, into: leaves, whole }], ...rest };
};

export function countryOf(
  attributes: readonly PlanAttribute[],
  cubes: readonly (readonly string[])[],
  areas: readonly Area[] = TWO_REGIONS,
): Country {
  const population: Population = {
    id: "mentorat",
    firm: null,
    attributes,
    cubes: cubes.map((cube) => cube.map((id) => ({ attribute: id }))),
    dimensions: [],
    answers: {},
  };
  const crossings = crossingsOf(population);
  const universe = universeOf(population, crossings, areas);
  const codes = areas.map(({ code }) => code);
  return {
    population,
    crossings,
    areas,
    universe,
    families: familiesOf(universe),
    board: boardOf(universe),
    cell: (combo, area) => (crossings.index.get(combo) ?? NaN) * areas.length + codes.indexOf(area),
    nameOf: (cell) =>
      `${codes[cell % areas.length]} ${crossings.combos[Math.floor(cell / areas.length)]?.id}`,
  };
}

/** Counts everyone in every cell that they belong to, by plain loops over names. */
export function countsOf(country: Country, people: readonly Person[]): Int32Array {
  const { crossings, areas } = country;
  const counts = new Int32Array(crossings.combos.length * areas.length);
  eachMembership(country, people, (cell) => {
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return counts;
}

/** The three largest firms of every cell. */
export function firmsOf(country: Country, people: readonly Person[]): FirmTally {
  const size = country.crossings.combos.length * country.areas.length;
  const inside = Array.from({ length: size }, () => new Map<number, number>());
  eachMembership(country, people, (cell, { firm = 0 }) => {
    inside[cell]?.set(firm, (inside[cell]?.get(firm) ?? 0) + 1);
  });
  const tally = {
    distinct: Uint8Array.from(inside, (firms) => Math.min(3, firms.size)),
    firm: new Int32Array(3 * size).fill(-1),
    people: new Int32Array(3 * size),
  };
  inside.forEach((firms, cell) => {
    const largest = [...firms].sort((a, b) => b[1] - a[1]).slice(0, 3);
    largest.forEach(([firm, people], rank) => {
      tally.firm[3 * cell + rank] = firm;
      tally.people[3 * cell + rank] = people;
    });
  });
  return tally;
}

function eachMembership(
  { population, crossings, areas }: Country,
  people: readonly Person[],
  found: (cell: number, person: Person) => void,
): void {
  for (const person of people) {
    const around: number[] = [];
    for (let code: string | null = person.department; code; ) {
      const at = areas.findIndex((area) => area.code === code);
      around.push(at);
      code = areas[at]?.parent ?? null;
    }
    crossings.combos.forEach(({ terms }, combo) => {
      const isIn = terms.every(({ attribute: id, node }) => {
        const nodes = population.attributes.find((one) => one.id === id)?.nodes;
        return (nodes?.[node] ?? [node]).includes(person.leaves[id] ?? "");
      });
      if (isIn) for (const area of around) found(combo * areas.length + area, person);
    });
  }
}

/** As many of the same as asked, in a department. */
export const many = (
  count: number,
  department: string,
  leaves: Person["leaves"] = {},
  firm?: number,
): Person[] =>
  Array.from({ length: count }, () => ({
    department,
    leaves,
    ...(firm === undefined ? {} : { firm }),
  }));

/** People drawn at random, departments and leaves being more and more rare. */
export function drawPeople(country: Country, count: number, random: () => number): Person[] {
  const departments = country.areas
    .map(({ code }) => code)
    .filter((code) => country.areas.every(({ parent }) => parent !== code));
  const rare = <T>(items: readonly T[]): T => items[Math.floor(items.length * random() ** 2)] as T;
  return Array.from({ length: count }, () => ({
    department: rare(departments),
    leaves: Object.fromEntries(
      country.population.attributes.map(({ id, leaves }) => [id, rare(leaves)]),
    ),
  }));
}
