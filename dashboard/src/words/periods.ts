const isYear = (period: string): boolean => period.length === 4;

/** The period that follows: `2023` → `2024`, `2023-T4` → `2024-T1`. */
export function nextPeriod(period: string): string {
  const year = Number(period.slice(0, 4));
  if (isYear(period)) return String(year + 1);
  const quarter = Number(period.slice(-1));
  return quarter === 4 ? `${year + 1}-T1` : `${year}-T${quarter + 1}`;
}

/** The same period a year before: `2023` → `2022`, `2023-T4` → `2022-T4`. */
export const yearBefore = (period: string): string =>
  `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;

/** A period in a mesh of time: a quarter's year, or the first or last quarter of a year. */
export function periodIn(
  period: string,
  time: "annee" | "trimestre",
  end: "first" | "last",
): string {
  if (time === "annee") return period.slice(0, 4);
  return isYear(period) ? `${period}-T${end === "first" ? 1 : 4}` : period;
}

/** The quarters of some years, in order, up to the one that holds a day (ISO date). */
export function quartersOf(years: readonly string[], day: string): readonly string[] {
  const current = `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return years
    .flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-T${quarter}`))
    .filter((quarter) => quarter <= current);
}
