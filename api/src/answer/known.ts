import { type Availability, endOf, type Indicator } from "@fabriques/pipelines/catalogue";
import type { Point } from "../contract/index.js";
import type { Series } from "./now.js";

/** What it depends on whether a value is there. */
export interface Known {
  readonly indicator: Pick<Indicator, "matureAfterMonths">;
  readonly series: Pick<Series, "points" | "current" | "through" | "kindOf">;
}

/** Why the judged value is not there, where it is not. */
export function currentAvailability({ indicator, series }: Known): Availability {
  const { current, points, through } = series;
  if (current !== null) return availabilityOf({ indicator, series }, current);
  if (points.length === 0) return "manquante";
  return points.some(({ periode }) => isOver(periode, through)) ? "incomplete" : "pas_finie";
}

/** The same of a year that only a whole value may stand for. */
export function yearAvailability(known: Known, year: string): Availability {
  const { points, through } = known.series;
  const point = points.find(({ periode }) => periode === year);
  if (!isOver(year, through)) return "pas_finie";
  if (point === undefined) return "manquante";
  return point.couverture === null ? availabilityOf(known, point) : "incomplete";
}

/** `connue` where any period has a value, even a hidden one; else why none has. */
export function measuredIn(known: Known): Availability {
  const { points } = known.series;
  if (points.some(({ valeur, statut }) => valeur !== null || statut === "secret")) return "connue";
  // A period that nobody has reported proves nothing.
  const found = points
    .filter(({ couverture }) => couverture?.observe !== 0)
    .map((point) => availabilityOf(known, point));
  if (found.length === 0 || found.includes("manquante")) return "manquante";
  return found.includes("a_venir") ? "a_venir" : "sans_objet";
}

/** Whether a period after the judged one is over for its source, and lacks months or reporters: an export is missing. */
export const missesLater = ({ points, current, through, kindOf }: Known["series"]): boolean =>
  points.some(
    (point) =>
      point.periode > (current?.periode ?? "") &&
      isOver(point.periode, through) &&
      kindOf(point) === "partiel",
  );

/** Whether a period is over for its own source. */
const isOver = (periode: string, through: string | null): boolean =>
  through !== null && endOf(periode) <= through;

function availabilityOf({ indicator, series }: Known, point: Point): Availability {
  if (point.statut === "secret") return "secret";
  if (point.valeur !== null) return "connue";
  if (point.statut === "non_applicable") return "sans_objet";
  const isMoving = indicator.matureAfterMonths !== undefined && series.kindOf(point) !== "close";
  return isMoving ? "a_venir" : "manquante";
}
