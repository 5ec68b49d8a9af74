import type { Indicator } from "../catalogue/model.js";
import {
  addMonths,
  endOf,
  endOfMonth,
  monthsBetween,
  monthsOf,
  quartersOf,
  yearBefore,
} from "../catalogue/periods.js";
import { type Observation, reportedIn } from "./observation.js";

/** How much of a period its source covers: nine months of twelve, 64 centres of 160. */
export interface Coverage {
  readonly observe: number;
  readonly attendu: number;
  readonly unite: "mois" | "centres";
}

/** Where a period stands for its own source: over and still; over, but its values may move; not over, or not all in. */
export interface PeriodState {
  readonly kind: "close" | "provisoire" | "partiel";
  /** Of a `partiel` period; null for the others. */
  readonly couverture: Coverage | null;
}

/** A period over and still. */
export const CLOSED: PeriodState = { kind: "close", couverture: null };
/** A period over, whose values may move. */
export const MOVING: PeriodState = { kind: "provisoire", couverture: null };

const partial = (couverture: Coverage): PeriodState => ({ kind: "partiel", couverture });

/** What the state of a period depends on. */
export interface Asked {
  readonly indicator: Pick<Indicator, "time" | "matureAfterMonths" | "lag">;
  /** `2023`, `2023-T1`, or null for a question without time, which no period closes. */
  readonly period: string | null;
  /** `FR`, `R84`, `D69`. */
  readonly territory: string;
}

/** The state of a period in a territory for its own source: the one place where it is decided whether it is finished. */
export function periodState(asked: Asked, observation: Observation): PeriodState {
  const { period, indicator } = asked;
  if (period === null) return MOVING;
  if (observation.reported === null) return coveredState(asked, period, observation);
  if (period.includes("-T")) return reportedState(asked, period, observation);
  return indicator.time === "stock"
    ? stockYearState(asked, period, observation)
    : flowYearState(asked, period, observation);
}

/** The state of a period in each territory: one for all where the rows are events, which no territory reports by itself. */
export function stateByTerritory(
  asked: Omit<Asked, "territory">,
  observation: Observation,
): (territory: string) => PeriodState {
  if (observation.reported !== null) {
    return (territory) => periodState({ ...asked, territory }, observation);
  }
  const state = periodState({ ...asked, territory: "FR" }, observation);
  return () => state;
}

/** By the months that the source covers: all of the period, and what an indicator looks back at. */
function coveredState({ indicator }: Asked, period: string, observation: Observation): PeriodState {
  const own = monthsOf(period);
  const seen = coveredMonths(own, observation);
  const before = coveredMonths(monthsBefore(indicator, period, observation), observation);
  if (before.lost > 0) {
    return indicator.time === "cumul"
      ? partialOf(seen.whole + before.whole, seen.all + before.all)
      : partialOf(Math.min(seen.whole, before.whole), seen.all);
  }
  if (seen.whole < seen.all) return partialOf(seen.whole, seen.all);
  const { through } = observation;
  const settled = addMonths(endOf(period), indicator.matureAfterMonths ?? 0);
  return through !== null && settled <= through ? CLOSED : MOVING;
}

const partialOf = (observe: number, attendu: number): PeriodState =>
  partial({ observe, attendu, unite: "mois" });

interface Months {
  readonly all: number;
  readonly whole: number;
  readonly lost: number;
}

function coveredMonths(months: readonly string[], { through, lost }: Observation): Months {
  const ended = months.filter((month) => through !== null && endOfMonth(month) <= through);
  const whole = ended.filter((month) => !lost.has(month)).length;
  return { all: months.length, whole, lost: ended.length - whole };
}

/** What is counted since the beginning misses what was lost in any year; what is compared with the year before, in that one. */
function monthsBefore(
  { time, lag }: Asked["indicator"],
  period: string,
  { since }: Observation,
): readonly string[] {
  const [first = ""] = monthsOf(period);
  if (time === "cumul" && since !== null) return monthsBetween(since.slice(0, 7), first);
  return lag === undefined ? [] : monthsOf(yearBefore(period));
}

/** By those who have reported the quarter. */
function reportedState(asked: Asked, quarter: string, observation: Observation): PeriodState {
  const reported = reportedIn(observation, asked.territory, quarter);
  if (!reported || isCut(quarter, observation)) return coveredState(asked, quarter, observation);
  const { present, expected } = reported;
  if (present >= expected) return CLOSED;
  return partial({ observe: present, attendu: expected, unite: "centres" });
}

/** A year's stock is that of its last quarter; while that one is to come, or where it is lost, it is read earlier. */
function stockYearState(asked: Asked, year: string, observation: Observation): PeriodState {
  const read = quartersOf(year).findLast((quarter) => isRead(quarter, observation));
  if (read === undefined) return monthsIn(0);
  const state = reportedState(asked, read, observation);
  if (state.kind === "partiel" || read.endsWith("-T4")) return state;
  return monthsIn(3 * Number(read.slice(-1)));
}

/**
 * A year's flow is whole once each of its quarters is. Where all are there, or while the year goes on, it lacks those who
 * are missing from its shortest quarter; where one of them is lost, it lacks that one.
 */
function flowYearState(asked: Asked, year: string, observation: Observation): PeriodState {
  const found = quartersOf(year)
    .map((quarter) => ({ quarter, state: reportedState(asked, quarter, observation) }))
    .filter(
      ({ quarter, state: { kind, couverture } }) =>
        kind === "close" || (isRead(quarter, observation) && couverture?.observe !== 0),
    );
  const [shortest] = found
    .flatMap(({ state: { couverture } }) => couverture ?? [])
    .sort((a, b) => a.observe / a.attendu - b.observe / b.attendu);
  const goesOn = observation.readUntil?.startsWith(year) ?? false;
  if (shortest && (found.length === 4 || goesOn)) return partial(shortest);
  if (found.length === 4) return CLOSED;
  const cut = quartersOf(year).find((quarter) => isCut(quarter, observation));
  const more = cut === undefined ? 0 : coveredMonths(monthsOf(cut), observation).whole;
  return monthsIn(3 * found.length + more);
}

/** Whether the nation has a row of a quarter, and its year is read as far. */
const isRead = (quarter: string, observation: Observation): boolean =>
  observation.readUntil !== null &&
  quarter <= observation.readUntil &&
  (reportedIn(observation, "FR", quarter)?.present ?? 0) > 0;

/** Whether a quarter ends after the day declared. */
const isCut = (quarter: string, { declared }: Observation): boolean =>
  declared !== null && declared < endOf(quarter);

const monthsIn = (observe: number): PeriodState => partialOf(observe, 12);
