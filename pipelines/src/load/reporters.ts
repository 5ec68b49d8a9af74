import { listOf, literal } from "../catalogue/cells.js";
import type { DatasetId, Reporters, Sql } from "../catalogue/model.js";
import { lastQuarterOver } from "../catalogue/periods.js";
import type { Database } from "../engine/index.js";
import { ORIGIN } from "./declared.js";
import { Refusal } from "./refusal.js";

/** Those who report a dataset each quarter, and those of them said to report no more. */
export interface Reporting {
  readonly id: DatasetId;
  readonly reporters: Reporters;
  readonly closed: readonly string[];
  /** ISO day up to which the rows are said to go: the quarters over by then are expected; null where none is said. */
  readonly through: string | null;
}

/**
 * Fills `suivi_declarants` (one row each: first and last quarter, why it is expected no more or null) and `declarants` (how many
 * are there and expected, by territory and quarter) from a loaded dataset; throws a {@link Refusal} for an unknown closed one.
 */
export async function fillReporters(db: Database, reporting: Reporting): Promise<void> {
  await db.run(`create temp table presences as ${presencesSql(reporting)}`);
  await refuseUnknown(db, reporting.closed);
  await db.run(`insert into suivi_declarants ${reportersSql(reporting)}`);
  await db.run(`insert into declarants ${countsSql(reporting)}`);
  await db.run("drop table presences");
}

async function refuseUnknown(db: Database, closed: readonly string[]): Promise<void> {
  const rows = await db.all(
    `select nom from (select unnest(${listOf(closed)}::varchar[]) as nom) where nom not in (select nom from presences)`,
  );
  if (rows.length === 0) return;
  throw new Refusal(
    rows.map(({ nom }) => ({
      file: ORIGIN,
      sentence: `« centres_fermes » nomme « ${nom} », qui n’est dans aucun trimestre : corriger l’identifiant ou le retirer.`,
    })),
  );
}

const presencesSql = ({ id, reporters: { name, open } }: Reporting): Sql => `
  select "${name}" as nom, _trimestre as trimestre, (${open}) as ouvert, _departements[1] as departement from ${id}`;

/** Quarters that must have been reported without it before a reporter is taken as closed. */
const ABSENT_QUARTERS = 2;
/** Beyond this share of them for each quarter that passes, those that stop after the same one are late together rather than closed; so is half of a region. */
const LEAVING_TOGETHER = 0.05;

/**
 * A quarter is reported when at least half of those of the quarter before are there. After its last quarter, a reporter is
 * expected no more if it is said to be closed (`declaree`), was last seen without a place (`sans_place`), or is `presumee`.
 */
const reportersSql = ({ id, closed }: Reporting): Sql => `
  with trimestres as (select trimestre, count(*) as n from presences group by trimestre),
  suite as (select *, lag(trimestre) over (order by trimestre) as avant, lag(n) over (order by trimestre) as n_avant from trimestres),
  communs as (
    select s.trimestre, count(*) as n from suite s
    join presences a on a.trimestre = s.avant join presences b on b.trimestre = s.trimestre and b.nom = a.nom
    group by s.trimestre),
  recus as (
    select s.trimestre from suite s left join communs c using (trimestre)
    where s.avant is null or coalesce(c.n, 0) * 2 >= s.n_avant),
  vus as (
    select nom, min(trimestre) as premier, max(trimestre) as dernier, arg_max(ouvert, trimestre) as ouvert,
      list_contains(${listOf(closed)}::varchar[], nom) as dit
    from presences group by nom),
  partis as (
    select v.nom, v.dernier, d.region, count(*) over (partition by v.dernier) as n, count(*) over (partition by v.dernier, d.region) as n_region
    from vus v join presences p on p.nom = v.nom and p.trimestre = v.dernier left join departements d on d.code = p.departement
    where v.ouvert and not v.dit),
  regions as (
    select trimestre, d.region, count(*) as n from presences p join departements d on d.code = p.departement group by all),
  suivants as (
    select t.trimestre, min(r.trimestre) as suivant from trimestres t join recus r on r.trimestre > t.trimestre group by all)
  select ${literal(id)}, vus.nom, premier, vus.dernier,
    case when dit then 'declaree' when not ouvert then 'sans_place'
      when (select count(*) from recus where trimestre > vus.dernier) >= ${ABSENT_QUARTERS}
        and s.n <= greatest(1, t.n * ${LEAVING_TOGETHER} * ${quartersFrom("vus.dernier", "n.suivant")})
        and not (s.n_region > 1 and s.n_region * 2 >= r.n) then 'presumee' end
  from vus join trimestres t on t.trimestre = vus.dernier left join partis s using (nom)
  left join regions r on r.trimestre = vus.dernier and r.region = s.region left join suivants n on n.trimestre = vus.dernier
  order by vus.nom`;

/** Quarters from one to a later one. */
const quartersFrom = (from: Sql, to: Sql): Sql => {
  const rank = (quarter: Sql): Sql =>
    `(left(${quarter}, 4)::integer * 4 + right(${quarter}, 1)::integer)`;
  return `(${rank(to)} - ${rank(from)})`;
};

const firstDay = (quarter: Sql): Sql =>
  `make_date(left(${quarter}, 4)::integer, right(${quarter}, 1)::integer * 3 - 2, 1)`;

/** First day of the last quarter that is over on a day; null without one. */
const lastStart = (day: string | null): Sql =>
  day === null ? "null::date" : firstDay(literal(lastQuarterOver(day)));

/** Where one that is absent would be is where it was last: every quarter of the calendar counts, even without a row. */
const countsSql = ({ id, through }: Reporting): Sql => `
  with trimestres as (
    select year(jour) || '-T' || quarter(jour) as trimestre
    from (select unnest(generate_series(${firstDay("min(trimestre)")}, greatest(${firstDay("max(trimestre)")}, ${lastStart(through)}), interval 3 month)) as jour from presences)),
  attendus as (
    select d.nom, t.trimestre from suivi_declarants d
    join trimestres t on t.trimestre >= d.premier and (t.trimestre <= d.dernier or d.fermeture is null)
    where d.jeu = ${literal(id)}),
  situes as (
    select a.trimestre, p.trimestre = a.trimestre as est_present, unnest(['FR', 'R' || d.region, 'D' || d.code]) as territoire
    from attendus a asof join presences p on p.nom = a.nom and a.trimestre >= p.trimestre
    left join departements d on d.code = p.departement)
  select ${literal(id)}, territoire, trimestre, count(*) filter (est_present), count(*)
  from situes where territoire is not null group by territoire, trimestre order by territoire, trimestre`;
