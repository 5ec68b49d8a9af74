import { datasetOf } from "../catalogue/datasets/index.js";
import type { Indicator } from "../catalogue/model.js";
import { answerOf } from "../catalogue/plan/index.js";
import { DEPARTMENTS, REGIONS, type Territory } from "../catalogue/territories.js";
import type { MeasureQuestion, Span } from "./question.js";

/** The text that tells a group of values from another. */
export const keyOf = (values: readonly (string | null)[]): string => JSON.stringify(values);

/** The territory a group stands for: its department, else its region, else the territory asked; null where rows have none. */
export function territoryIn(
  { region, departement }: Readonly<Record<string, string | null>>,
  asked: string,
): string | null {
  if (departement !== undefined) return departement && `D${departement}`;
  return region === undefined ? asked : region && `R${region}`;
}

/** All groups of the question, in the order of `by`; a group without a name comes only where rows have it. */
export function grid(
  question: MeasureQuestion,
  coverage: Span,
  found: readonly string[],
): readonly (readonly (string | null)[])[] {
  const seen = found.map((key) => JSON.parse(key) as (string | null)[]);
  const axes = question.by.map((name, i) => {
    const values = axis(name, question, coverage);
    const unnamed = seen.some((key) => key[i] === null) && question.filters?.[name] === undefined;
    return unnamed ? [...values, null] : values;
  });
  return axes.reduce<readonly (readonly (string | null)[])[]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

function axis(name: string, question: MeasureQuestion, coverage: Span): readonly (string | null)[] {
  const { indicator, territory, from = "", to = "9999" } = question;
  switch (name) {
    case "annee":
      return coverage.years.filter((year) => year >= from.slice(0, 4) && year <= to.slice(0, 4));
    case "trimestre":
      return coverage.quarters.filter((quarter) => within(quarter, from, to));
    case "region":
      return inside(REGIONS, territory);
    case "departement":
      return inside(DEPARTMENTS, territory);
    default:
      return question.filters?.[name] ?? choicesOf(indicator, name);
  }
}

/** A quarter is inside a range given in years or in quarters. */
const within = (quarter: string, from: string, to: string): boolean =>
  quarter.slice(0, from.length) >= from && quarter.slice(0, to.length) <= to;

const inside = (territories: readonly Territory[], code: string): readonly string[] =>
  territories
    .filter((territory) => [territory.code, territory.parent, "FR"].includes(code))
    .map((territory) => territory.cog);

function choicesOf(indicator: Indicator, name: string): readonly string[] {
  const { population } = answerOf(indicator.id) ?? {};
  const dimension = population?.dimensions.find(({ id }) => id === name);
  if (dimension) return dimension.values.map(({ value }) => value);
  const column = datasetOf(indicator.dataset).columns.find((candidate) => candidate.name === name);
  return column?.choices?.map((choice) => choice.value) ?? ["true", "false"];
}
