import { aggregateSql, type Condition } from "../catalogue/measure.js";
import type { Indicator, MeasuredDatasetId } from "../catalogue/model.js";
import { addMonths, endOf, quarters, years } from "../catalogue/periods.js";
import type { ValueStatus } from "../catalogue/statuses.js";
import { territoryFigure, territoryOf } from "../catalogue/territories.js";
import { grid, keyOf } from "./grid.js";
import { measureCells } from "./published.js";
import {
  type Coverage,
  type Executor,
  type Figure,
  type Measurable,
  type MeasuredCell,
  type MeasureQuestion,
  type PublishedFile,
  publishedAs,
} from "./question.js";

/** The periods that a measured dataset covers. */
export async function coverageOf(db: Executor, dataset: MeasuredDatasetId): Promise<Coverage> {
  const [row] = await db.all(
    `select min(_annee) as y1, max(_annee) as y2, min(_trimestre) as q1, max(_trimestre) as q2 from ${dataset}`,
  );
  const { y1, y2, q1, q2 } = row ?? {};
  return {
    years: typeof y1 === "number" && typeof y2 === "number" ? years(y1, y2) : [],
    quarters: typeof q1 === "string" && typeof q2 === "string" ? quarters(q1, q2) : [],
  };
}

/** Measures an indicator over rows; every period and group of the question is there, in order, even where no row is. */
export async function measureRows(
  { db, observedThrough }: Measurable,
  question: MeasureQuestion,
): Promise<readonly MeasuredCell[]> {
  const { indicator, by, filters = {}, ...scope } = question;
  const coverage = await coverageOf(db, indicator.dataset);
  const statement = aggregateSql({
    ...scope,
    indicator,
    by,
    source: indicator.dataset,
    conditions: Object.entries(filters).map(([name, values]) => conditionOf(name, values)),
  });
  const found = await db.all(statement.sql, statement.params);
  const rows = new Map(found.map((row) => [keyOf(by.map((name) => textOf(row[name]))), row]));
  return grid(question, coverage, [...rows.keys()]).map((values) => {
    const dimensions = Object.fromEntries(by.map((name, i) => [name, values[i] ?? null]));
    const period = dimensions.trimestre ?? dimensions.annee ?? question.to ?? null;
    const context = {
      settled: isSettled(indicator, period, observedThrough),
      territory: territoryCode(dimensions, question.territory),
    };
    return { dimensions, figure: measuredFigure(indicator, rows.get(keyOf(values)), context) };
  });
}

/** Measures an indicator of a published file, from its rows or from its cells as it is published. */
export function measure(
  published: Measurable & { readonly db: PublishedFile },
  question: MeasureQuestion,
): Promise<readonly MeasuredCell[]> {
  return publishedAs(question.indicator) === "lignes"
    ? measureRows(published, question)
    : measureCells(published.db, question);
}

/** A period is settled once it has ended and its values have had the time to stop moving. */
export function isSettled(
  indicator: Indicator,
  period: string | null,
  observedThrough: string,
): boolean {
  if (period === null) return false;
  return addMonths(endOf(period), indicator.matureAfterMonths ?? 0) <= observedThrough;
}

/** The figure of a row of {@link aggregateSql}, or of a group that has none. */
export function measuredFigure(
  indicator: Indicator,
  row: Record<string, unknown> | undefined,
  context: { readonly settled: boolean; readonly territory: string },
): Figure {
  const none = { valeur: null, numerateur: null, denominateur: null };
  const settledAs = (status: ValueStatus): ValueStatus => (context.settled ? status : "provisoire");
  if (row === undefined || row.lignes === 0) {
    if (!countsNothing(indicator)) return { ...none, statut: "non_applicable" };
    const denominateur = referenceFigure(indicator, context.territory);
    if (denominateur === 0) return { ...none, statut: "non_applicable" };
    return { valeur: 0, numerateur: 0, denominateur, statut: settledAs("zero") };
  }
  if (row.connues === 0) return { ...none, statut: "manquant" };
  const valeur = numberOf(row.valeur);
  const numerateur = numberOf(row.numerateur);
  const denominateur = numberOf(row.denominateur);
  if (valeur === null) return { valeur, numerateur, denominateur, statut: "non_applicable" };
  return { valeur, numerateur, denominateur, statut: settledAs(valeur === 0 ? "zero" : "publie") };
}

/** No row at all is a true zero for a count or a sum; a ratio or a median of nothing has no meaning. */
function countsNothing({ numerator, denominator }: Indicator): boolean {
  return numerator.agg !== "median" && (denominator === null || denominator.agg === "territory");
}

function referenceFigure({ denominator }: Indicator, code: string): number | null {
  const territory = territoryOf(code);
  if (denominator?.agg !== "territory" || territory === undefined) return null;
  return territoryFigure(territory, denominator.of);
}

function conditionOf(name: string, values: readonly string[]): Condition {
  const marks = values.map(() => "?").join(", ");
  if (name === "departement") {
    return { sql: `list_has_any(_departements, [${marks}])`, params: values };
  }
  const column = name === "region" ? "_region" : `"${name}"::varchar`;
  return { sql: `${column} in (${marks})`, params: values };
}

/** The territory a group stands for: its department, else its region, else the territory asked. */
const territoryCode = (dimensions: MeasuredCell["dimensions"], asked: string): string => {
  if (dimensions.departement) return `D${dimensions.departement}`;
  return dimensions.region ? `R${dimensions.region}` : asked;
};

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
