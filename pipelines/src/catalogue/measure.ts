import type { Aggregate, Indicator, Sql } from "./model.js";

/** A condition on rows: SQL with `?` placeholders and their values, in order. */
export interface Condition {
  readonly sql: Sql;
  readonly params: readonly string[];
}

/** What to aggregate: an indicator over the rows of `source`, grouped by period and other dimensions. */
export interface AggregateQuestion {
  readonly indicator: Indicator;
  /** Relation with the dataset's columns and the position columns `_annee`, `_trimestre`, `_departements`, `_region`. */
  readonly source: string;
  /** `FR`, `R84`, `D69`. */
  readonly territory: string;
  /** `annee`, `trimestre`, `region`, `departement` or a breakdown column, in the order of the answer. */
  readonly by: readonly string[];
  /** Inclusive bounds, years or quarters. */
  readonly from?: string;
  readonly to?: string;
  readonly conditions?: readonly Condition[];
  /** A stock is not read in a later quarter than this one. */
  readonly readUntil?: string;
  /** Last year of the source, with rows or without. */
  readonly lastYear?: string;
}

/** SQL text with `?` placeholders and their values. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly string[];
}

/**
 * One row per group: the dimensions as VARCHAR, `lignes` (rows concerned), `connues` (those whose needed values are known),
 * `numerateur` and `denominateur`, DOUBLE (null where the indicator has none, or a reference figure of the territory).
 */
export function aggregateSql(question: AggregateQuestion): Statement {
  const { indicator, by } = question;
  const rows = rowsInScope(question);
  const places = by.map((_, i) => i + 1).join(", ");
  const { lignes, connues, numerateur, denominateur } = aggregatesOf(indicator);
  const columns = [
    ...by.map((dimension) => `${dimensionSql(dimension)} as "${dimension}"`),
    `${lignes} as lignes`,
    `${connues} as connues`,
    `(${numerateur})::double as numerateur`,
    `(${denominateur})::double as denominateur`,
  ].join(", ");
  const grouping = by.length === 0 ? "" : ` group by ${places} order by ${places}`;
  return { sql: `select ${columns} from (${rows.sql})${grouping}`, params: rows.params };
}

/** The SQL aggregates that an indicator is made of, over rows in its scope: see {@link aggregateSql}. */
export function aggregatesOf({
  among,
  known,
  numerator,
  denominator,
}: Indicator): Readonly<Record<"lignes" | "connues" | "numerateur" | "denominateur", Sql>> {
  const concerned = `(${among ?? "true"})`;
  const needed = `${concerned} and (${known ?? "true"})`;
  return {
    lignes: `count(*) filter (where ${concerned})`,
    connues: `count(*) filter (where ${needed})`,
    numerateur: aggregate(numerator, needed),
    denominateur: ratioPart(denominator, needed),
  };
}

function ratioPart(part: Aggregate | null, known: Sql): Sql {
  return part && part.agg !== "territory" ? aggregate(part, known) : "null";
}

function aggregate(part: Aggregate, known: Sql): Sql {
  if (part.agg === "territory") return "null";
  const where = part.where ? `${known} and (${part.where})` : known;
  switch (part.agg) {
    case "count":
      return `count(*) filter (where ${where})`;
    case "sum":
      return `coalesce(sum(${part.of}) filter (where ${where}), 0)`;
    case "distinct":
      return `count(distinct ${part.of}) filter (where ${where})`;
    case "median":
      return `median(${part.of}) filter (where ${where})`;
    case "sum_once":
      return `coalesce(list_sum(list_transform(list(distinct {cle: ${part.key}, valeur: ${part.of}}) filter (where ${where}), lambda x: x.valeur)), 0)`;
  }
}

function dimensionSql(dimension: string): Sql {
  switch (dimension) {
    case "annee":
      return "_periode_annee::varchar";
    case "trimestre":
      return "_trimestre";
    case "region":
      return "_region";
    case "departement":
      return "_departement";
    default:
      return `"${dimension}"::varchar`;
  }
}

/** The rows that count: in the territory and the period, one copy per department where it is a dimension. */
function rowsInScope(question: AggregateQuestion): Statement {
  const time = timeScope(question);
  const isByDepartment = question.by.includes("departement");
  // Departments find their own territory: a row astride two regions is of one alone, and of departments of both.
  const place = isByDepartment ? [] : [territoryScope(question)];
  const scopes = [...place, ...(question.conditions ?? []), time.condition];
  const where = scopes.map((scope) => `(${scope.sql})`).join(" and ");
  const columns = isByDepartment ? "*, unnest(list_distinct(_departements)) as _departement" : "*";
  const rows = `select ${columns} from (${time.source}) where ${where}`;
  return {
    sql: isByDepartment ? insideTerritory(rows, question.territory) : rows,
    params: scopes.flatMap((scope) => scope.params),
  };
}

/** A contract astride two departments is one row in each: the other department must not show under this territory. */
function insideTerritory(rows: Sql, territory: string): Sql {
  const asked = quote(territory);
  return `select r.* from (${rows}) r semi join territoires t on t.niveau = 'departement' and t.code = 'D' || r._departement and (${asked} = 'FR' or t.parent = ${asked} or t.code = ${asked})`;
}

function territoryScope({ territory }: AggregateQuestion): Condition {
  const code = territory.slice(1);
  if (territory === "FR") return { sql: "true", params: [] };
  if (territory.startsWith("R")) return { sql: "_region = ?", params: [code] };
  return { sql: "list_contains(_departements, ?)", params: [code] };
}

interface TimeScope {
  /** The source with `_periode_annee`, the year each row counts for. */
  readonly source: Sql;
  readonly condition: Condition;
}

function timeScope(question: AggregateQuestion): TimeScope {
  const { indicator, by } = question;
  const source = spreadSource(question);
  const range = rangeCondition(question);
  const own = `select *, _annee as _periode_annee from ${source}`;
  if (by.includes("trimestre")) return { source: own, condition: range };
  if (indicator.time === "stock") return { source: own, condition: lastQuarters(question, range) };
  if (indicator.time !== "cumul") return { source: own, condition: range };
  if (!by.includes("annee")) return { source: own, condition: bound("_annee", "<=", question.to) };
  return {
    // A year without rows carries on what was reached before it.
    source: `select rows.*, years.y as _periode_annee from ${source} rows join (select unnest(range(min(_annee), greatest(max(_annee), ${question.lastYear ?? "0"}) + 1)) as y from ${source}) years on rows._annee <= years.y`,
    condition: rangeCondition({ ...question, yearColumn: "_periode_annee" }),
  };
}

/** The rows, each in the communes that it counts in and the year that it counts for. */
function spreadSource({ source, indicator: { lag, spread } }: AggregateQuestion): Sql {
  const late = lag ? `(select * replace (_annee + ${lag} as _annee) from ${source})` : source;
  if (!spread) return late;
  return `(select * exclude (_lieu) replace (if(_lieu is null, _departements, [_lieu.departement]) as _departements,
      coalesce(_lieu.region, _region) as _region), _lieu.code as _commune, _lieu.population as _population
    from (select rows.*, lieux._lieu from ${late} rows left join unnest(rows.${spread}) as lieux(_lieu) on true))`;
}

/** A stock over a year is read in the last quarter that the source has for it; over a range, in its last. */
function lastQuarters(question: AggregateQuestion, range: Condition): Condition {
  const group = question.by.includes("annee") ? " group by _annee" : "";
  const { readUntil } = question;
  const latest =
    readUntil === undefined
      ? "max(_trimestre)"
      : `coalesce(max(_trimestre) filter (where _trimestre <= ${quote(readUntil)}), max(_trimestre))`;
  const last = `select ${latest} from ${spreadSource(question)} where ${range.sql}${group}`;
  return { sql: `_trimestre in (${last})`, params: range.params };
}

function rangeCondition(
  question: Pick<AggregateQuestion, "from" | "to"> & { readonly yearColumn?: string },
): Condition {
  const year = question.yearColumn ?? "_annee";
  const low = bound(year, ">=", question.from);
  const high = bound(year, "<=", question.to);
  return { sql: `${low.sql} and ${high.sql}`, params: [...low.params, ...high.params] };
}

function bound(year: string, operator: ">=" | "<=", value: string | undefined): Condition {
  if (value === undefined) return { sql: "true", params: [] };
  const isQuarter = value.includes("-T");
  return isQuarter
    ? { sql: `_trimestre ${operator} ?`, params: [value] }
    : { sql: `${year} ${operator} ?::integer`, params: [value] };
}

const quote = (value: string): Sql => `'${value.replaceAll("'", "''")}'`;
