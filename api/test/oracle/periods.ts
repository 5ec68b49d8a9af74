import { day as dayOfCell } from "./csv.js";

/** Last day of a period `2023` or `2023-T1`, in days since 1 January 1970, `months` months later. */
export function endOf(period: string, months = 0): number {
  const [year, quarter = "4"] = period.split("-T");
  return Date.UTC(Number(year), Number(quarter) * 3 + months, 0) / 86_400_000;
}

/** Every period from the first to the last one, both included: years, or quarters. */
export function periodsBetween(first: string, last: string): string[] {
  const found: string[] = [];
  const isQuarterly = first.includes("-T");
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    const inYear = isQuarterly ? [1, 2, 3, 4].map((n) => `${year}-T${n}`) : [`${year}`];
    found.push(...inYear.filter((period) => period >= first && period <= last));
  }
  return found;
}

/** The quarter before: `2024-T4` for `2025-T1`. */
export const quarterBefore = (quarter: string): string =>
  quarter.endsWith("T1")
    ? `${Number(quarter.slice(0, 4)) - 1}-T4`
    : `${quarter.slice(0, -1)}${Number(quarter.slice(-1)) - 1}`;

/** 1 January of a year, as a day. */
export const newYear = (year: number): number => dayOfCell(`01/01/${year}`) ?? Number.NaN;
