/** Last day of a period `2023` or `2023-T1`, as an ISO date. */
export function endOf(period: string): string {
  const [year = "", quarter] = period.split("-T");
  if (quarter === undefined) return `${year}-12-31`;
  return `${year}-${["03-31", "06-30", "09-30", "12-31"][Number(quarter) - 1]}`;
}

/** The day `months` months later; the day of the month stays within the month reached. */
export function addMonths(isoDate: string, months: number): string {
  const [year = 0, month = 1, day = 1] = isoDate.split("-").map(Number);
  const index = year * 12 + (month - 1) + months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, lastDay)))
    .toISOString()
    .slice(0, 10);
}

/** The same period one year before: `2023-T1` → `2022-T1`. */
export const yearBefore = (period: string): string =>
  `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;

/** Years from first to last, both included. */
export function years(first: number, last: number): readonly string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => String(first + i));
}

/** Quarters from first to last, both included. */
export function quarters(first: string, last: string): readonly string[] {
  const all = years(Number(first.slice(0, 4)), Number(last.slice(0, 4))).flatMap((year) =>
    [1, 2, 3, 4].map((quarter) => `${year}-T${quarter}`),
  );
  return all.filter((quarter) => quarter >= first && quarter <= last);
}
