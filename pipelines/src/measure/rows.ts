import { datasetOf } from "../catalogue/datasets/index.js";
import { aggregateSql, type Condition } from "../catalogue/measure.js";
import type { MeasuredDatasetId } from "../catalogue/model.js";
import { lastQuarterOver, quarters, years } from "../catalogue/periods.js";
import { denominatorIn, figureOf, NOTHING, numberOf, type Tally } from "./figure.js";
import { grid, keyOf, territoryIn } from "./grid.js";
import { periodState } from "./period.js";
import type { Measurable, MeasuredCell, MeasureQuestion, Span } from "./question.js";

/** The periods that a measured dataset covers: from its first row to its last, or to the last quarter that is over for it. */
export async function spanOf(
  { db, observation: { through } }: Measurable,
  dataset: MeasuredDatasetId,
): Promise<Span> {
  const [row] = await db.all(
    `select min(_annee) as y1, max(_annee) as y2, min(_trimestre) as q1, max(_trimestre) as q2 from ${dataset}`,
  );
  const { y1, y2, q1, q2 } = row ?? {};
  const quarter = through === null ? "" : lastQuarterOver(through);
  const year = Number(quarter.slice(0, 4));
  return {
    years: typeof y1 === "number" && typeof y2 === "number" ? years(y1, Math.max(y2, year)) : [],
    quarters:
      typeof q1 === "string" && typeof q2 === "string"
        ? quarters(q1, [q2, quarter].sort().at(-1) ?? q2)
        : [],
  };
}

/** Measures an indicator over rows; every period and group of the question is there, in order, even where no row is. */
export async function measureRows(
  measurable: Measurable,
  question: MeasureQuestion,
): Promise<readonly MeasuredCell[]> {
  const { db, observation } = measurable;
  const { indicator, by, filters = {}, months, ...scope } = question;
  const coverage = await spanOf(measurable, indicator.dataset);
  const statement = aggregateSql({
    ...scope,
    indicator,
    by,
    source: indicator.dataset,
    ...(observation.readUntil === null ? {} : { readUntil: observation.readUntil }),
    lastYear: coverage.years.at(-1) ?? "0",
    conditions: [
      ...Object.entries(filters).map(([name, values]) => conditionOf(name, values)),
      ...(months === undefined ? [] : [firstMonths(indicator.dataset, months)]),
    ],
  });
  const found = await db.all(statement.sql, statement.params);
  const rows = new Map(found.map((row) => [keyOf(by.map((name) => textOf(row[name]))), row]));
  return grid(question, coverage, [...rows.keys()]).map((values) => {
    const dimensions = Object.fromEntries(by.map((name, i) => [name, values[i] ?? null]));
    const territory = territoryIn(dimensions, question.territory);
    const row = rows.get(keyOf(values));
    const tally = row ? tallyOf(row) : NOTHING;
    const denominateur = denominatorIn(indicator, territory, tally.denominateur);
    const period = dimensions.trimestre ?? dimensions.annee ?? question.to ?? null;
    const state = periodState({ indicator, period, territory: territory ?? "FR" }, observation);
    return { dimensions, figure: figureOf(indicator, { ...tally, denominateur }, state) };
  });
}

const tallyOf = (row: Readonly<Record<string, unknown>>): Tally => ({
  lignes: Number(row.lignes),
  connues: Number(row.connues),
  numerateur: numberOf(row.numerateur),
  denominateur: numberOf(row.denominateur),
});

const firstMonths = (dataset: MeasuredDatasetId, months: number): Condition => ({
  sql: `month(${datasetOf(dataset).position?.began}) <= ?::integer`,
  params: [`${months}`],
});

function conditionOf(name: string, values: readonly string[]): Condition {
  const marks = values.map(() => "?").join(", ");
  if (name === "departement") {
    return { sql: `list_has_any(_departements, [${marks}])`, params: values };
  }
  const column = name === "region" ? "_region" : `"${name}"::varchar`;
  return { sql: `${column} in (${marks})`, params: values };
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
