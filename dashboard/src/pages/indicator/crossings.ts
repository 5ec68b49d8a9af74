import type { IndicatorWords } from "../../app/reference.js";
import type { DataColumn, Filter } from "../../filters/filter.js";

/** How an indicator may be cut in time. */
export type Time = "annee" | "trimestre";

const TIMES = ["annee", "trimestre"] as const;
const PLACES: readonly string[] = ["region", "departement"];

type Crossed = Pick<IndicatorWords, "par" | "croisements">;

/** Whether an indicator is published by a mesh of time and some breakdowns at once, told apart or filtered. */
export function isPublished(
  { par, croisements }: Crossed,
  time: Time,
  breakdowns: readonly string[],
): boolean {
  const names = new Set(breakdowns);
  if (!par.includes(time)) return false;
  if (croisements === null) return true;
  return croisements.some(
    ([mesh, ...held]) =>
      mesh === time && held.length === names.size && held.every((name) => names.has(name)),
  );
}

const namesOf = (filters: readonly Filter[]): readonly string[] =>
  filters.map(({ column }) => column.nom);

/** The meshes of time that go with the filters set. */
export const timesOffered = (indicator: Crossed, filters: readonly Filter[]): readonly Time[] =>
  TIMES.filter((time) => isPublished(indicator, time, namesOf(filters)));

/** What a choice of time and filters leaves to choose. */
interface CrossingChosen {
  readonly time: Time;
  readonly filters: readonly Filter[];
}

/** The breakdowns that go with the time and the filters chosen: whatever is neither time nor territory, if published. */
export const breakdownsOffered = (
  indicator: Crossed,
  { time, filters }: CrossingChosen,
): readonly string[] =>
  indicator.par.filter(
    (name) =>
      !PLACES.includes(name) &&
      !TIMES.some((known) => known === name) &&
      isPublished(indicator, time, [...namesOf(filters), name]),
  );

/** The columns that may still be filtered, beside the filters set. */
export const filtersOffered = (
  indicator: Crossed,
  columns: readonly DataColumn[],
  { time, filters }: CrossingChosen,
): readonly DataColumn[] =>
  columns.filter(({ nom }) => isPublished(indicator, time, [...namesOf(filters), nom]));

/** The filters of an address that are published together, in the order of the columns; the others are left out. */
export function publishedFilters(
  indicator: Crossed,
  time: Time,
  filters: readonly Filter[],
): readonly Filter[] {
  const kept: Filter[] = [];
  for (const filter of filters) {
    if (isPublished(indicator, time, namesOf([...kept, filter]))) kept.push(filter);
  }
  return kept;
}
