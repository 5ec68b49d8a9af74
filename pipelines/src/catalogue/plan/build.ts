import type { Indicator, Sql } from "../model.js";
import type { Answer, PlanAttribute } from "./model.js";

/** Leaf of a cell left blank: its size is not a figure about anyone. */
const BLANK = "inconnu";

/** SQL that gives one of three leaves, from a condition that may be unknown. */
const threeWays = (known: Sql, holds: Sql): Sql =>
  `case when (${known}) is not true then '${BLANK}' when (${holds}) then 'oui' else 'non' end`;

/** The yes/no/blank attribute of an indicator that is a share of people; `within` where it is about some of them. */
export function outcomeOf(indicator: Indicator, within?: PlanAttribute["within"]): PlanAttribute {
  const { numerator } = indicator;
  const holds = "where" in numerator && numerator.where ? numerator.where : "true";
  return {
    id: indicator.id,
    leaves: ["oui", "non", BLANK],
    leaf: threeWays(indicator.known ?? "true", holds),
    ...(within ? { within } : {}),
    splits: [{ id: "issue", of: null, into: ["oui", "non", BLANK], whole: true }],
    neutral: [BLANK],
  };
}

/** Share of the people whose field is filled. */
export const ofKnown = (attribute: string): Answer => ({
  kind: "rate",
  attribute,
  numerator: ["oui"],
  denominator: ["oui", "non"],
});

/** The quarters of a year, as an attribute of the year's people. */
export const QUARTER: PlanAttribute = {
  id: "trimestre",
  leaves: ["T1", "T2", "T3", "T4"],
  leaf: "right(_trimestre, 2)",
  splits: [{ id: "trimestre", of: null, into: ["T1", "T2", "T3", "T4"] }],
};

/** An attribute that is a column with a few values, or groups of them. */
export function columnAttribute(
  id: string,
  values: readonly string[],
  leaf: Sql = `"${id}"::varchar`,
): PlanAttribute {
  return { id, leaves: values, leaf, splits: [{ id, of: null, into: values }] };
}
