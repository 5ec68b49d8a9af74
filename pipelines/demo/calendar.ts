/** First and last year of the demo; the last one stops on 30 September. */
export const FIRST_YEAR = 2019;
export const LAST_YEAR = 2026;

/** Number of years, the last one partial. */
export const YEAR_COUNT: number = LAST_YEAR - FIRST_YEAR + 1;

/** ISO date of the last day of the demo. */
export const LAST_OBSERVED = "2026-09-30";

/** Months with data in the last year. */
export const LAST_MONTHS = 9;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const lengthOf = (year: number, month: number): number =>
  month === 1 && year % 4 === 0 ? 29 : (MONTH_LENGTHS[month] as number);

/** One month: position of its first day among all days, and its length. */
export interface Month {
  /** 0 for 2019. */
  readonly year: number;
  /** 0 for January. */
  readonly month: number;
  readonly firstDay: number;
  readonly days: number;
}

function monthsOfTheDemo(): readonly Month[] {
  const months: Month[] = [];
  let firstDay = 0;
  for (let year = 0; year < YEAR_COUNT; year++) {
    const count = FIRST_YEAR + year === LAST_YEAR ? LAST_MONTHS : 12;
    for (let month = 0; month < count; month++) {
      const days = lengthOf(FIRST_YEAR + year, month);
      months.push({ year, month, firstDay, days });
      firstDay += days;
    }
  }
  return months;
}

/** Every month from January 2019 to September 2026. */
export const MONTHS: readonly Month[] = monthsOfTheDemo();

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** `31/12/2024`, by day number (0 = 1 January 2019). */
export const FRENCH_DATES: readonly string[] = MONTHS.flatMap(({ year, month, days }) =>
  Array.from(
    { length: days },
    (_, day) => `${two(day + 1)}/${two(month + 1)}/${FIRST_YEAR + year}`,
  ),
);

/** Number of the last day observed: 30 September 2026. */
export const LAST_DAY: number = FRENCH_DATES.length - 1;

/** First day of a month; `year` 0 for 2019, `month` 0 for January. */
export const firstDayOf = (year: number, month: number): number =>
  (MONTHS[year * 12 + month] as Month).firstDay;
