import type { Headline, Point } from "@fabriques/api/contract";

/** A point worth a dot: the one judged, a provisional one, or one that stands alone between two gaps. */
export interface SparkDot {
  readonly period: string;
  readonly x: number;
  readonly y: number;
  readonly hollow: boolean;
}

/** Periods in a row that statistical secrecy hides: where they start, and how wide they are. */
export interface SparkBand {
  readonly x: number;
  readonly width: number;
}

/** SVG paths of a sparkline, its dots, and what is hidden. */
export interface SparkPath {
  readonly hidden: readonly SparkBand[];
  readonly finals: string;
  readonly provisionals: string;
  readonly dots: readonly SparkDot[];
}

/** Size of the drawing and the period to mark. */
export interface SparkOptions {
  readonly width: number;
  readonly height: number;
  readonly judged: string | null;
}

/**
 * What a sparkline draws of a yearly series whose last complete period is `periode`: a flow counted over
 * part of a year would dip, and be read as a fall. The charts, which have room to say so, keep it.
 */
export function drawnPoints(
  { serie, periode }: Pick<Headline, "serie" | "periode">,
  time: string | null,
): readonly Point[] {
  const addsUp = time === "flux" || time === "cohorte";
  return addsUp && periode !== null ? serie.filter((point) => point.periode <= periode) : serie;
}

const MARGIN = 4;

interface PlacedDot extends SparkDot {
  readonly shown: boolean;
  readonly secret: boolean;
  /** Of a period that is not over, or not all in: no line joins it. */
  readonly apart: boolean;
}

function place(points: readonly Point[], { width, height }: SparkOptions): readonly PlacedDot[] {
  const values = points.map(({ valeur }) => valeur).filter((value) => value !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low;
  const step = points.length > 1 ? (width - 2 * MARGIN) / (points.length - 1) : 0;
  return points.map(({ periode, valeur, statut }, index) => {
    const rise = valeur === null || span === 0 ? 0.5 : (valeur - low) / span;
    return {
      period: periode,
      x: Math.round((MARGIN + index * step) * 10) / 10,
      y: Math.round((height - MARGIN - rise * (height - 2 * MARGIN)) * 10) / 10,
      hollow: statut === "provisoire" || statut === "partiel",
      shown: valeur !== null,
      secret: statut === "secret",
      apart: statut === "partiel",
    };
  });
}

function path(
  placed: readonly PlacedDot[],
  joins: (from: PlacedDot, to: PlacedDot) => boolean,
): string {
  return placed
    .flatMap((to, index) => {
      const from = placed[index - 1];
      if (from === undefined || !from.shown || !to.shown) return [];
      if (from.apart || to.apart || !joins(from, to)) return [];
      return [`M${from.x} ${from.y}L${to.x} ${to.y}`];
    })
    .join("");
}

/** A band reaches half-way to the points beside it. */
function bands(placed: readonly PlacedDot[], width: number): readonly SparkBand[] {
  const half = placed.length > 1 ? (width - 2 * MARGIN) / (placed.length - 1) / 2 : width / 2;
  const found: { from: number; to: number }[] = [];
  for (const [index, { x, secret }] of placed.entries()) {
    const last = found.at(-1);
    if (!secret) continue;
    const to = Math.min(width, x + half);
    if (last && placed[index - 1]?.secret) last.to = to;
    else found.push({ from: Math.max(0, x - half), to });
  }
  return found.map(({ from, to }) => ({ x: from, width: to - from }));
}

/** Draws a sparkline: a missing value leaves a gap, a secret one a band, a provisional one is joined by the dashed path, a partial one by none. */
export function sparkPath(points: readonly Point[], options: SparkOptions): SparkPath {
  const placed = place(points, options);
  const isAlone = (index: number): boolean =>
    placed[index - 1]?.shown !== true && placed[index + 1]?.shown !== true;
  return {
    hidden: bands(placed, options.width),
    finals: path(placed, (from, to) => !from.hollow && !to.hollow),
    provisionals: path(placed, (from, to) => from.hollow || to.hollow),
    dots: placed
      .filter(
        (dot, index) =>
          dot.shown && (dot.period === options.judged || dot.hollow || isAlone(index)),
      )
      .map(({ period, x, y, hollow }) => ({ period, x, y, hollow })),
  };
}
