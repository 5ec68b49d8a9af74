import type { Sql } from "../catalogue/model.js";
import { AREAS } from "../catalogue/plan/areas.js";
import type { Crossings } from "../catalogue/plan/combos.js";
import type { PlanAttribute, Population } from "../catalogue/plan/model.js";
import type { Database } from "../engine/index.js";
import { AROUND, cubesOf, largestCubes, type Match, matchesOf } from "./cube-matches.js";
import { measureFirmCube } from "./firm-cubes.js";
import { noFirms, type YearCells } from "./year-cells.js";

/**
 * Measures every cell of a population's cubes from its rows, years in order: in one pass over the rows, or one per cube
 * where firms are to be merged.
 */
export async function measureCubes(
  db: Pick<Database, "all">,
  population: Population,
  { combos }: Crossings,
): Promise<YearCells[]> {
  const size = combos.length * AREAS.length;
  const years = new Map<number, YearCells>();
  const yearOf = (year: number): YearCells => {
    const known = years.get(year);
    if (known) return known;
    const firms = population.firm === null ? null : noFirms(size);
    const cells = { year, counts: new Int32Array(size), firms };
    years.set(year, cells);
    return cells;
  };
  const measured = new Set<number>();
  // Firms are merged by the engine, cube by cube: what a small cube has measured is not merged again from a large one.
  const chosen = population.firm === null ? largestCubes(population) : cubesOf(population);
  const cubes = chosen.map((attributes) => {
    const matches = matchesOf(attributes, combos, measured);
    for (const [, combo] of matches) measured.add(combo);
    return { population, attributes, matches };
  });
  if (population.firm === null) await measurePeople(db, { population, cubes }, yearOf);
  else {
    for (const cube of cubes) {
      if (cube.matches.length > 0) await measureFirmCube(db, cube, yearOf);
    }
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

interface MeasuredCube {
  readonly attributes: readonly PlanAttribute[];
  readonly matches: readonly Match[];
}

interface Measuring {
  readonly population: Population;
  readonly cubes: readonly MeasuredCube[];
}

async function measurePeople(
  db: Pick<Database, "all">,
  { population, cubes }: Measuring,
  yearOf: (year: number) => YearCells,
): Promise<void> {
  const counting = new Map<string, number[]>();
  for (const { attributes, matches } of cubes) {
    for (const [leaves, combo] of matches) {
      const key = leaves.map((leaf, i) => `${attributes[i]?.id}=${leaf}`).join("&");
      counting.set(key, [...(counting.get(key) ?? []), combo]);
    }
  }
  const around = new Map<string, number[]>();
  for (const [cog, area] of AROUND) around.set(cog, [...(around.get(cog) ?? []), area]);
  for (const { annee, departement, feuilles, nombre } of await db.all(
    peopleSql(population, cubes),
  )) {
    const { counts } = yearOf(Number(annee));
    for (const combo of counting.get(`${feuilles}`) ?? []) {
      for (const area of around.get(`${departement}`) ?? []) {
        const cell = combo * AREAS.length + area;
        counts[cell] = (counts[cell] as number) + Number(nombre);
      }
    }
  }
}

/** One row for each year, department and tuple of leaves of a cube (`type_programme=academique&sexe=F`). */
function peopleSql({ id, attributes }: Population, cubes: readonly MeasuredCube[]): Sql {
  const nameOf = (one: PlanAttribute): string => `f${attributes.indexOf(one)}`;
  const leaves = attributes.map((one) => `${one.leaf} as ${nameOf(one)}`);
  const sets = cubes.map((cube) => ["annee", "departement", ...cube.attributes.map(nameOf)]);
  // A leaf that a set leaves out is null, and concat_ws skips it.
  const parts = attributes.map((one) => `'${one.id}=' || ${nameOf(one)}`);
  return `
    with feuilles as (
      select _annee as annee, _departements[1] as departement, ${leaves.join(", ")} from ${id})
    select annee::integer as annee, departement, concat_ws('&', ${parts.join(", ")}) as feuilles,
      count(*)::integer as nombre
    from feuilles group by grouping sets (${sets.map((set) => `(${set.join(", ")})`).join(", ")})`;
}
