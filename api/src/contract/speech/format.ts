import { dayInWords, type Text, text } from "@fabriques/pipelines/catalogue";
import type { Catalogue } from "../index.js";
import { inPeriodName, periodName, shortPeriodName } from "./periods.js";
import { HARD, type Language, LOCALES } from "./words.js";

/** A unit of the catalogue: words, symbol and decimals. */
export type Unit = Catalogue["unites"][number];

/** How numbers, dates and periods are written in one language; missing values are the caller's business. */
export interface Format {
  readonly language: Language;
  /** `1 234,5`: at most `decimals` decimals. */
  number(value: number, decimals?: number): string;
  /** `12,5 %`, `9 mois`: the number with its unit. */
  value(value: number, unit: Unit): string;
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

/** What tells figures that stand alone from those inside a sentence. */
interface Setting {
  /** Whether every decimal of the unit is written, zeros included. */
  readonly keepsZeros: boolean;
  /** The number as `Intl` writes it, with the sign that is wanted. */
  readonly signed: (written: string) => string;
  /** Between a number and its percent sign. */
  readonly percentGap: Readonly<Record<Language, string>>;
  /** Between the words of a period. */
  readonly gap: string;
}

/** The sign of a number is a minus, and nothing rounded to zero has one. */
const withMinus = (written: string): string =>
  (/^-[0.,]*$/.test(written) ? written.slice(1) : written).replace("-", "\u2212");

/** A figure alone lines up with others and never breaks. */
const FIGURE: Setting = {
  keepsZeros: true,
  signed: withMinus,
  percentGap: { fr: HARD, en: HARD },
  gap: HARD,
};

const SENTENCE: Setting = {
  keepsZeros: false,
  signed: withMinus,
  percentGap: { fr: HARD, en: "" },
  gap: " ",
};

/** Above this, tiles and axes write millions. */
const SHORTEN_FROM = 10_000_000;
const POINTS: Text = text("points", "points");
const ONE_POINT: Text = text("point", "point");

/** Whether values are percentages, whose changes are points. */
export const isPercent = (unit: Unit): boolean => unit.symbole.fr === "%";

function numbers(
  language: Language,
  { keepsZeros, signed }: Setting,
): (value: number, decimals?: number) => string {
  const made = new Map<number, Intl.NumberFormat>();
  return (value, decimals = 0) => {
    const known = made.get(decimals);
    const format =
      known ??
      new Intl.NumberFormat(LOCALES[language], {
        minimumFractionDigits: keepsZeros ? decimals : 0,
        maximumFractionDigits: decimals,
      });
    made.set(decimals, format);
    return signed(format.format(value));
  };
}

function dates(language: Language): Pick<Format, "date" | "longDate"> {
  // In UTC, so that no time zone moves a day.
  const short = new Intl.DateTimeFormat(LOCALES[language], {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    timeZone: "UTC",
  });
  const long = new Intl.DateTimeFormat(LOCALES.en, { dateStyle: "long", timeZone: "UTC" });
  return {
    date: (iso) => short.format(new Date(iso)),
    longDate: (iso) => (language === "fr" ? dayInWords(iso) : long.format(new Date(iso))),
  };
}

function periods(
  language: Language,
  { gap }: Setting,
): Pick<Format, "period" | "shortPeriod" | "inPeriod"> {
  return {
    period: (id) => periodName(id, language, gap),
    shortPeriod: (id) => shortPeriodName(id, language, gap),
    inPeriod: (id) => inPeriodName(id, language, gap),
  };
}

const withSymbol = (written: string, symbol: string): string =>
  symbol === "" ? written : `${written}${HARD}${symbol}`;

/** A sign before what is not written as zero. */
const plus = (value: number, written: string): string =>
  value > 0 && /[1-9]/.test(written) ? `+${written}` : written;

function amounts(
  language: Language,
  setting: Setting,
): Pick<Format, "number" | "value" | "percent" | "short" | "shortParts"> {
  const number = numbers(language, setting);
  const percent = (v: number, decimals = 1): string =>
    `${number(v, decimals)}${setting.percentGap[language]}%`;
  const shortParts: Format["shortParts"] = (v, unit) =>
    Math.abs(v) < SHORTEN_FROM
      ? { number: number(v, unit.decimales), unit: unit.symbole[language] }
      : { number: number(v / 1e6, 1), unit: `M${unit.symbole[language]}` };
  return {
    number,
    percent,
    shortParts,
    value: (v, unit) =>
      isPercent(unit)
        ? percent(v, unit.decimales)
        : withSymbol(number(v, unit.decimales), unit.symbole[language]),
    short: (v, unit) => {
      const parts = shortParts(v, unit);
      return withSymbol(parts.number, parts.unit);
    },
  };
}

function formatOf(language: Language, setting: Setting): Format {
  const own = amounts(language, setting);
  const list = new Intl.ListFormat(LOCALES[language], { type: "conjunction" });
  return {
    language,
    ...own,
    change: (v, unit) => {
      if (!isPercent(unit)) return plus(v, own.value(v, unit));
      const points = Math.round(Math.abs(v) * 10) < 20 ? ONE_POINT : POINTS;
      return plus(v, withSymbol(own.number(v, 1), points[language]));
    },
    relative: (v) => plus(v, own.percent(v)),
    list: (items) => list.format(items),
    ...periods(language, setting),
    ...dates(language),
  };
}

/** Figures that stand alone, per language: tiles, axes, tables, titles. */
export const FORMATS: Readonly<Record<Language, Format>> = {
  fr: formatOf("fr", FIGURE),
  en: formatOf("en", FIGURE),
};

/** Figures inside a sentence, per language: idle zeros are left out, and a line may end between words. */
export const PROSE: Readonly<Record<Language, Format>> = {
  fr: formatOf("fr", SENTENCE),
  en: formatOf("en", SENTENCE),
};

/** A text written with the format of each language. */
export const written = (
  write: (format: Format) => string,
  formats: Readonly<Record<Language, Format>> = FORMATS,
): Text => text(write(formats.fr), write(formats.en));
