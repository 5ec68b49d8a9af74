import {
  answerOf,
  type Indicator,
  indicatorOf,
  TERRITORIES,
  type Territory,
  territoryOf,
} from "@fabriques/pipelines/catalogue";
import {
  allowedCrossings,
  allowedDimensions,
  isCrossingAllowed,
  publishedAs,
} from "@fabriques/pipelines/release";
import { POSITIONS } from "./common-columns.js";
import type { Filterable } from "./filters.js";
import { type Query, splitList } from "./query.js";
import {
  EXPECTED,
  illFormedDimensions,
  refusedValue,
  unknownIndicator,
  unpublishedCrossing,
} from "./refusals.js";
import { columnsOf } from "./served.js";

const TIME: readonly string[] = ["annee", "trimestre"];
const SPACE: readonly string[] = ["region", "departement"];
/** Beyond two breakdowns at once, most cells of a table are empty. */
const MOST_BREAKDOWNS = 2;

/** The indicator of that id; refuses any other by name. */
export function readIndicator(id: string): Indicator {
  const indicator = indicatorOf(id);
  if (indicator) return indicator;
  throw unknownIndicator(id);
}

/** The territory asked, the nation by default. */
export function readTerritory(query: Query): Territory {
  const code = query.get("territoire") ?? "FR";
  const territory = territoryOf(code);
  if (territory) return territory;
  throw refusedValue(
    "territoire",
    code,
    TERRITORIES.map((candidate) => candidate.code),
  );
}

/** Elements of `par` that an indicator accepts: those that its published figures can answer. */
export const dimensionsOf = (indicator: Indicator): readonly string[] =>
  allowedDimensions(indicator);

/**
 * What filters an indicator: its breakdowns, then the regions and departments it reaches; of an indicator about people,
 * the breakdowns that the plan publishes, where its cells add up.
 */
export function filtersOf(indicator: Indicator): readonly Filterable[] {
  if (publishedAs(indicator) === "cellules") return publishedFilters(indicator);
  const columns = columnsOf(indicator.dataset);
  return [
    ...columns.filter(({ name }) => indicator.breakdowns.includes(name)),
    ...POSITIONS.filter(({ name }) => isPlaceFilter(indicator, name)),
  ];
}

function publishedFilters(indicator: Indicator): readonly Filterable[] {
  const { population, answer } = answerOf(indicator.id) ?? {};
  if (answer?.kind !== "count" && answer?.kind !== "rate") return [];
  const accepted = dimensionsOf(indicator);
  return (population?.dimensions ?? [])
    .filter(({ id }) => accepted.includes(id))
    .map(({ id, label, values }) => ({ name: id, kind: "choix", label, choices: values }));
}

/** Refuses breakdowns that the publication plan does not hold together, told apart or filtered; says which it does. */
export function refuseUnpublished(
  indicator: Indicator,
  by: readonly string[],
  filters: Readonly<Record<string, readonly string[]>>,
): void {
  const mesh = by.includes("trimestre") ? "trimestre" : "annee";
  const places = [...TIME, ...SPACE];
  const told = by.filter((name) => !places.includes(name));
  const chosen = Object.keys(filters).filter((name) => !places.includes(name));
  const breakdowns = [...new Set([...told, ...chosen])];
  if (isCrossingAllowed(indicator, mesh, breakdowns)) return;
  const accepted = (allowedCrossings(indicator) ?? []).map((one) =>
    [one.mesh, ...one.breakdowns].join(","),
  );
  const parameter = told.length > 0 || chosen[0] === undefined ? "par" : chosen[0];
  throw unpublishedCrossing(parameter, [mesh, ...breakdowns].join(","), accepted);
}

/** A rate per inhabitant of the territory asked has no meaning over some of its places only. */
const isPlaceFilter = (indicator: Indicator, name: string): boolean =>
  SPACE.includes(name) &&
  dimensionsOf(indicator).includes(name) &&
  indicator.denominator?.agg !== "territory";

/** The filters of a question: places are either told apart by `par`, or chosen by a filter. */
export function filtersBeside(
  indicator: Indicator,
  dimensions: readonly string[],
): readonly Filterable[] {
  const toldApart = dimensions.some((name) => SPACE.includes(name));
  return filtersOf(indicator).filter(({ name }) => !(toldApart && SPACE.includes(name)));
}

/** Reads `par`: exactly one element of time, at most one of space, in the order asked. */
export function readDimensions(
  query: Query,
  indicator: Indicator,
  territory: Territory,
): readonly string[] {
  const value = query.get("par") ?? "annee";
  const accepted = dimensionsOf(indicator).filter((name) => !isAbove(name, territory));
  const asked = splitList(value);
  const wrong = asked.find((name, i) => !accepted.includes(name) || asked.indexOf(name) !== i);
  if (wrong !== undefined) throw refusedValue("par", wrong, accepted);
  const among = (names: readonly string[]): number =>
    asked.filter((name) => names.includes(name)).length;
  const breakdowns = asked.length - among(TIME) - among(SPACE);
  if (among(TIME) !== 1 || among(SPACE) > 1 || breakdowns > MOST_BREAKDOWNS) {
    throw illFormedDimensions(value, accepted);
  }
  return asked;
}

/** A department has no regions to be told apart by. */
const isAbove = (name: string, territory: Territory): boolean =>
  name === "region" && territory.level === "departement";

/** Bounds of the period, both included. */
export interface Range {
  readonly from?: string;
  readonly to?: string;
}

/** Reads `de` and `a`: years, or quarters where the answer is by quarter. */
export function readRange(query: Query, dimensions: readonly string[]): Range {
  const isQuarterly = dimensions.includes("trimestre");
  const from = readPeriod(query, "de", isQuarterly);
  const to = readPeriod(query, "a", isQuarterly);
  if (from && to && from.slice(0, to.length) > to.slice(0, from.length)) {
    throw refusedValue("a", to, [EXPECTED.notBefore(from)]);
  }
  return { ...(from && { from }), ...(to && { to }) };
}

function readPeriod(query: Query, name: string, isQuarterly: boolean): string | undefined {
  const value = query.get(name);
  if (value === undefined) return undefined;
  const form = isQuarterly ? /^\d{4}(-T[1-4])?$/ : /^\d{4}$/;
  if (form.test(value)) return value;
  throw refusedValue(name, value, [EXPECTED.year, ...(isQuarterly ? [EXPECTED.quarter] : [])]);
}
