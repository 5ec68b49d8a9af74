import type { Coverage, Figure, Point, Progress } from "@fabriques/api/contract";
import type { Unit } from "@fabriques/api/speech";
import { nextPeriod } from "@fabriques/api/speech";
import { periodName, shortPeriodName } from "../words/sentences.js";
import type { Text } from "../words/text.js";

/** One value of a series: `value` is null for a secret, missing or not applicable one. */
export interface SeriesPoint {
  /** Period (`2023`, `2023-T1`), code of a territory or value of a breakdown. */
  readonly key: string;
  readonly label: Text;
  readonly shortLabel: Text;
  readonly value: number | null;
  readonly status: Figure["statut"];
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** How much of its period is there; null where the whole is. */
  readonly coverage: Coverage | null;
  /** The one the reader looks at: the territory chosen, the period judged. */
  readonly chosen: boolean;
}

/** The way to a target: from the reference year's value to the target year's. */
export interface SeriesTarget {
  readonly from: { readonly key: string; readonly value: number | null };
  readonly to: { readonly key: string; readonly value: number };
  readonly illustrative: boolean;
}

/** All that a chart body or a table twin is given. */
export interface Series {
  readonly id: string;
  /** What is measured. */
  readonly label: Text;
  /** What the points stand for: years, quarters, territories… */
  readonly dimension: Text;
  readonly unit: Unit;
  readonly points: readonly SeriesPoint[];
  readonly target: SeriesTarget | null;
}

/** What a series is made of beside its points. */
export type SeriesWords = Pick<Series, "id" | "label" | "dimension" | "unit">;

/** Key of the point that stands for all hidden ones together. */
export const REST_KEY = "";

/** Turns one figure of the API into a point. */
export function pointOf(
  figure: Figure,
  place: {
    readonly key: string;
    readonly label: Text;
    readonly shortLabel?: Text;
    readonly chosen?: boolean;
  },
): SeriesPoint {
  return {
    key: place.key,
    label: place.label,
    shortLabel: place.shortLabel ?? place.label,
    value: figure.valeur,
    status: figure.statut,
    numerator: figure.numerateur,
    denominator: figure.denominateur,
    coverage: figure.couverture,
    chosen: place.chosen ?? false,
  };
}

const MISSING_FIGURE: Figure = {
  valeur: null,
  statut: "manquant",
  numerateur: null,
  denominateur: null,
  couverture: null,
};

/** Periods from the first to the last point, the ones without a value included: a gap must be seen. */
function withGaps(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.periode.localeCompare(b.periode));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = new Map(sorted.map((point) => [point.periode, point]));
  const filled: Point[] = [];
  for (let period = first.periode; period <= last.periode; period = nextPeriod(period)) {
    filled.push(known.get(period) ?? { periode: period, ...MISSING_FIGURE });
  }
  return filled;
}

/** A series over time, gaps included; `judged` is the period that the page speaks of. */
export function timeSeries(
  words: SeriesWords,
  points: readonly Point[],
  judged: string | null = null,
): Series {
  return {
    ...words,
    points: withGaps(points).map((point) =>
      pointOf(point, {
        key: point.periode,
        label: periodName(point.periode),
        shortLabel: shortPeriodName(point.periode),
        chosen: point.periode === judged,
      }),
    ),
    target: null,
  };
}

/** A yearly series with the way to its target, where there is one. */
export function trajectorySeries(words: SeriesWords, progress: Progress): Series {
  const series = timeSeries(words, progress.serie, progress.periode);
  const { objectif, vi } = progress;
  if (objectif === null) return series;
  return {
    ...series,
    target: {
      from: { key: String(objectif.annee_reference), value: vi },
      to: { key: String(objectif.annee_cible), value: objectif.valeur_cible },
      illustrative: objectif.statut === "illustratif",
    },
  };
}

/** A series by territory or breakdown, largest first; the points without a value come last. */
export function rankedSeries(words: SeriesWords, points: readonly SeriesPoint[]): Series {
  const order = (point: SeriesPoint): number => point.value ?? Number.NEGATIVE_INFINITY;
  return { ...words, points: points.toSorted((a, b) => order(b) - order(a)), target: null };
}
