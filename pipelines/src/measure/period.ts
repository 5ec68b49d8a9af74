import type { Indicator } from "../catalogue/model.js";
import { addMonths, endOf, monthsCovered, monthsOf, quartersOf } from "../catalogue/periods.js";
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
  readonly indicator: Pick<Indicator, "time" | "matureAfterMonths">;
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

/** By the days that the source covers. */
function coveredState({ indicator }: Asked, period: string, { through }: Observation): PeriodState {
  const end = endOf(period);
  if (through === null || through < end) {
    return partial({
      observe: through === null ? 0 : monthsCovered(period, through),
      attendu: monthsOf(period),
      unite: "mois",
    });
  }
  return addMonths(end, indicator.matureAfterMonths ?? 0) <= through ? CLOSED : MOVING;
}

/** By those who have reported the quarter. */
function reportedState(asked: Asked, quarter: string, observation: Observation): PeriodState {
  const { declared } = observation;
  const reported = reportedIn(observation, asked.territory, quarter);
  const isBeyond = declared !== null && declared < endOf(quarter);
  if (!reported || isBeyond) return coveredState(asked, quarter, observation);
  const { present, expected } = reported;
  if (present >= expected) return CLOSED;
  return partial({ observe: present, attendu: expected, unite: "centres" });
}

/** A year's stock is that of its last quarter; while that one is to come, or where it is lost, it is read earlier. */
function stockYearState(asked: Asked, year: string, observation: Observation): PeriodState {
  const read = quartersOf(year).findLast((quarter) => isRead(quarter, observation));
  if (read === undefined) return quartersIn(0);
  const state = reportedState(asked, read, observation);
  if (state.kind === "partiel" || read.endsWith("-T4")) return state;
  return quartersIn(Number(read.slice(-1)));
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
  return found.length === 4 ? CLOSED : quartersIn(found.length);
}

/** Whether the nation has a row of a quarter, and its year is read as far. */
const isRead = (quarter: string, observation: Observation): boolean =>
  observation.readUntil !== null &&
  quarter <= observation.readUntil &&
  (reportedIn(observation, "FR", quarter)?.present ?? 0) > 0;

const quartersIn = (count: number): PeriodState =>
  partial({ observe: 3 * count, attendu: 12, unite: "mois" });
