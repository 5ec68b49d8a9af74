import type { Answer } from "../figures.js";
import { departmentsOf, EVERY_DEPARTMENT } from "../places.js";

/**
 * How an indicator takes its rows in time: those of the last quarter of the period (`stock`), of the whole of it (`flow`,
 * cohorts by start date too), of every year up to it (`cumulated`), of the year before it (`following`).
 */
export type Time = "stock" | "flow" | "cumulated" | "following";

/** What an indicator is, over rows of one kind. */
export interface Definition<R> {
  readonly time: Time;
  /** Months after the end of a period until its values stop moving. */
  readonly settlesAfter?: number;
  /** The figure of a place, from the rows that are there. */
  readonly work: (rows: readonly R[], place: string) => Answer;
  /** Departments where a row counts, where these are not those where it stands. */
  readonly reach?: (row: R) => readonly string[];
  /** The step that it may be published to: a median is somebody's own figure. */
  readonly roundedTo?: number;
  /** Whether its rows are people, or counts of a centre's residents: such a figure may be hidden. */
  readonly mayBeHidden: boolean;
}

/** Definitions by id of indicator. */
export type Definitions<R> = Readonly<Record<string, Definition<R>>>;

/** Department codes of `FR`, `R84` or `D69`. */
export function departmentsIn(place: string): readonly string[] {
  if (place === "FR") return EVERY_DEPARTMENT;
  return place.startsWith("R") ? departmentsOf(place.slice(1)) : [place.slice(1)];
}
