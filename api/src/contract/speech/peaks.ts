import { type Text, text } from "@fabriques/pipelines/catalogue";
import type { Change, Point } from "../index.js";
import { PROSE, type Unit, written } from "./format.js";
import { previousPeriod } from "./periods.js";

/** A value among those of its series. */
export interface Placed {
  readonly unit: Unit;
  readonly figure: { readonly periode: string | null; readonly valeur: number | null };
  readonly evolution: Pick<Change, "sens"> | null;
  readonly series: readonly Point[];
}

/** A run of fewer periods than this has no highest one worth telling. */
const SHORTEST = 3;

/**
 * `au plus haut depuis 2019`: only of a value that moved that way and, as printed, is strictly above (or below) each of the
 * unbroken run of whole, known periods that ends with it, and any whole one after it; null for any other.
 */
export function peakWords({ unit, figure, evolution, series }: Placed): Text | null {
  const { valeur, periode } = figure;
  const run = runTo(periode, series);
  const [first] = run;
  if (valeur === null || !first || run.length < SHORTEST) return null;
  const later = series.filter((point) => point.periode > (periode ?? "") && isKnown(point));
  const others = [...run.slice(0, -1), ...later];
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

const isKnown = ({ couverture, valeur }: Point): boolean => couverture === null && valeur !== null;

/** The periods that end with one, each following the one before, back to the last that is hidden, missing or partial. */
function runTo(periode: string | null, series: readonly Point[]): readonly Point[] {
  const known = new Map(series.filter(isKnown).map((point) => [point.periode, point]));
  const run: Point[] = [];
  let point = known.get(periode ?? "");
  while (point !== undefined) {
    run.unshift(point);
    point = known.get(previousPeriod(point.periode));
  }
  return run;
}
