import type { Cell, IndicatorAnswer, Point } from "@fabriques/api/contract";
import { REST_KEY, type Series, type SeriesPoint } from "../../figure/series.js";
import type { DataColumn } from "../../table/filters.js";
import { type Format, THIN, written } from "../../words/format.js";
import { othersOf } from "../../words/secrecy.js";
import { type Text, text } from "../../words/text.js";
import type { Time } from "./crossings.js";

/** One value of a breakdown, over the periods; or what the hidden ones make together. */
export interface Category {
  readonly key: string;
  readonly label: string;
  readonly points: readonly Point[];
}

/** An answer by period and by category. */
export interface Categories {
  /** In the order of the column's choices. */
  readonly all: readonly Category[];
  /** What the hidden categories make together, in the periods where there are some; null where there are none. */
  readonly rest: Category | null;
  readonly periods: readonly string[];
}

/** How to read an answer: the column that cuts it, the mesh of time, how a value and a text are said. */
interface Reading {
  readonly column: DataColumn;
  readonly time: Time;
  readonly sayValue: (value: string) => string;
  readonly say: (words: Text) => string;
}

/** Groups an answer by the values of a column, in the order of its choices. */
export function categoriesOf(answer: IndicatorAnswer, reading: Reading): Categories {
  const { column, time, sayValue, say } = reading;
  const { nom, choix } = column;
  const keys = answer.valeurs.map((cell) => cell[nom]).filter((key) => typeof key === "string");
  const order = choix.map(({ valeur }) => valeur).filter((value) => keys.includes(value));
  const pointsOf = (cells: readonly Cell[]): readonly Point[] =>
    cells.map((cell) => pointIn(cell, time));
  const rests = pointsOf(answer.restes.filter((cell) => cell[nom] === null));
  return {
    all: [...new Set([...order, ...keys])].map((key) => ({
      key,
      label: sayValue(key),
      points: pointsOf(answer.valeurs.filter((cell) => cell[nom] === key)),
    })),
    rest: rests.length === 0 ? null : { key: REST_KEY, label: say(othersOf(nom)), points: rests },
    periods: [...new Set(answer.valeurs.map((cell) => String(cell[time])))],
  };
}

/** A row of an answer by period, as a point in time. */
export const pointIn = (cell: Cell, time: Time): Point => {
  const { valeur, statut, numerateur, denominateur } = cell;
  return { periode: String(cell[time]), valeur, statut, numerateur, denominateur };
};

const NOTHING = text("aucune valeur publiable", "no value to publish");

type Valued = SeriesPoint & { readonly value: number };

const valued = ({ points }: Series): readonly Valued[] =>
  points.filter((point): point is Valued => point.value !== null);

/** `« Métropole » au plus haut en 2025` : what a breakdown shows first. */
export function leadingMessage(series: Series, period: string | null): Text {
  const [first] = valued(series);
  if (!first || period === null) return NOTHING;
  return written((f) =>
    f.language === "fr"
      ? `«\u00A0${first.label.fr}\u00A0» au plus haut ${f.inPeriod(period)}`
      : `“${first.label.en}” highest ${f.inPeriod(period)}`,
  );
}

/** What a sentence about the categories is made from. */
interface Said {
  /** The categories in the period, largest first, the hidden ones last. */
  readonly series: Series;
  readonly period: string | null;
  /** What the hidden categories make together in the period. */
  readonly rest: Point | undefined;
}

/** Says each category's value in the period, largest first, then which are hidden and what these make together. */
export const shareSentence = (said: Said): Text =>
  written((f) => {
    const sentences = [shownOf(said, f), hiddenOf(said, f)].filter((part) => part !== "");
    if (sentences.length > 0) return sentences.join(" ");
    return f.language === "fr" ? "Aucune valeur n’est publiable." : "No value can be published.";
  });

function shownOf({ series, period }: Said, f: Format): string {
  const points = valued(series);
  if (points.length === 0 || period === null) return "";
  const start = f.inPeriod(period);
  const said = points.map(
    ({ label, value }) => `${label[f.language]} ${f.value(value, series.unit)}`,
  );
  return `${start.charAt(0).toUpperCase()}${start.slice(1)}${colonOf(f)} ${listOf(said, f)}.`;
}

function hiddenOf({ series, rest }: Said, f: Format): string {
  const hidden = series.points.filter(({ status }) => status === "secret");
  if (hidden.length === 0) return "";
  const isAll = hidden.length === series.points.length;
  const names = isAll
    ? text("toutes les valeurs", "all values")[f.language]
    : listOf(
        hidden.map(({ label }) => label[f.language]),
        f,
      );
  const sum = rest?.valeur == null ? null : f.value(rest.valeur, series.unit);
  const together = text(` (${sum} ensemble)`, ` (${sum} together)`)[f.language];
  const start = text("Caché par le secret statistique", "Hidden by statistical secrecy")[
    f.language
  ];
  return `${start}${colonOf(f)} ${names}${sum === null ? "" : together}.`;
}

/** Items that hold commas themselves are parted by semicolons. */
function listOf(items: readonly string[], f: Format): string {
  if (!items.some((item) => /,\s/.test(item))) return f.list(items);
  return items.join(f.language === "fr" ? `${THIN}; ` : "; ");
}

const colonOf = ({ language }: Format): string => (language === "fr" ? `${THIN}:` : ":");
