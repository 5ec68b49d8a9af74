import {
  type Expected,
  nameOf,
  type Question,
  type Recomputed,
} from "../../test/oracle/recompute.js";
import type { AnswerRow } from "./ask.js";

/** What was compared of an answer. */
export interface Tally {
  readonly equal: number;
  /** Not shown by the product, rightly or not: never compared with a number. */
  readonly hidden: number;
  readonly differences: readonly Difference[];
}

/** A figure that the product and the plain loops do not give alike. */
export interface Difference {
  readonly question: Question;
  /** Its period, place and breakdowns. */
  readonly group: string;
  /** Null for a row that the product should not have, or has not. */
  readonly said: AnswerRow | null;
  readonly expected: Expected | null;
}

/** Compares every row of an answer with the plain figure, and the rows that there are with those that there must be. */
export function compare(
  question: Question,
  rows: readonly AnswerRow[],
  { plain, values }: { readonly plain: Recomputed; readonly values: Values },
): Tally {
  const differences: Difference[] = [];
  const seen = new Set<string>();
  const names = dimensionsOf(question);
  let equal = 0;
  let hidden = 0;
  for (const said of rows) {
    const group = nameOf(names.map((name) => textOf(said[name])));
    if (seen.has(group)) throw new Error(`${group} twice in an answer`);
    seen.add(group);
    const expected = plain.at(group);
    if (said.statut === "secret" && expected.mayBeHidden) hidden += 1;
    else if (expected.mayBeMissing && isMissing(said)) equal += 1;
    else if (isSame(said, expected)) equal += 1;
    else differences.push({ question, group, said, expected });
  }
  const needed = new Set([...grid(question, plain, values), ...plain.groups]);
  for (const group of needed) {
    if (seen.has(group)) continue;
    differences.push({ question, group, said: null, expected: plain.at(group) });
  }
  return { equal, hidden, differences };
}

/** The values of each breakdown of a question, in its order. */
export type Values = readonly (readonly string[])[];

const dimensionsOf = ({ mesh, space, breakdowns }: Question): string[] => [
  mesh,
  ...(space ? [space] : []),
  ...breakdowns,
];

const textOf = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : `${value}`;

/** Every group that an answer must have, whether or not it has rows. */
function grid({ space }: Question, { periods, places }: Recomputed, values: Values): string[] {
  const [first, ...axes] = [periods, ...(space ? [places] : []), ...values];
  return axes.reduce<readonly string[]>(
    (names, axis) => names.flatMap((name) => axis.map((word) => nameOf([name, word]))),
    first ?? [],
  ) as string[];
}

const CLOSE = 1e-9;

const isClose = (a: number | null, b: number | null): boolean =>
  a === null || b === null
    ? a === b
    : Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(a), Math.abs(b));

const isMissing = (said: AnswerRow): boolean =>
  said.statut === "manquant" && FIGURES.every((name) => said[name] === null);

function isSame(said: AnswerRow, expected: Expected): boolean {
  if (!expected.statuts.includes(said.statut)) return false;
  const { roundedTo: step } = expected;
  return FIGURES.every(
    (name) =>
      isClose(said[name], expected[name]) || isClose(said[name], rounded(expected[name], step)),
  );
}

const rounded = (value: number | null, step: number | undefined): number | null =>
  value === null || step === undefined ? value : Math.round(value / step) * step;

const FIGURES = ["valeur", "numerateur", "denominateur"] as const;
