import { literal } from "../catalogue/cells.js";
import type { Dataset, DatasetId, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { fillReporters } from "./reporters.js";
import type { Stage } from "./stage.js";

/** Up to which day a source was observed. */
export interface Observation {
  /** ISO; null for the datasets that steer the reading. */
  readonly donnees_au: string | null;
  /** Said beside the rows, instead of read in them. */
  readonly declaree: boolean;
}

/** Writes up to which day the loaded rows of a dataset were observed: as declared, else by its reporters, else its last date that is not isolated. */
export async function observeSource({ db, declared }: Stage, dataset: Dataset): Promise<void> {
  const { id, position } = dataset;
  if (!position) return;
  await db.run(`insert into jours
    select ${literal(id)}, jour, count(*) from (select (${position.observed})::date as jour from ${id})
    where jour is not null group by jour`);
  const { reporters } = position;
  if (reporters) {
    await fillReporters(db, { id, reporters, closed: declared?.closedCentres ?? [] });
  }
  const said = declared?.days.get(id);
  const day = [
    ...(said === undefined ? [] : [`date ${literal(said)}`]),
    ...(reporters ? [lastWholeSql(id, position.observed)] : []),
    "avant",
    `(select max(jour) from jours where jeu = ${literal(id)})`,
  ];
  await db.run(`insert into observations
    select ${literal(id)}, coalesce(${day.join(", ")}), ${said !== undefined}, avant, isolee
    from (select 1) left join (${isolatedSql(id)}) on true`);
}

/** What was written of a dataset by {@link observeSource}. */
export async function observationOf(db: Database, id: DatasetId): Promise<Observation> {
  const [row] = await db.all("select donnees_au, declaree from observations where jeu = ?", [id]);
  return {
    donnees_au: typeof row?.donnees_au === "string" ? row.donnees_au : null,
    declaree: row?.declaree === true,
  };
}

/** End of the last quarter in which all the reporters of the nation are there. */
const lastWholeSql = (id: DatasetId, observed: Sql): Sql =>
  `(select max(${observed}) from declarants where jeu = ${literal(id)} and territoire = 'FR' and presents = attendus)`;

/** Of the rows of a source, at most so many, and at most one in a thousand, stand far after all the others (but one always may). */
const FEW_ROWS = 3;
const ONE_IN = 1000;
/** Days without an event that are long for any source. */
const LONG_GAP = 60;
/** How many times longer than the usual gaps is far. */
const FAR = 4;
/** Fewer gaps say nothing of what is usual. */
const FEWEST_GAPS = 10;

/**
 * Query of the first date of the few rows that stand far after all others (`isolee`), and of the last date before them
 * (`avant`); no row where there are none. Far is more than usual: than four times the gaps of the two years before, the
 * longest in twenty left out, where there are enough of them to tell.
 */
const isolatedSql = (id: DatasetId): Sql => `
  with suite as (
    select jour as isolee, lag(jour) over dans_l_ordre as avant, jour - lag(jour) over dans_l_ordre as ecart,
      sum(lignes) over (order by jour desc) as restent, sum(lignes) over () as toutes
    from jours where jeu = ${literal(id)} window dans_l_ordre as (order by jour))
  select s.isolee, s.avant
  from suite s left join suite e on e.isolee <= s.avant and e.isolee > s.avant - interval 2 year
  where s.ecart > ${LONG_GAP} and s.restent <= greatest(1, least(${FEW_ROWS}, s.toutes // ${ONE_IN}))
  group by s.isolee, s.avant, s.ecart
  having count(e.ecart) >= ${FEWEST_GAPS} and s.ecart > ${FAR} * quantile_cont(e.ecart, 0.95)
  order by s.isolee limit 1`;
