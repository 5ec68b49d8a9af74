import type { Aggregate, Indicator, MeasuredDatasetId, Sql } from "../catalogue/model.js";
import type { Database } from "../engine.js";
import { type Fact, NATION_AREA, type Quantity } from "./secrecy.js";

/** Column that names the firm (or the structure) behind each row about a person. */
const FIRMS: Readonly<Partial<Record<MeasuredDatasetId, string>>> = {
  recrutements: "siren_employeur",
  mentorat: "structure",
};

/** A median is shown for this many times the smallest number of people. */
const MEDIAN_FACTOR = 4;

/** A {@link Quantity} and the rows it is made of. */
export interface MeasuredQuantity extends Quantity {
  readonly dataset: MeasuredDatasetId;
  /** Condition on rows; with `without`, of the firms that have no row under that one. */
  readonly rows: Sql;
  readonly without: Sql | null;
}

/**
 * Every quantity that an indicator's published numbers give: numerator, denominator, and their difference. The same
 * rows make the same id, whichever indicator asks.
 */
export function quantitiesOf(indicator: Indicator, smallest: number): MeasuredQuantity[] {
  const { numerator, denominator } = indicator;
  const top = part(indicator, numerator, smallest);
  if (!denominator || denominator.agg === "territory") return [top];
  const bottom = part(indicator, denominator, smallest);
  return [top, bottom, difference(bottom, top, numerator)];
}

function part(indicator: Indicator, aggregate: Aggregate, smallest: number): MeasuredQuantity {
  const rows = rowsOf(indicator, aggregate);
  return {
    ...rules(indicator, aggregate, smallest),
    dataset: indicator.dataset,
    rows,
    without: null,
    id: rows,
  };
}

/** The people of the denominator that are not in the numerator; for firms, those none of whose rows is. */
function difference(
  bottom: MeasuredQuantity,
  top: MeasuredQuantity,
  numerator: Aggregate,
): MeasuredQuantity {
  if (numerator.agg === "distinct") {
    return { ...bottom, without: top.rows, id: `${bottom.rows} sans ${top.rows}` };
  }
  const rows = `(${bottom.rows}) and (${top.rows}) is not true`;
  return { ...bottom, rows, id: rows };
}

function rowsOf(indicator: Indicator, aggregate: Aggregate): Sql {
  const where = "where" in aggregate && aggregate.where ? aggregate.where : "true";
  const value =
    "of" in aggregate && aggregate.agg !== "territory" ? `(${aggregate.of}) is not null` : "true";
  return [indicator.among ?? "true", indicator.known ?? "true", where, value]
    .map((sql) => `(${sql})`)
    .join(" and ");
}

function rules(
  { dataset }: Indicator,
  aggregate: Aggregate,
  smallest: number,
): Pick<Quantity, "people" | "firms" | "additive"> {
  const countsFirms = aggregate.agg === "distinct" && aggregate.of === FIRMS[dataset];
  const isMedian = aggregate.agg === "median";
  return {
    people: countsFirms ? 0 : smallest * (isMedian ? MEDIAN_FACTOR : 1),
    firms: countsFirms || dataset === "recrutements",
    additive: !isMedian,
  };
}

/** Counts what each quantity of a dataset is made of, by region and year and for the nation. */
export async function factsOf(
  db: Database,
  dataset: MeasuredDatasetId,
  quantities: readonly MeasuredQuantity[],
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const area of ["_region", `'${NATION_AREA}'`]) {
    const rows = await db.all(factsSql(dataset, area, quantities));
    for (const row of rows)
      facts.push(...quantities.map((quantity, i) => factOf(quantity, row, i)));
  }
  return facts;
}

/** Rows by firm first: its people under each quantity; then the firms together. */
function factsSql(
  dataset: MeasuredDatasetId,
  area: Sql,
  quantities: readonly MeasuredQuantity[],
): Sql {
  const counts = quantities.map(({ rows, without }, i) => {
    const count = `count(*) filter (where ${rows})`;
    const others = `count(*) filter (where ${without ?? "false"})`;
    return `${without ? `if(${others} = 0, ${count}, 0)` : count} as n${i}`;
  });
  const sums = quantities.map(
    (_, i) =>
      `sum(n${i}) as p${i}, count(*) filter (where n${i} > 0) as f${i}, max(n${i}) as m${i}`,
  );
  const byFirm = `select ${area} as aire, _annee as annee, ${FIRMS[dataset] ?? "null"} as firme, ${counts.join(", ")} from ${dataset} group by 1, 2, 3`;
  return `select aire, annee, ${sums.join(", ")} from (${byFirm}) group by 1, 2`;
}

function factOf(quantity: Quantity, row: Record<string, unknown>, i: number): Fact {
  return {
    quantity: quantity.id,
    area: String(row.aire),
    year: Number(row.annee),
    people: Number(row[`p${i}`]),
    firms: Number(row[`f${i}`]),
    largest: Number(row[`m${i}`]),
  };
}
