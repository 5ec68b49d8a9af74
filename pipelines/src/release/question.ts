import { datasetOf } from "../catalogue/datasets/index.js";
import type { Indicator } from "../catalogue/model.js";
import { publicationOf } from "../catalogue/publication.js";
import type { ValueStatus } from "../catalogue/statuses.js";

/** Whatever answers SQL with rows of plain JavaScript values. */
export interface Executor {
  all(sql: string, params?: readonly string[]): Promise<readonly Record<string, unknown>[]>;
}

/** A value with its status; the numbers are null when hidden or undefined. */
export interface Figure {
  readonly valeur: number | null;
  readonly statut: ValueStatus;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
}

/** One group of an answer: its dimensions by name, and its figure. */
export interface MeasuredCell {
  readonly dimensions: Readonly<Record<string, string | null>>;
  readonly figure: Figure;
}

/** What is asked of an indicator; `by` and `filters` have been checked against {@link allowedDimensions}. */
export interface MeasureQuestion {
  readonly indicator: Indicator;
  /** `FR`, `R84`, `D69`. */
  readonly territory: string;
  readonly by: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

/** First and last periods that a dataset's rows cover. */
export interface Coverage {
  readonly years: readonly string[];
  readonly quarters: readonly string[];
}

/** The rows to measure and the day up to which they were observed. */
export interface Measurable {
  readonly db: Executor;
  readonly observedThrough: string;
}

/** The dimensions that an indicator may be asked by: time, geography, then its breakdowns. */
export function allowedDimensions(indicator: Indicator): readonly string[] {
  const time = indicator.finest === "trimestre" ? ["annee", "trimestre"] : ["annee"];
  const space = { nation: [], region: ["region"], departement: ["region", "departement"] };
  return [...time, ...space[indicator.smallest], ...indicator.breakdowns];
}

/** How an indicator is published: see {@link publicationOf}. */
export const publishedAs = (indicator: Indicator): "lignes" | "cellules" =>
  publicationOf(indicator, datasetOf(indicator.dataset));
