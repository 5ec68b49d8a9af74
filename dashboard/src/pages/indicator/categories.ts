import type { Cell, IndicatorAnswer, Point } from "@fabriques/api/contract";
import { REST_KEY, type Series, type SeriesPoint } from "../../figure/series.js";
import type { DataColumn } from "../../filters/filter.js";
import type { Shares } from "../../words/breakdown.js";
import { othersOf } from "../../words/secrecy.js";
import type { Text } from "../../words/text.js";
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
  const { valeur, statut, numerateur, denominateur, couverture } = cell;
  const periode = String(cell[time]);
  return { periode, valeur, statut, numerateur, denominateur, couverture };
};

type Valued = SeriesPoint & { readonly value: number };

const valued = ({ points }: Series): readonly Valued[] =>
  points.filter((point): point is Valued => point.value !== null);

/** Label of the category shown first in a ranked series; undefined where none has a value. */
export const leadingCategory = (series: Series): Text | undefined => valued(series)[0]?.label;

/** What the sentence about the categories of a period says: `rest` is what the hidden ones make together in it. */
export function sharesIn(series: Series, period: string | null, rest: Point | undefined): Shares {
  const hidden = series.points.filter(({ status }) => status === "secret");
  const isAll = hidden.length > 0 && hidden.length === series.points.length;
  return {
    period,
    unit: series.unit,
    shown: valued(series),
    hidden: isAll ? null : hidden.map(({ label }) => label),
    together: rest?.valeur ?? null,
  };
}
