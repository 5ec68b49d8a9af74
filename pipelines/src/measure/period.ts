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
import { territoryOf } from "../catalogue/territories.js";
import { type Observation, reportedIn } from "./observation.js";

/** How much of a period its source covers: nine months of twelve, 64 centres of 160, 17 regions of 18. */
export interface Coverage {
  readonly observe: number;
  readonly attendu: number;
  readonly unite: "mois" | "centres" | "regions";
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
  readonly indicator: Pick<Indicator, "time" | "matureAfterMonths" | "lag" | "from">;
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

/** The state of a period in each territory: one for all departments of a region where the rows are events, which no department reports by itself. */
export function stateByTerritory(
  asked: Omit<Asked, "territory">,
  observation: Observation,
): (territory: string) => PeriodState {
  const states = new Map<string, PeriodState>();
  return (territory) => {
    const told = observation.reported === null ? regionOf(territory) : territory;
    const known = states.get(told);
    if (known) return known;
    const state = periodState({ ...asked, territory: told }, observation);
    states.set(told, state);
    return state;
  };
}

/** The region that a department is in; the territory itself else. */
const regionOf = (territory: string): string =>
  territory.startsWith("D") ? (territoryOf(territory)?.parent ?? territory) : territory;

/** By the months that the source covers: all of the period, and what an indicator looks back at. */
function coveredState(asked: Asked, period: string, observation: Observation): PeriodState {
  const { indicator, territory } = asked;
  const covered = (months: readonly string[]): Months =>
    coveredMonths(months, observation, territory);
  const [own, back] = [monthsOf(period), monthsBefore(indicator, period, observation)];
  const [seen, before] = [covered(own), covered(back)];
  if (seen.whole < seen.all && before.missing === 0) return monthsIn(seen.whole, seen.all);
  if (before.missing > 0) {
    return indicator.time === "cumul"
      ? monthsIn(seen.whole + before.whole, seen.all + before.all)
      : monthsIn(Math.min(seen.whole, before.whole), seen.all);
  }
  const silent = territory === "FR" ? regionsLost([...back, ...own], observation) : 0;
  if (silent > 0) {
    const { regions } = observation;
    return partial({ observe: regions - silent, attendu: regions, unite: "regions" });
  }
  const { through } = observation;
  const settled = addMonths(endOf(period), indicator.matureAfterMonths ?? 0);
  return through !== null && settled <= through ? CLOSED : MOVING;
}

const monthsIn = (observe: number, attendu: number): PeriodState =>
  partial({ observe, attendu, unite: "mois" });

interface Months {
  readonly all: number;
  readonly whole: number;
  /** Those over by the last day of the source that it does not tell: lost, or before its first day. */
  readonly missing: number;
}

function coveredMonths(
  months: readonly string[],
  { through, since, lost }: Observation,
  territory: string,
): Months {
  const gone = [lost.get("FR"), lost.get(regionOf(territory))];
  const ended = months.filter((month) => through !== null && endOfMonth(month) <= through);
  const whole = ended.filter(
    (month) => month >= (since ?? "").slice(0, 7) && !gone.some((one) => one?.has(month)),
  );
  return { all: months.length, whole: whole.length, missing: ended.length - whole.length };
}

/** How many regions lost one of these months. */
const regionsLost = (months: readonly string[], { lost }: Observation): number =>
  [...lost].filter(([code, gone]) => code !== "FR" && months.some((month) => gone.has(month)))
    .length;

/** What is counted since a year misses what was lost in any; what is compared with the year before, in that one. */
function monthsBefore(
  { time, lag, from }: Asked["indicator"],
  period: string,
  { since }: Observation,
): readonly string[] {
  const [first = ""] = monthsOf(period);
  const start = from === undefined ? (since?.slice(0, 7) ?? first) : `${from}-01`;
  if (time === "cumul") return monthsBetween(start, first);
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
  if (read === undefined) return monthsIn(0, 12);
  const state = reportedState(asked, read, observation);
  if (state.kind === "partiel" || read.endsWith("-T4")) return state;
  return monthsIn(3 * Number(read.slice(-1)), 12);
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
  const more = cut === undefined ? 0 : coveredMonths(monthsOf(cut), observation, "FR").whole;
  return monthsIn(3 * found.length + more, 12);
}

/** Whether the nation has a row of a quarter, and its year is read as far. */
const isRead = (quarter: string, observation: Observation): boolean =>
  observation.readUntil !== null &&
  quarter <= observation.readUntil &&
  (reportedIn(observation, "FR", quarter)?.present ?? 0) > 0;

/** Whether a quarter ends after the day that none may go beyond. */
const isCut = (quarter: string, { cut }: Observation): boolean =>
  cut !== null && cut < endOf(quarter);
