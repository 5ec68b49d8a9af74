import { type Dated, type Indicator, yearBefore } from "@fabriques/pipelines/catalogue";
import { observationIn, type PeriodState, periodState } from "@fabriques/pipelines/release";
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
  /** After `current`, the last period that is not over, or not all in, of which half is there; else that of which most is. */
  readonly underWay: Point | null;
  /** Day (ISO) until which the source tells; null where nothing dates it. */
  readonly through: string | null;
  readonly kindOf: (point: Point) => PeriodState["kind"];
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
  const kindOf: Series["kindOf"] = ({ periode }) =>
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
    underWay: underWayIn(points.filter(({ periode }) => periode > since)),
    through: observation.through,
    kindOf,
  };
}

/** From this share of it on, a later period tells more than an earlier one that misses less. */
const MOST = 0.5;

function underWayIn(points: readonly Point[]): Point | null {
  const seen = points.flatMap((point) =>
    point.couverture !== null && point.couverture.observe > 0
      ? [{ point, share: point.couverture.observe / Math.max(1, point.couverture.attendu) }]
      : [],
  );
  const most = Math.max(...seen.map(({ share }) => share));
  return seen.findLast(({ share }) => share >= Math.min(MOST, most))?.point ?? null;
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
