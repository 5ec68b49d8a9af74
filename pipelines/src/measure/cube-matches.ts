import { AREAS, areaIndex } from "../catalogue/plan/areas.js";
import type { Combo } from "../catalogue/plan/combos.js";
import type { PlanAttribute, Population } from "../catalogue/plan/model.js";
import { DEPARTMENTS } from "../catalogue/territories.js";

/** The attributes of each cube, in the population's order. */
export const cubesOf = ({ attributes, cubes }: Population): (readonly PlanAttribute[])[] =>
  cubes.map((cube) =>
    attributes.filter(({ id }) => cube.some(({ attribute }) => attribute === id)),
  );

/** The cubes that are not part of another: they hold the cells of all. */
export function largestCubes(population: Population): (readonly PlanAttribute[])[] {
  type Attributes = readonly PlanAttribute[];
  const isPart = (cube: Attributes, other: Attributes): boolean =>
    cube.every((attribute) => other.includes(attribute));
  const cubes = cubesOf(population);
  return cubes.filter(
    (cube, i) =>
      !cubes.some((other, j) => i !== j && isPart(cube, other) && (!isPart(other, cube) || j < i)),
  );
}

/** A leaf of each attribute of a cube, and a combo that counts the people who have them all. */
export type Match = readonly [leaves: readonly string[], combo: number];

/** The combos about these attributes alone that no cube has measured yet, with each tuple of leaves that they count. */
export function matchesOf(
  attributes: readonly PlanAttribute[],
  combos: readonly Combo[],
  known: ReadonlySet<number>,
): Match[] {
  const tuples = attributes.reduce<readonly (readonly string[])[]>(
    (found, { leaves }) => found.flatMap((tuple) => leaves.map((leaf) => [...tuple, leaf])),
    [[]],
  );
  return combos.flatMap(({ terms }, combo) => {
    const isOurs = terms.every((term) => attributes.some(({ id }) => id === term.attribute));
    if (!isOurs || known.has(combo)) return [];
    return tuples
      .filter((tuple) =>
        terms.every((term) => {
          const at = attributes.findIndex(({ id }) => id === term.attribute);
          const leaves = attributes[at]?.nodes?.[term.node] ?? [term.node];
          return leaves.includes(tuple[at] as string);
        }),
      )
      .map((tuple) => [tuple, combo] as const);
  });
}

/** The areas around each department, the department included. */
export const AROUND: readonly (readonly [cog: string, area: number])[] = DEPARTMENTS.flatMap(
  ({ code, cog }) => {
    const chain: [string, number][] = [];
    for (let area: string | null = code; area !== null; area = parentOf(area)) {
      chain.push([cog, areaIndex(area) as number]);
    }
    return chain;
  },
);

function parentOf(code: string): string | null {
  return AREAS.find((area) => area.code === code)?.parent ?? null;
}
