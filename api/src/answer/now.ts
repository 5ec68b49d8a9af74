import { type Dated, type Indicator, yearBefore } from "@fabriques/pipelines/catalogue";
import { observationIn, periodState } from "@fabriques/pipelines/release";
import type { Point } from "../contract/index.js";
import { datedOf } from "./change.js";
import { measureIn, type Scene } from "./scene.js";

/** A mesh of time. */
export type Mesh = "annee" | "trimestre";

/** How a series is asked for. */
export interface AskedSeries {
  readonly indicator: Indicator;
  readonly mesh: Mesh;
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

/** A series, and where it stands for its own source. */
export interface Series {
  readonly points: readonly Point[];
  /** The last whole period: the one that is judged, headlined and titled; a provisional one where no other is. */
  readonly current: Point | null;
  /** What `current` is compared with: the whole period one year before, else the last one that has a value. */
  readonly before: Dated | null;
  /** After `current`, the period that is not over, or not all in, of which most is there; the latest of equals. */
  readonly underWay: Point | null;
}

/** The values of an indicator in the scene's territory, by year or by quarter. */
export async function readSeries(scene: Scene, asked: AskedSeries): Promise<Series> {
  const { indicator, mesh, filters = {} } = asked;
  const cells = await measureIn(scene, { indicator, by: [mesh], filters });
  const points = cells.map(({ dimensions, figure }) => ({
    periode: dimensions[mesh] ?? "",
    ...figure,
  }));
  const observation = await observationIn(scene.release, indicator.dataset);
  const kindOf = ({ periode }: Point): string =>
    periodState({ indicator, period: periode, territory: scene.territory.code }, observation).kind;
  const current =
    points.findLast((point) => kindOf(point) === "close") ??
    points.findLast((point) => kindOf(point) === "provisoire") ??
    null;
  const since = current?.periode ?? "";
  return {
    points,
    current,
    before: current && earlierThan(points, current),
    underWay: mostSeen(points.filter(({ periode }) => periode > since)),
  };
}

function mostSeen(points: readonly Point[]): Point | null {
  const shareOf = ({ couverture }: Point): number =>
    couverture === null ? -1 : couverture.observe / Math.max(1, couverture.attendu);
  return points
    .filter(({ couverture }) => couverture !== null && couverture.observe > 0)
    .reduce<Point | null>(
      (most, point) => (most !== null && shareOf(most) > shareOf(point) ? most : point),
      null,
    );
}

/** A value of the same quarter of an earlier year, or of an earlier year; a partial one compares with nothing. */
function earlierThan(points: readonly Point[], { periode }: Point): Dated | null {
  const alike = points.filter(
    (point) =>
      point.periode <= yearBefore(periode) &&
      point.periode.slice(4) === periode.slice(4) &&
      point.couverture === null,
  );
  return datedOf(alike.findLast(({ valeur }) => valeur !== null));
}
