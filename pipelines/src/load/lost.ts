import { literal } from "../catalogue/cells.js";
import type { DatasetId, Position, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";

/** A dataset whose rows are events, and the periods that are said to be truly without any (`2020`, `2020-T2`, `2020-04`). */
export interface Events {
  readonly id: DatasetId;
  readonly position: Position;
  readonly empty: readonly string[];
}

/**
 * Writes in `mois_perdus` the months of a dataset that have no row or hardly any, while the same ones of the years around
 * have plenty: nobody stops signing, mentoring and hiring, so an export is missing.
 */
export async function findLostMonths(db: Database, { id, position, empty }: Events): Promise<void> {
  const { began, quarter } = position;
  const spans = quarter === null ? [12] : [1, 3, 12];
  const through = `(select donnees_au from observations where jeu = ${literal(id)})`;
  await db.run(`create temp table mois_lus as
    with lus as (select date_trunc('month', ${began})::date as mois, count(*) as n from ${id} group by all),
    bornes as (select min(mois) as premier, greatest(max(mois), ${through}) as dernier from lus)
    select c.mois::date as mois, coalesce(n, 0) as n
    from (select unnest(generate_series(premier, dernier, interval 1 month)) as mois from bornes) c left join lus on lus.mois = c.mois
    where c.mois + interval 1 month - interval 1 day <= ${through}`);
  await db.run(`insert into mois_perdus
    select ${literal(id)}, mois from (${spans.map(lostSql).join(" union ")}) where not ${saidEmpty(empty)} order by mois`);
  await db.run("drop table mois_lus");
}

/** Fewer rows than this say nothing of what is usual. */
const FEWEST_ROWS = 10;
/** Of what is usual, less than one in so many is hardly any. */
const ONE_IN = 20;

/** Months of the lost periods of so many months, each beside the same one of the two years before and after. */
const lostSql = (months: number): Sql => `
  select unnest(tous) as mois from (
    select tous, n, avg(n) over (partition by periode % ${12 / months} order by periode
      range between ${24 / months} preceding and ${24 / months} following exclude current row) as usuel
    from (
      select periode, list(mois) as tous, sum(n) as n
      from (select *, (year(mois) * 12 + month(mois) - 1) // ${months} as periode from mois_lus)
      group by periode having count(*) = ${months}))
  where usuel >= ${FEWEST_ROWS} and n * ${ONE_IN} < usuel`;

const saidEmpty = (periods: readonly string[]): Sql => {
  const names = [
    "year(mois)::varchar",
    "year(mois) || '-T' || quarter(mois)",
    "strftime(mois, '%Y-%m')",
  ];
  const list = periods.map(literal).join(", ");
  return periods.length === 0
    ? "false"
    : `(${names.map((name) => `${name} in (${list})`).join(" or ")})`;
};
