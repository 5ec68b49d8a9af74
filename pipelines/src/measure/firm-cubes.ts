import { literal } from "../catalogue/cells.js";
import type { Sql } from "../catalogue/model.js";
import { AREAS } from "../catalogue/plan/areas.js";
import type { PlanAttribute, Population } from "../catalogue/plan/model.js";
import type { Database } from "../engine/index.js";
import { FEWEST_FIRMS } from "../secrecy/rule.js";
import { AROUND, type Match } from "./cube-matches.js";
import type { YearCells } from "./year-cells.js";

/** A SIREN is below this: a firm and its people fit in one number, which sorts by people. */
const FIRM_RANGE = 1_000_000_000;

/** Measures one cube with the three largest firms of each cell: a firm seen in several departments is merged by the engine. */
export async function measureFirmCube(
  db: Pick<Database, "all">,
  { population, attributes, matches }: FirmCube,
  yearOf: (year: number) => YearCells,
): Promise<void> {
  for (const row of await db.all(cubeSql(population, attributes, matches))) {
    const cells = yearOf(Number(row.annee));
    const cell = Number(row.combo) * AREAS.length + Number(row.area);
    cells.counts[cell] = Number(row.people);
    if (!cells.firms) continue;
    cells.firms.distinct[cell] = Number(row.firms);
    for (const [rank, packed] of (row.largest as number[]).entries()) {
      cells.firms.firm[3 * cell + rank] = packed % FIRM_RANGE;
      cells.firms.people[3 * cell + rank] = Math.floor(packed / FIRM_RANGE);
    }
  }
}

/** A cube and the combos to measure from it. */
export interface FirmCube {
  readonly population: Population;
  readonly attributes: readonly PlanAttribute[];
  readonly matches: readonly Match[];
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
  return `
    with feuilles as (
      select ${["_annee as annee", "_departements[1] as departement", ...leaves].join(", ")},
        ${population.firm} as firme, count(*) as nombre from ${population.id} group by all),
    combinaisons(${[...names, "combinaison"].join(", ")}) as (values ${tuples.join(", ")}),
    lieux(departement, aire) as (values ${places.join(", ")}),
    cases as (
      select annee, combinaison, aire, firme, sum(nombre) as n
      from feuilles join combinaisons on ${on || "true"} join lieux using (departement) group by all)
    select annee::integer as annee, combinaison::integer as combo, aire::integer as area,
      sum(n)::integer as people,
      least(count(*), ${FEWEST_FIRMS})::integer as firms, max(n::bigint * ${FIRM_RANGE} + firme, 3) as largest
    from cases group by 1, 2, 3`;
}
