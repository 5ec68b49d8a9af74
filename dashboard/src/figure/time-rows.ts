import type { Unit } from "@fabriques/api/speech";
import { nextPeriod } from "@fabriques/api/speech";
import { shortPeriodName } from "../words/sentences.js";
import type { Text } from "../words/text.js";
import type { Series, SeriesPoint, SeriesTarget } from "./series.js";

/** One period of a time chart: what each of its three lines has there; null is a gap. */
export interface TimeRow {
  readonly key: string;
  readonly label: Text;
  readonly point: SeriesPoint | null;
  /** Final values: the solid line. */
  readonly final: number | null;
  /** Provisional values, with the final value they start from: the dashed line. */
  readonly provisional: number | null;
  /** A value of a period that is not over, or not all in: a point apart, which no line joins. */
  readonly partial: number | null;
  /** The way to the target: the grey line. */
  readonly path: number | null;
}

/** Where the least value is below this share of the largest, the vertical axis keeps its zero. */
const CUT_FROM = 0.75;
/** Parts that the marks of the vertical axis cut it into, at most. */
const AXIS_PARTS = 4;

/** The start of the path: the value said for the reference year, else the one in the series. */
function pathStart(series: Series): number | null {
  const { target, points } = series;
  if (target === null) return null;
  const own = points.find(({ key }) => key === target.from.key)?.value ?? null;
  return target.from.value ?? own;
}

function pathAt(target: SeriesTarget, start: number | null, key: string): number | null {
  const [from, to, at] = [Number(target.from.key), Number(target.to.key), Number(key)];
  if (start === null || Number.isNaN(at) || at < from || at > to || to <= from) return null;
  return start + ((target.to.value - start) * (at - from)) / (to - from);
}

function keysOf({ points, target }: Series): readonly string[] {
  const keys = points.map(({ key }) => key);
  const last = keys.at(-1);
  if (target === null || last === undefined || last.length !== target.to.key.length) return keys;
  for (let key = nextPeriod(last); key <= target.to.key; key = nextPeriod(key)) keys.push(key);
  for (let first = Number(keys[0]) - 1; first >= Number(target.from.key); first -= 1) {
    keys.unshift(String(first));
  }
  return keys;
}

const isFinal = (point: SeriesPoint | null | undefined): boolean =>
  point?.status === "publie" || point?.status === "zero";

/** Rows of a time chart, from the first period known or referred to until the target's year. */
export function timeRows(series: Series): readonly TimeRow[] {
  const known = new Map(series.points.map((point) => [point.key, point]));
  const start = pathStart(series);
  const keys = keysOf(series);
  return keys.map((key, index) => {
    const point = known.get(key) ?? null;
    const next = known.get(keys[index + 1] ?? "");
    const isJoined = point?.status === "provisoire" || next?.status === "provisoire";
    const isProvisional = isJoined && point?.status !== "partiel";
    return {
      key,
      label: shortPeriodName(key),
      point,
      final: isFinal(point) ? (point?.value ?? null) : null,
      provisional: isProvisional ? (point?.value ?? null) : null,
      partial: point?.status === "partiel" ? point.value : null,
      path: series.target === null ? null : pathAt(series.target, start, key),
    };
  });
}

/** The vertical axis: where it starts, and its even marks up to the end. */
export interface ValueAxis {
  readonly start: number;
  readonly end: number;
  readonly ticks: readonly number[];
}

/** The smallest of 1, 2, 2.5, 5, 10 times a power of ten that cuts the span into at most `marks` parts. */
function stepOf(span: number, marks: number): number {
  const power = 10 ** Math.floor(Math.log10(span / marks));
  return (
    [1, 2, 2.5, 5, 10].map((n) => n * power).find((step) => span / step <= marks) ?? 10 * power
  );
}

/**
 * Axis of a time chart: from zero, unless every value is far above it; marks are even, and a
 * percentage below a hundred never gets an axis beyond a hundred. Whole numbers get whole marks.
 */
export function axisOf(rows: readonly TimeRow[], unit: Unit): ValueAxis {
  const values = rows
    .flatMap((row) => [row.final, row.provisional, row.partial, row.path])
    .filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const least = values.length === 0 ? 0 : Math.min(...values);
  const isCut = least > CUT_FROM * high && least < high;
  const from = isCut ? Math.max(0, least - (high - least) / 2) : low;
  const wanted = stepOf(high - from || 1, AXIS_PARTS);
  const step = unit.decimales === 0 ? Math.max(1, Math.ceil(wanted)) : wanted;
  const start = Math.floor(from / step) * step;
  const count = Math.max(1, Math.ceil((high - start) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => round(start + index * step));
  return { start: round(start), end: ticks.at(-1) ?? 1, ticks };
}

const round = (value: number): number => Number(value.toPrecision(12));
