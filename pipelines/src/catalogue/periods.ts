/** Last day of a period `2023` or `2023-T1`, as an ISO date. */
export function endOf(period: string): string {
  const [year = "", quarter] = period.split("-T");
  if (quarter === undefined) return `${year}-12-31`;
  return `${year}-${["03-31", "06-30", "09-30", "12-31"][Number(quarter) - 1]}`;
}

/** Whether a text is a day of the calendar, written `2023-02-15`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // 30 February comes back as another day.
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const IN_PARIS = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short" });

/** The ISO day that it is in Paris. */
export const dayInParis = (moment: Date): string => IN_PARIS.format(moment);

/** The quarter of an ISO day: `2023-02-15` → `2023-T1`. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The last quarter that is over on an ISO day: `2023-03-31` → `2023-T1`, `2023-05-02` → `2023-T1`. */
export function lastQuarterOver(day: string): string {
  const quarter = quarterOf(day);
  return day === endOf(quarter) ? quarter : quarterOf(addMonths(day, -3));
}

/** An ISO day as French writes it: `2023-02-15` → `15/02/2023`. */
export const writtenDay = (day: string): string => day.split("-").reverse().join("/");

const IN_WORDS = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });

/** An ISO day or moment as French says it: `2026-01-01` → `1er janvier 2026`. */
export const dayInWords = (iso: string): string =>
  IN_WORDS.format(new Date(iso)).replace(/^1 /, "1er ");

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

/** Months (`2023-02`) of a period, in order. */
export function monthsOf(period: string): readonly string[] {
  const [year = "", quarter] = period.split("-T");
  const all = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`);
  return quarter === undefined ? all : all.slice(3 * Number(quarter) - 3, 3 * Number(quarter));
}

/** Months from one, included, to another, excluded. */
export const monthsBetween = (from: string, to: string): readonly string[] =>
  years(Number(from.slice(0, 4)), Number(to.slice(0, 4)))
    .flatMap(monthsOf)
    .filter((month) => month >= from && month < to);

/** Last day of a month, as an ISO date. */
export function endOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The four quarters of a year. */
export const quartersOf = (year: string): readonly string[] =>
  [1, 2, 3, 4].map((quarter) => `${year}-T${quarter}`);
