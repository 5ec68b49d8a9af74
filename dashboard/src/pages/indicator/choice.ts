import { periodIn } from "@fabriques/api/speech";
import type { IndicatorWords } from "../../app/reference.js";
import type { PlainSearch } from "../../app/search.js";
import { type DataColumn, type Filter, readFilters, writeFilters } from "../../filters/filter.js";
import { breakdownsOffered, publishedFilters, type Time, timesOffered } from "./crossings.js";

/** What the reader looks at: how time and territory are cut, the breakdown, the periods, the filters. */
export interface IndicatorChoice {
  readonly time: Time;
  readonly level: "region" | "departement" | null;
  readonly breakdown: string | null;
  /** First and last periods, years or quarters as time is cut; empty for all. */
  readonly from: string;
  readonly to: string;
  readonly filters: readonly Filter[];
}

const TERRITORY_LEVELS = ["region", "departement"] as const;
const PERIOD = /^\d{4}(-T[1-4])?$/;

/** Reads the address in the words of the API (`par`, `de`, `a`, a filter per column); what is not published is left out. */
export function readIndicatorChoice(
  search: PlainSearch,
  indicator: IndicatorWords,
  columns: readonly DataColumn[],
): IndicatorChoice {
  const asked = (search.par ?? "").split(",").filter((each) => indicator.par.includes(each));
  const time = timesOffered(indicator, []).findLast((each) => asked.includes(each)) ?? "annee";
  const equalities = readFilters(search, columns).filter(({ operator }) => operator === "=");
  const filters = publishedFilters(indicator, time, equalities);
  const breakdowns = breakdownsOffered(indicator, { time, filters });
  const bound = (name: string, end: "first" | "last"): string =>
    PERIOD.test(search[name] ?? "") ? periodIn(search[name] ?? "", time, end) : "";
  return {
    time,
    level:
      TERRITORY_LEVELS.find((level) => asked.includes(level)) ??
      levelOf(indicator, search.territoire),
    breakdown: breakdowns.find((each) => asked.includes(each)) ?? breakdowns[0] ?? null,
    from: bound("de", "first"),
    to: bound("a", "last"),
    filters,
  };
}

/**
 * That of the territory looked at, which stands among its own; for the nation the finest published, the region for people,
 * of whom much is hidden below it.
 */
function levelOf({ par, croisements }: IndicatorWords, territory = "FR"): IndicatorChoice["level"] {
  const levels = TERRITORY_LEVELS.filter((level) => par.includes(level));
  const own = territory.startsWith("R") ? "region" : "departement";
  if (territory !== "FR" && levels.includes(own)) return own;
  return (croisements === null ? levels.at(-1) : levels[0]) ?? null;
}

/** Writes a choice in an address: only what differs from what the page shows by itself. */
export function writeIndicatorChoice(
  choice: IndicatorChoice,
  indicator: IndicatorWords,
  territory: string | undefined,
): PlainSearch {
  const { time, level, breakdown } = choice;
  const [first = null] = breakdownsOffered(indicator, choice);
  const cut = [
    ...(time === "annee" ? [] : [time]),
    ...(level === levelOf(indicator, territory) ? [] : [level]),
    ...(breakdown === first ? [] : [breakdown]),
  ];
  return {
    par: cut.length > 0 ? cut.join(",") : undefined,
    de: choice.from === "" ? undefined : choice.from,
    a: choice.to === "" ? undefined : choice.to,
    ...writeFilters(choice.filters),
  };
}

/** The parameters that every question about the indicator shares: periods and filters. */
export const parametersOf = ({
  from,
  to,
  filters,
}: IndicatorChoice): Readonly<Record<string, string>> => ({
  ...(from !== "" && { de: from }),
  ...(to !== "" && { a: to }),
  ...writeFilters(filters),
});
