import { endOf, type Text, text } from "@fabriques/pipelines/catalogue";
import type { Language } from "./words.js";

const QUARTER = /^(\d{4})-T([1-4])$/;
const isYear = (period: string): boolean => period.length === 4;

/** `1er trimestre 2023`, `Q1 2023`, `2023`; `gap` stands between the words. */
export function periodName(period: string, language: Language, gap: string): string {
  const [, year, quarter] = QUARTER.exec(period) ?? [];
  if (year === undefined || quarter === undefined) return period;
  if (language === "en") return `Q${quarter}${gap}${year}`;
  return `${quarter}${quarter === "1" ? "er" : "e"}${gap}trimestre${gap}${year}`;
}

/** `T1 2023`, `Q1 2023`, `2023`. */
export function shortPeriodName(period: string, language: Language, gap: string): string {
  const [, year, quarter] = QUARTER.exec(period) ?? [];
  if (year === undefined || quarter === undefined) return period;
  return `${language === "fr" ? "T" : "Q"}${quarter}${gap}${year}`;
}

/** `en 2023`, `au 1er trimestre 2023`, `in Q1 2023`. */
export function inPeriodName(period: string, language: Language, gap: string): string {
  const name = periodName(period, language, gap);
  if (language === "en") return `in${gap}${name}`;
  return `${QUARTER.test(period) ? "au" : "en"}${gap}${name}`;
}

/** `par rapport à 2023`, `par rapport au 1er trimestre 2023`, `on 2023`: what a change is measured on. */
export const onPeriod = (period: string): Text =>
  text(
    `par rapport ${isYear(period) ? "à" : "au"} ${periodName(period, "fr", " ")}`,
    `on ${periodName(period, "en", " ")}`,
  );

/** The period that follows: `2023` → `2024`, `2023-T4` → `2024-T1`. */
export function nextPeriod(period: string): string {
  const year = Number(period.slice(0, 4));
  if (isYear(period)) return String(year + 1);
  const quarter = Number(period.slice(-1));
  return quarter === 4 ? `${year + 1}-T1` : `${year}-T${quarter + 1}`;
}

/** The period before: `2024` → `2023`, `2024-T1` → `2023-T4`. */
export function previousPeriod(period: string): string {
  const year = Number(period.slice(0, 4));
  if (isYear(period)) return String(year - 1);
  const quarter = Number(period.slice(-1));
  return quarter === 1 ? `${year - 1}-T4` : `${year}-T${quarter - 1}`;
}

/** A period in a mesh of time: a quarter's year, or the first or last quarter of a year. */
export function periodIn(
  period: string,
  time: "annee" | "trimestre",
  end: "first" | "last",
): string {
  if (time === "annee") return period.slice(0, 4);
  return isYear(period) ? `${period}-T${end === "first" ? 1 : 4}` : period;
}

/** Whether a period ended on or before a day (ISO date). */
export const isComplete = (period: string, day: string): boolean => endOf(period) <= day;

/** The quarters of some years, in order, up to the one that holds a day (ISO date). */
export function quartersOf(years: readonly string[], day: string): readonly string[] {
  const current = `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return years
    .flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-T${quarter}`))
    .filter((quarter) => quarter <= current);
}
