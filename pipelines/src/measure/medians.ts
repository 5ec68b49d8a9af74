import type { Indicator, Sql } from "../catalogue/model.js";
import {
  type Chosen,
  choicesOf,
  crossingsAllowed,
  crossingText,
  recipeOf,
} from "../catalogue/plan/answers.js";
import { AREAS, areaIndex } from "../catalogue/plan/areas.js";
import type { Answer, PlanDimension, Population } from "../catalogue/plan/model.js";
import { TERRITORIES } from "../catalogue/territories.js";
import type { Database } from "../engine/index.js";
import { numberOf, type Tally } from "./figure.js";
import type { CountedPopulation } from "./year-cells.js";

/** What is measured of a group of rows; `concernees` are the known ones that the numerator is about. */
export interface Measured extends Tally {
  readonly concernees?: number;
}

/** Measures by {@link placeKey} a year, a territory (`FR`, `R84`, `D69`) and a crossing as `crossingText` writes it. */
export type Found = ReadonlyMap<string, Measured>;

/** Key of {@link Found}. */
export const placeKey = (...parts: readonly unknown[]): string => parts.join(" ");

interface Asked {
  readonly indicator: Indicator;
  readonly answer: Answer;
}

/** A median in every area and crossing: rows are read once, into numbers of equal values, whose middles are then found. */
export async function medians(
  db: Pick<Database, "all">,
  { population, years }: CountedPopulation,
  { indicator, answer }: Asked,
): Promise<Found> {
  const crossings = crossingsAllowed(population, answer).map(({ dimensions }) => dimensions);
  const rows = await db.all(medianSql(population, indicator, crossings));
  const concerned = new Map<string, number>();
  for (const choices of crossings.flatMap(choicesOf)) {
    const among = recipeOf(population, answer, { choices })?.among ?? 0;
    for (const { code } of TERRITORIES) {
      const cell = among * AREAS.length + (areaIndex(code) as number);
      const text = crossingText(population, choices);
      for (const { year, counts } of years) {
        concerned.set(placeKey(year, code, text), counts[cell] as number);
      }
    }
  }
  const found = new Map<string, Measured>(
    [...concerned].map(([key, lignes]) => [
      key,
      { lignes, connues: 0, numerateur: null, denominateur: null },
    ]),
  );
  const dimensions = [...new Set(crossings.flat())];
  for (const row of rows) {
    const choices = dimensions.flatMap((dimension): Chosen[] => {
      const value = dimension.values.find((one) => one.value === row[dimension.id]);
      return value ? [[dimension, value]] : [];
    });
    const key = placeKey(row.annee, row.territoire, crossingText(population, choices));
    const lignes = concerned.get(key) ?? 0;
    found.set(key, {
      ...{ lignes, connues: Number(row.connues), denominateur: null },
      numerateur: numberOf(row.mediane),
    });
  }
  return found;
}

function medianSql(
  population: Population,
  { among, known, numerator }: Indicator,
  crossings: readonly (readonly PlanDimension[])[],
): Sql {
  const dimensions = [...new Set(crossings.flat())];
  const leaf = ({ attribute }: PlanDimension): Sql =>
    population.attributes.find(({ id }) => id === attribute)?.leaf ?? "null";
  const value = numerator.agg === "median" ? numerator.of : "null";
  const places = [[], ["region"], ["departement"]];
  const sets = crossings.flatMap((crossing) =>
    places.map((place) => ["annee", "duree", ...place, ...crossing.map(({ id }) => id)]),
  );
  const names = dimensions.map(({ id }) => id);
  const groups = ["annee", "territoire", ...names].join(", ");
  return `
    with lignes as (
      select ${["_annee as annee", "_region as region", "_departements[1] as departement", `${value} as duree`, ...dimensions.map((one) => `${leaf(one)} as ${one.id}`)].join(", ")}, count(*) as nombre
      from ${population.id} where (${among ?? "true"}) and (${known ?? "true"}) group by all),
    groupes as (
      select ${["annee", "duree", ...names].join(", ")}, sum(nombre) as nombre,
        case when grouping(departement) = 0 then 'D' || departement when grouping(region) = 0 then 'R' || region else 'FR' end as territoire
      from lignes group by grouping sets (${sets.map((set) => `(${set.join(", ")})`).join(", ")})),
    rangs as (
      select *, sum(nombre) over (partition by ${groups} order by duree) as rang,
        sum(nombre) over (partition by ${groups}) as connues
      from groupes)
    select ${groups}, any_value(connues)::bigint as connues,
      (min(duree) filter (where 2 * rang >= connues) + min(duree) filter (where 2 * rang > connues)) / 2 as mediane
    from rangs group by all`;
}
