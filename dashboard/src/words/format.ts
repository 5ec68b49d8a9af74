import type { Catalogue } from "@fabriques/api/contract";
import { type Language, type Text, text } from "./text.js";

/** A unit of the catalogue: words, symbol and decimals. */
export type Unit = Catalogue["unites"][number];

/** Narrow no-break space: thousands, and before `;`, `:`, `!`, `?`. */
export const THIN = "\u202F";
/** No-break space: before a unit. */
export const HARD = "\u00A0";

/** How numbers, dates and periods are written in one language; missing values are the caller's business. */
export interface Format {
  readonly language: Language;
  /** `1 234,5`: at most `decimals` decimals, all of them written. */
  number(value: number, decimals?: number): string;
  /** `12,5 %`, `9 mois`: the number with its unit. */
  value(value: number, unit: Unit): string;
  /** `1 204`, `12,5`, `1 204 €`, `2023`: a number in a cell of a column of the given kind; a year is a name, not an amount. */
  cell(value: number, kind: string): string;
  /** `12,4 M€`: shortened above ten million, for tiles and axes. */
  short(value: number, unit: Unit): string;
  /** `12,4` and `M€`: the parts of {@link Format.short}, so that the unit may be written smaller. */
  shortParts(value: number, unit: Unit): { readonly number: string; readonly unit: string };
  /** `+3,1 points`, `−2`: a change, in points for a percentage. */
  change(value: number, unit: Unit): string;
  /** `+2,2 %`: a relative change given in percent. */
  relative(percent: number): string;
  /** `12,5 %`: a percentage given in percent. */
  percent(value: number, decimals?: number): string;
  /** `08/11/2023`, from an ISO date or date-time. */
  date(iso: string): string;
  /** `8 novembre 2023`. */
  longDate(iso: string): string;
  /** `2023`, `1er trimestre 2023`. */
  period(period: string): string;
  /** `2023`, `T1 2023`, for axes. */
  shortPeriod(period: string): string;
  /** `en 2023`, `au 1er trimestre 2023`. */
  inPeriod(period: string): string;
  /** `a, b et c`. */
  list(items: readonly string[]): string;
}

/** Above this, tiles and axes write millions. */
const SHORTEN_FROM = 10_000_000;
/** Decimals of a number in a cell that is not whole. */
const CELL_DECIMALS = 2;
const QUARTER = /^(\d{4})-T([1-4])$/;
const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const POINTS: Text = text("points", "points");
const ONE_POINT: Text = text("point", "point");
const MILLIONS: Text = text("M", "M");

const minus = (written: string): string => written.replace("-", "\u2212");

function numbers(language: Language): (value: number, decimals?: number) => string {
  const made = new Map<number, Intl.NumberFormat>();
  return (value, decimals = 0) => {
    let format = made.get(decimals);
    if (format === undefined) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      format = new Intl.NumberFormat(LOCALES[language], digits);
      made.set(decimals, format);
    }
    const written = format.format(value);
    return minus(/^-[0.,]*$/.test(written) ? written.slice(1) : written);
  };
}

function ordinalQuarter(quarter: string, language: Language): string {
  if (language === "en") return `Q${quarter}`;
  return `${quarter}${quarter === "1" ? "er" : "e"}${HARD}trimestre`;
}

function periods(language: Language): Pick<Format, "period" | "shortPeriod" | "inPeriod"> {
  const period = (id: string): string => {
    const [, year, quarter] = QUARTER.exec(id) ?? [];
    if (year === undefined || quarter === undefined) return id;
    return `${ordinalQuarter(quarter, language)}${HARD}${year}`;
  };
  const shortPeriod = (id: string): string => {
    const [, year, quarter] = QUARTER.exec(id) ?? [];
    if (year === undefined || quarter === undefined) return id;
    return `${language === "fr" ? "T" : "Q"}${quarter}${HARD}${year}`;
  };
  const inPeriod = (id: string): string => {
    if (language === "en") return `in${HARD}${period(id)}`;
    return QUARTER.test(id) ? `au${HARD}${period(id)}` : `en${HARD}${id}`;
  };
  return { period, shortPeriod, inPeriod };
}

function dates(language: Language): Pick<Format, "date" | "longDate"> {
  const short = new Intl.DateTimeFormat(LOCALES[language], {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    timeZone: "UTC",
  });
  const long = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" });
  const firstOfMonth = (written: string): string => written.replace(/^1 /, "1er ");
  return {
    date: (iso) => short.format(new Date(iso)),
    longDate: (iso) => {
      const written = long.format(new Date(iso));
      return language === "fr" ? firstOfMonth(written) : written;
    },
  };
}

function formatOf(language: Language): Format {
  const number = numbers(language);
  const withSymbol = (written: string, symbol: string): string =>
    symbol === "" ? written : `${written}${HARD}${symbol}`;
  const signed = (value: number, written: string): string =>
    value > 0 && /[1-9]/.test(written) ? `+${written}` : written;
  const value = (v: number, unit: Unit): string =>
    withSymbol(number(v, unit.decimales), unit.symbole[language]);
  const percent = (v: number, decimals = 1): string => withSymbol(number(v, decimals), "%");
  const shortParts: Format["shortParts"] = (v, unit) =>
    Math.abs(v) < SHORTEN_FROM
      ? { number: number(v, unit.decimales), unit: unit.symbole[language] }
      : { number: number(v / 1e6, 1), unit: `${MILLIONS[language]}${unit.symbole[language]}` };
  const cell = (v: number, kind: string): string => {
    if (kind === "annee") return String(v);
    const rounded = Number(v.toFixed(CELL_DECIMALS));
    const decimals = Number.isInteger(rounded) ? 0 : CELL_DECIMALS;
    return withSymbol(number(rounded, decimals), kind === "euros" ? "€" : "");
  };
  const list = new Intl.ListFormat(LOCALES[language], { type: "conjunction" });
  return {
    language,
    number,
    value,
    percent,
    cell,
    short: (v, unit) => {
      const parts = shortParts(v, unit);
      return withSymbol(parts.number, parts.unit);
    },
    shortParts,
    change: (v, unit) => {
      if (unit.symbole.fr !== "%") return signed(v, value(v, unit));
      const written = number(v, 1);
      const points = Math.round(Math.abs(v) * 10) < 20 ? ONE_POINT : POINTS;
      return signed(v, withSymbol(written, points[language]));
    },
    relative: (v) => signed(v, percent(v)),
    list: (items) => list.format(items),
    ...periods(language),
    ...dates(language),
  };
}

/** One format per language; dates are read in UTC so that no time zone moves a day. */
export const FORMATS: Readonly<Record<Language, Format>> = {
  fr: formatOf("fr"),
  en: formatOf("en"),
};

/** A text written with the format of each language. */
export const written = (write: (format: Format) => string): Text =>
  text(write(FORMATS.fr), write(FORMATS.en));
