import type { IndicatorWords } from "../../app/reference.js";
import type { PlainSearch } from "../../app/search.js";
import { type DataColumn, type Filter, readFilters, writeFilters } from "../../table/filters.js";

/** What the reader looks at: how time and territory are cut, the breakdown, the years, the filters. */
export interface Choice {
  readonly time: "annee" | "trimestre";
  readonly level: "region" | "departement" | null;
  readonly breakdown: string | null;
  /** First and last years; empty for all. */
  readonly from: string;
  readonly to: string;
  readonly filters: readonly Filter[];
}

const TIMES = ["annee", "trimestre"] as const;
const LEVELS = ["region", "departement"] as const;
const YEAR = /^\d{4}$/;

/** The breakdowns that an indicator may be asked by: whatever is neither time nor territory. */
export const breakdownsOf = ({ par }: IndicatorWords): readonly string[] =>
  par.filter((each) => ![...TIMES, ...LEVELS].some((known) => known === each));

/** Reads the address in the words of the API (`par`, `de`, `a`, a filter per column); what the indicator does not allow is left out. */
export function readChoice(
  search: PlainSearch,
  indicator: IndicatorWords,
  columns: readonly DataColumn[],
): Choice {
  const asked = (search.par ?? "").split(",").filter((each) => indicator.par.includes(each));
  const standard = defaultsOf(indicator);
  const year = (name: string): string =>
    YEAR.test(search[name] ?? "") ? (search[name] ?? "") : "";
  return {
    time: TIMES.find((time) => time !== "annee" && asked.includes(time)) ?? standard.time,
    level: LEVELS.find((level) => asked.includes(level)) ?? standard.level,
    breakdown: breakdownsOf(indicator).find((each) => asked.includes(each)) ?? standard.breakdown,
    from: year("de"),
    to: year("a"),
    filters: readFilters(search, columns).filter(({ operator }) => operator === "="),
  };
}

/** Years, the finest territory published, the first breakdown. */
function defaultsOf(indicator: IndicatorWords): Pick<Choice, "time" | "level" | "breakdown"> {
  return {
    time: "annee",
    level: LEVELS.findLast((level) => indicator.par.includes(level)) ?? null,
    breakdown: breakdownsOf(indicator)[0] ?? null,
  };
}

/** Writes a choice in an address: only what differs from what the page shows by itself. */
export function writeChoice(choice: Choice, indicator: IndicatorWords): PlainSearch {
  const standard = defaultsOf(indicator);
  const cut = (["time", "level", "breakdown"] as const)
    .filter((each) => choice[each] !== standard[each])
    .map((each) => choice[each]);
  return {
    par: cut.length > 0 ? cut.join(",") : undefined,
    de: choice.from === "" ? undefined : choice.from,
    a: choice.to === "" ? undefined : choice.to,
    ...writeFilters(choice.filters),
  };
}

/** The parameters that every question about the indicator shares: years and filters. */
export const parametersOf = ({ from, to, filters }: Choice): Readonly<Record<string, string>> => ({
  ...(from !== "" && { de: from }),
  ...(to !== "" && { a: to }),
  ...writeFilters(filters),
});
