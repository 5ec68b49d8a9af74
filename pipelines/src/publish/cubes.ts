import { literal } from "../catalogue/cells.js";
import type { Sql } from "../catalogue/model.js";
import { AREAS, areaIndex } from "../catalogue/plan/areas.js";
import type { Combo, Crossings } from "../catalogue/plan/combos.js";
import type { Cube, PlanAttribute, Population } from "../catalogue/plan/model.js";
import { DEPARTMENTS } from "../catalogue/territories.js";
import type { Database } from "../engine.js";
import { FEWEST_FIRMS, type FirmTally } from "../secrecy/rule.js";

/** A SIREN is below this: a firm and its people fit in one number, which sorts by people. */
const FIRM_RANGE = 1_000_000_000;

/** The cells of one population in one year: people, and the largest firms where the population has some. */
export interface YearCells {
  readonly year: number;
  /** People of cell `combo × areas + area`. */
  readonly counts: Int32Array;
  readonly firms: FirmTally | null;
}

/** Measures every cell of a population's cubes from its rows, one GROUP BY per cube; years in order. */
export async function measureCubes(
  db: Pick<Database, "all">,
  population: Population,
  crossings: Crossings,
): Promise<YearCells[]> {
  const years = new Map<number, YearCells>();
  const known = new Set<number>();
  for (const cube of population.cubes) {
    const attributes = attributesOf(population, cube);
    const matches = matchesOf(attributes, crossings.combos, known);
    if (matches.length === 0) continue;
    for (const [, combo] of matches) known.add(combo);
    const rows = await db.all(cubeSql(population, attributes, matches));
    for (const row of rows) record(years, row, { crossings, population });
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

const attributesOf = (population: Population, cube: Cube): readonly PlanAttribute[] =>
  population.attributes.filter(({ id }) => cube.some(({ attribute }) => attribute === id));

type Match = readonly [leaves: readonly string[], combo: number];

/** The combos about these attributes alone that no cube has measured yet, with each tuple of leaves that they count. */
function matchesOf(
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
const AROUND: readonly (readonly [cog: string, area: number])[] = DEPARTMENTS.flatMap(
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

function cubeSql(
  population: Population,
  attributes: readonly PlanAttribute[],
  matches: readonly Match[],
): Sql {
  const names = attributes.map((_, i) => `f${i}`);
  const leaves = attributes.map(({ leaf }, i) => `${leaf} as f${i}`);
  const tuples = matches.map(
    ([tuple, combo]) => `(${[...tuple.map(literal), String(combo)].join(", ")})`,
  );
  const places = AROUND.map(([cog, area]) => `(${literal(cog)}, ${area})`);
  const on = names.map((name) => `feuilles.${name} = combinaisons.${name}`).join(" and ");
  const largest = population.firm
    ? `, least(count(*), ${FEWEST_FIRMS})::integer as firms, max(n::bigint * ${FIRM_RANGE} + firme, 3) as largest`
    : "";
  return `
    with feuilles as (
      select ${["_annee as annee", "_departements[1] as departement", ...leaves].join(", ")},
        ${population.firm ?? "0"} as firme, count(*) as nombre from ${population.id} group by all),
    combinaisons(${[...names, "combinaison"].join(", ")}) as (values ${tuples.join(", ")}),
    lieux(departement, aire) as (values ${places.join(", ")}),
    cases as (
      select annee, combinaison, aire, firme, sum(nombre) as n
      from feuilles join combinaisons on ${on || "true"} join lieux using (departement) group by all)
    select annee::integer as annee, combinaison::integer as combo, aire::integer as area,
      sum(n)::integer as people${largest}
    from cases group by 1, 2, 3`;
}

interface Recording {
  readonly crossings: Crossings;
  readonly population: Population;
}

function record(
  years: Map<number, YearCells>,
  row: Record<string, unknown>,
  { crossings, population }: Recording,
): void {
  const year = Number(row.annee);
  const size = crossings.combos.length * AREAS.length;
  const cells = years.get(year) ?? emptyYear(year, size, population.firm !== null);
  years.set(year, cells);
  const cell = Number(row.combo) * AREAS.length + Number(row.area);
  cells.counts[cell] = Number(row.people);
  if (!cells.firms) return;
  cells.firms.distinct[cell] = Number(row.firms);
  for (const [rank, packed] of (row.largest as number[]).entries()) {
    cells.firms.firm[3 * cell + rank] = packed % FIRM_RANGE;
    cells.firms.people[3 * cell + rank] = Math.floor(packed / FIRM_RANGE);
  }
}

const emptyYear = (year: number, size: number, hasFirms: boolean): YearCells => ({
  year,
  counts: new Int32Array(size),
  firms: hasFirms
    ? {
        distinct: new Uint8Array(size),
        firm: new Int32Array(3 * size).fill(-1),
        people: new Int32Array(3 * size),
      }
    : null,
});
