import { type Text, text } from "@fabriques/pipelines/catalogue";
import type { Change, Point } from "../index.js";
import { PROSE, type Unit, written } from "./format.js";

/** A value among those of its series. */
export interface Placed {
  readonly unit: Unit;
  readonly figure: { readonly periode: string | null; readonly valeur: number | null };
  readonly evolution: Pick<Change, "sens"> | null;
  readonly series: readonly Point[];
}

/** Fewer whole periods than this have no highest one worth telling. */
const SHORTEST = 3;

/**
 * `au plus haut depuis 2019`: only of a value that, as printed, is strictly above (or below) that of every other whole
 * period, none of them hidden or missing, and that moved that way; null for any other.
 */
export function peakWords({ unit, figure, evolution, series }: Placed): Text | null {
  const { valeur, periode } = figure;
  const whole = wholeSince(series);
  const [first] = whole;
  const others = whole.filter((point) => point.periode !== periode);
  if (valeur === null || !first || whole.length < SHORTEST || others.length === whole.length) {
    return null;
  }
  const printed = (value: number): number => Number(value.toFixed(unit.decimales));
  const isBeyond = (sign: 1 | -1): boolean =>
    others.every((other) => sign * (printed(valeur) - printed(other.valeur ?? valeur)) > 0);
  const since = written((f) => f.period(first.periode), PROSE);
  const from = first.periode.includes("-T") ? `le ${since.fr}` : since.fr;
  if (evolution?.sens === "hausse" && isBeyond(1)) {
    return text(`au plus haut depuis ${from}`, `the highest since ${since.en}`);
  }
  if (evolution?.sens === "baisse" && isBeyond(-1)) {
    return text(`au plus bas depuis ${from}`, `the lowest since ${since.en}`);
  }
  return null;
}

/** The whole periods, from the first one that has a value. */
function wholeSince(series: readonly Point[]): readonly Point[] {
  const whole = series.filter(({ couverture }) => couverture === null);
  const start = whole.findIndex(({ valeur }) => valeur !== null);
  return start < 0 ? [] : whole.slice(start);
}
