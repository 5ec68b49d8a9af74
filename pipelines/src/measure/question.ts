import type { Indicator } from "../catalogue/model.js";
import { crossingsAllowed } from "../catalogue/plan/answers.js";
import { PLAN } from "../catalogue/plan/index.js";
import type { Executor } from "./executor.js";
import type { Figure } from "./figure.js";
import type { Observation } from "./observation.js";

/** One group of an answer: its dimensions by name, and its figure. */
export interface MeasuredCell {
  readonly dimensions: Readonly<Record<string, string | null>>;
  readonly figure: Figure;
}

/** What is asked of an indicator; `by` and `filters` have been checked against {@link allowedDimensions} and {@link isCrossingAllowed}. */
export interface MeasureQuestion {
  readonly indicator: Indicator;
  /** `FR`, `R84`, `D69`. */
  readonly territory: string;
  readonly by: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  /** Only the first months of each year, by the day that a row was observed; of rows alone. */
  readonly months?: number;
}

/** The periods that a dataset's rows span. */
export interface Span {
  readonly years: readonly string[];
  readonly quarters: readonly string[];
}

/** The rows to measure and what is known of their source. */
export interface Measurable {
  readonly db: Executor;
  readonly observation: Observation;
}

/** The dimensions that an indicator may be asked by: time, geography, then its breakdowns. */
export function allowedDimensions(indicator: Indicator): readonly string[] {
  const time = indicator.finest === "trimestre" ? ["annee", "trimestre"] : ["annee"];
  const space = { nation: [], region: ["region"], departement: ["region", "departement"] };
  return [...time, ...space[indicator.smallest], ...breakdownsOf(indicator)];
}

/** The breakdowns that may be asked at once of an indicator about people, for a mesh of time. */
export interface AllowedCrossing {
  readonly mesh: "annee" | "trimestre";
  /** In the plan's order; none for the whole. */
  readonly breakdowns: readonly string[];
}

/** What the publication plan holds of an indicator about people; null where rows are published, and anything may be crossed. */
export const allowedCrossings = ({ id }: Indicator): readonly AllowedCrossing[] | null =>
  ALLOWED.get(id) ?? null;

/** Asked with every question, and long to work out: done once, for the plan never changes. */
const ALLOWED: ReadonlyMap<string, readonly AllowedCrossing[]> = new Map(
  PLAN.flatMap((population) =>
    Object.entries(population.answers).map(([id, answer]) => [
      id,
      crossingsAllowed(population, answer).map(({ dimensions, mesh }) => ({
        mesh,
        breakdowns: dimensions.map((dimension) => dimension.id),
      })),
    ]),
  ),
);

/** Whether the plan holds an indicator by a mesh of time and some breakdowns, told apart or filtered, in any order. */
export function isCrossingAllowed(
  indicator: Indicator,
  mesh: AllowedCrossing["mesh"],
  breakdowns: readonly string[],
): boolean {
  const allowed = allowedCrossings(indicator);
  if (allowed === null) return true;
  return allowed.some(
    (one) =>
      one.mesh === mesh &&
      one.breakdowns.length === breakdowns.length &&
      breakdowns.every((name) => one.breakdowns.includes(name)),
  );
}

function breakdownsOf(indicator: Indicator): readonly string[] {
  const crossings = allowedCrossings(indicator);
  return crossings
    ? [...new Set(crossings.flatMap(({ breakdowns }) => breakdowns))]
    : indicator.breakdowns;
}
