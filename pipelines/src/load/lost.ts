import { literal } from "../catalogue/cells.js";
import type { Dataset, DatasetId, Position, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { placedSql } from "./placed.js";

/** A dataset whose rows are events, and what is said of it. */
export interface Events {
  readonly dataset: Dataset;
  readonly position: Position;
  /** Periods truly without a row: `2020`, `2020-T2`, `2020-04`, or `R76:2020` of a region. */
  readonly empty: readonly string[];
  /** ISO day up to which a file goes, by name. */
  readonly days: ReadonlyMap<string, string>;
}

/**
 * Writes in `mois_perdus` the months of the nation or of a region (`FR`, `R76`) that have no row or hardly any, while the same
 * ones of the years around have plenty: nobody stops signing, mentoring and hiring, so an export is missing. So are those of
 * the regions of a file after the day that it goes to, where no other file tells them. Of people, those of a region go to
 * `mois_perdus_prives`, which nobody is told: that a hidden cell is zero would give its neighbour away.
 */
export async function findLostMonths(db: Database, events: Events): Promise<void> {
  const { dataset, position } = events;
  await db.run(`create temp table mois_lus as ${monthsSql(dataset.id, position)}`);
  const spans = position.quarter === null ? [12] : [1, 3, 12];
  const found = [...spans.map((months) => lostSql(months)), yearUnderWaySql];
  await db.run(`create temp table perdus as
    select distinct territoire, mois from (${[...found, ...unfollowed(events)].join(" union all ")}) where not ${saidEmpty(events.empty)}`);
  const isNation = "territoire = 'FR'";
  const isRegion =
    "not exists (from perdus f where f.territoire = 'FR' and f.mois = p.mois) and territoire <> 'FR'";
  const write = (table: string, which: Sql): Promise<unknown> =>
    db.run(
      `insert into ${table} select ${literal(dataset.id)}, * from perdus p where ${which} order by territoire, mois`,
    );
  await write("mois_perdus", isNation);
  await write(dataset.personal ? "mois_perdus_prives" : "mois_perdus", isRegion);
  await db.run("drop table mois_lus; drop table perdus");
}

/** Rows that began in each month over by the last day of the source, for the nation and each region, from its first one on. */
const monthsSql = (id: DatasetId, { began }: Position): Sql => `
  with lus as (
    select territoire, mois, count(*) as n
    from (select unnest(['FR', 'R' || _region]) as territoire, date_trunc('month', ${began})::date as mois from ${id})
    where territoire is not null group by all),
  calendrier as (
    select territoire, unnest(generate_series(min(mois), ${lastDay(id)}, interval 1 month))::date as mois from lus group by territoire)
  select territoire, mois, coalesce(n, 0) as n from calendrier left join lus using (territoire, mois)
  where last_day(mois) <= ${lastDay(id)}`;

const lastDay = (id: DatasetId): Sql =>
  `(select donnees_au from observations where jeu = ${literal(id)})`;

/** Fewer rows than this say nothing of what is usual. */
const FEWEST_ROWS = 10;
/** Of what is usual, less than one in so many is hardly any, where that is two at least. */
const ONE_IN = 8;

/**
 * What is usual of a period: the least of what the same one has in the years before and in those after. A year that has little
 * is held against the one further away, so that two lost ones tell each other; nothing after is no news.
 */
const usual = (order: Sql): Sql => {
  const beside = (side: "lag" | "lead"): Sql => {
    const [near, far] = [1, 2].map((years) => `${side}(n, ${years}) over (${order})`);
    return `if(${near} >= ${FEWEST_ROWS}, ${near}, greatest(${near}, ${far}))`;
  };
  return `least(${beside("lag")}, nullif(${beside("lead")}, 0))`;
};

const isLost = `usuel >= ${FEWEST_ROWS} and n * ${ONE_IN} < usuel and (n = 0 or usuel >= 2 * ${FEWEST_ROWS})`;

/** Months of the lost periods of so many months; those of a region are told by quarters and years. */
const lostSql = (months: number): Sql => `
  select territoire, unnest(tous) as mois from (
    select *, ${usual(`partition by territoire, periode % ${12 / months} order by periode`)} as usuel
    from (
      select territoire, periode, list(mois) as tous, sum(n) as n
      from (select *, (year(mois) * 12 + month(mois) - 1) // ${months} as periode from mois_lus)
      where ${months === 1 ? "territoire = 'FR'" : "true"} group by territoire, periode having count(*) = ${months}))
  where ${isLost}`;

/** Months of the year that goes on, where nothing of it is there and the same months of the years before have plenty. */
const yearUnderWaySql: Sql = `
  select territoire, unnest(tous) as mois from (
    select *, ${usual("partition by territoire order by annee")} as usuel, annee = max(annee) over () as derniere
    from (
      select territoire, year(mois) as annee, list(mois) as tous, sum(n) as n
      from (select *, (select month(max(mois)) from mois_lus) as jusqu_a from mois_lus) where month(mois) <= jusqu_a
      group by all))
  where derniere and ${isLost}`;

/**
 * Months of the regions of a file after its own last day, up to that of the source, where another file that goes back as far
 * beside it has none of these regions: they tell a territory each, and not one the sequel of the other.
 */
const unfollowed = ({ dataset, position: { began }, days }: Events): readonly Sql[] =>
  [...days].map(([name, day]) => {
    const rows = `(select *, nom = ${literal(name)} as sien from (${placedSql(dataset, `(from retenues_${dataset.id})`)}) join fichiers on numero = _fichier)`;
    return `
    select territoire, mois from mois_lus
    where mois > date ${literal(day)} and territoire in (
      select 'R' || _region from ${rows} where sien except select 'R' || _region from ${rows} where not sien)
      and exists (from ${rows} where not sien and ${began} < date ${literal(day)} - interval 1 year)`;
  });

const saidEmpty = (periods: readonly string[]): Sql => {
  const [own, regional] = [
    periods.filter((one) => !one.includes(":")),
    periods.filter((one) => one.includes(":")),
  ];
  const names = [
    "year(mois)::varchar",
    "year(mois) || '-T' || quarter(mois)",
    "strftime(mois, '%Y-%m')",
  ];
  const among = (prefix: Sql, list: readonly string[]): readonly Sql[] =>
    list.length === 0
      ? []
      : names.map((name) => `${prefix}${name} in (${list.map(literal).join(", ")})`);
  const all = [...among("", own), ...among("territoire || ':' || ", regional)];
  return all.length === 0 ? "false" : `(${all.join(" or ")})`;
};
