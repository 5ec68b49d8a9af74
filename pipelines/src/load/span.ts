import { literal } from "../catalogue/cells.js";
import type { Dataset, DatasetId, Position, Sql } from "../catalogue/model.js";
import { LINE, LINE_JOIN } from "./anomalies.js";
import { french } from "./french.js";
import { setAsideTable } from "./repeats.js";
import type { Stage } from "./stage.js";

/** Days between which a source is known to go, ISO; null where nothing bounds it. */
interface Bounds {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Sets aside, as refused, the rows of a dataset that began outside of what its source covers: after the day declared, or alone
 * far from all the others. What is left goes from its first date to its last.
 */
export async function setOutsideAside(stage: Stage, dataset: Dataset): Promise<void> {
  const { db, declared } = stage;
  const { id, position } = dataset;
  if (!position) return;
  const said: Bounds = {
    from: declared?.firstDays.get(id) ?? null,
    to: declared?.days.get(id) ?? null,
  };
  await db.run(`create temp table dates as select ${rankOf("jour")} as rang, sum(commences)::bigint as commences, sum(observes)::bigint as observes
    from (select (${position.began})::date as jour, 1 as commences, 0 as observes from retenues_${id}
      union all select (${position.observed})::date, 0, 1 from retenues_${id}) where jour is not null group by jour`);
  await db.run(`create table ${spanTable(id)} as select
    coalesce(${dateSql(said.from)}, (select ${dayOf("-avant")} from (${isolatedSql("-rang", "commences", LONG_START)}))) as du,
    coalesce(${dateSql(said.to)}, ${position.reporters ? "null" : `(select ${dayOf("avant")} from (${isolatedSql("rang", "observes", LONG_GAP)}))`}) as au`);
  const [outside] = await db.all(`select 1 from dates, ${spanTable(id)}
    where commences > 0 and (${dayOf("rang")} < du or ${dayOf("rang")} > au) limit 1`);
  if (outside) await fileOutside(stage, dataset, position);
  await db.run("drop table dates");
}

/** Table of one row: `du` and `au`, the days that bound a source, null where nothing does. */
export const spanTable = (id: DatasetId): string => `etendue_${id}`;

async function fileOutside(
  { db, declared }: Stage,
  dataset: Dataset,
  { dated, began }: Position,
): Promise<void> {
  const { id } = dataset;
  const outside = `hors_${id}`;
  await db.run(`create temp table ${outside} as
    select _fichier, _enr, (${began})::date as jour, "${dated}"::varchar as valeur from retenues_${id}, ${spanTable(id)}
    where (${began})::date not between coalesce(du, date '0001-01-01') and coalesce(au, date '9999-12-31')
      and _fichier in (select numero from fichiers)`);
  const isDeclared = declared?.days.has(id) ?? false;
  const late = `jour > (select au from ${spanTable(id)})`;
  const isBeyond = isDeclared ? late : "false";
  await db.run(`insert into anomalies
    select ${literal(id)}, f.nom, ${LINE}, ${literal(dated)}, x.valeur, if(${isBeyond}, 'apres_donnees_au', 'date_isolee'), 'refus',
      if(${isBeyond}, ${literal(BEYOND)}, ${literal(ALONE)})
    from ${outside} x join fichiers f on f.numero = x._fichier ${LINE_JOIN}`);
  await db.run(`insert into ${setAsideTable(dataset)}
    select _fichier, _enr, 'hors_periode', null, null from ${outside}`);
  await db.run(`drop table ${outside}`);
}

const BEYOND = french(
  "La ligne est postérieure au jour jusqu’auquel cet export est déclaré aller : elle n’est pas comptée. Si l’export va plus loin, mettre à jour « donnees_au » (origine.json ou --donnees-au).",
);
const ALONE = french(
  "Cette date est seule, loin de toutes les autres : la ligne n’est pas comptée. Corriger la date ; si elle est juste, déclarer de quel jour à quel jour vont les données (« donnees_du », « donnees_au » dans origine.json).",
);

const EPOCH = "date '1970-01-01'";
const rankOf = (day: Sql): Sql => `date_diff('day', ${EPOCH}, ${day})`;
const dayOf = (rank: Sql): Sql => `(${EPOCH} + (${rank})::integer)`;
const dateSql = (day: string | null): Sql => (day === null ? "null::date" : `date ${literal(day)}`);

/** Of the rows of a source, at most so many, and at most one in so many, stand far from all the others (but two always may). */
const FEW_ROWS = 10;
const FEW_ALWAYS = 2;
const ONE_IN = 200;
/** Rows further apart are no group: things began slowly, or begin again. */
const GROUP_DAYS = 31;
/** Days without an event that are long for any source, and at its start, where things begin slowly. */
const LONG_GAP = 60;
const LONG_START = 365;
/** How many times longer than the usual gaps is far. */
const FAR = 4;
/** Fewer gaps say nothing of what is usual. */
const FEWEST_GAPS = 10;
/** Days of the three years before: twelve quarters, for what comes by quarter. */
const USUAL_DAYS = 1096;

/**
 * Query of the last instant (`avant`) before the few rows that stand far after all others; no row where there are none. Far
 * is more than usual: than four times the gaps of the three years before, the longest in twenty left out, where there are
 * enough of them to tell.
 */
const isolatedSql = (instant: Sql, rows: string, long: number): Sql => `
  with instants as (select ${instant} as instant, ${rows} as lignes from dates where ${rows} > 0),
  suite as (
    select instant, lag(instant) over dans_l_ordre as avant, instant - lag(instant) over dans_l_ordre as ecart,
      max(instant) over () - instant as suite_de, sum(lignes) over (order by instant desc) as restent, sum(lignes) over () as toutes
    from instants window dans_l_ordre as (order by instant))
  select s.avant
  from suite s left join suite e on e.instant <= s.avant and e.instant > s.avant - ${USUAL_DAYS}
  where s.ecart > ${long} and s.suite_de <= ${GROUP_DAYS} and s.restent <= greatest(${FEW_ALWAYS}, least(${FEW_ROWS}, s.toutes // ${ONE_IN}))
  group by s.instant, s.avant, s.ecart
  having count(e.ecart) >= ${FEWEST_GAPS} and s.ecart > ${FAR} * quantile_cont(e.ecart, 0.95)
  order by s.instant limit 1`;
