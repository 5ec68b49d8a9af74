import type { Better, UnitId } from "./model.js";
import { UNITS } from "./units.js";

/** A value and its period: `2023` or `2023-T1`. */
export interface Dated {
  readonly periode: string;
  readonly valeur: number;
}

/** Two values of one indicator, in its unit; `from` is the earlier one. */
export interface Compared {
  readonly unit: UnitId;
  readonly better: Better;
  readonly from: Dated;
  readonly to: Dated;
}

/** What a change is: the one judgement that every tile, title, sentence, file and pack repeats. */
export interface Change {
  readonly direction: "hausse" | "baisse" | "stable";
  /** `to` − `from`, in the unit: points for a percentage. */
  readonly difference: number;
  /** The difference in percent of `from`; null for a percentage, and where `from` is zero. */
  readonly relative: number | null;
  readonly from: Dated;
  readonly to: Dated;
  /** Years between the two periods: 0.25 for a quarter, 0 for one and the same period. */
  readonly years: number;
  /** Whether it goes the better way; null where it is stable, or where no direction is better. */
  readonly favourable: boolean | null;
  /** More than a year apart: the period that it starts from is to be named. */
  readonly isGap: boolean;
}

/** Below these, a change is none: points for a percentage, percent of the earlier value for anything else. */
const STABLE = { points: 0.5, percent: 1 } as const;

/** A change a rounding error below its limit has reached it. */
const EPSILON = 1e-9;

/**
 * Judges a change. It is stable below 0.5 point (a percentage) or 1 % (anything else), by year where the periods are
 * several years apart, and whenever both values print alike with the decimals of their unit.
 */
export function changeOf({ unit, better, from, to }: Compared): Change {
  const difference = to.valeur - from.valeur;
  const isShare = unit === "pourcent";
  const relative = isShare || from.valeur === 0 ? null : (100 * difference) / Math.abs(from.valeur);
  const years = positionOf(to.periode) - positionOf(from.periode);
  const size = sizeByYear(isShare ? difference : relative, years);
  const limit = isShare ? STABLE.points : STABLE.percent;
  const isStable = printAlike(unit, from, to) || size < limit * (1 - EPSILON);
  const direction = isStable ? "stable" : difference > 0 ? "hausse" : "baisse";
  const favourable = isStable || better === "neutre" ? null : direction === better;
  return { direction, difference, relative, from, to, years, favourable, isGap: years > 1 };
}

/** From zero any change is as large as can be. */
const sizeByYear = (size: number | null, years: number): number =>
  size === null ? Number.POSITIVE_INFINITY : Math.abs(size) / Math.max(1, years);

function printAlike(unit: UnitId, from: Dated, to: Dated): boolean {
  const { decimals } = UNITS[unit];
  return from.valeur.toFixed(decimals) === to.valeur.toFixed(decimals);
}

/** Position of a period in years: `2023` and `2023-T1` are at 2023, `2023-T2` a quarter later. */
function positionOf(period: string): number {
  const [year, quarter] = period.split("-T");
  return Number(year) + (quarter === undefined ? 0 : (Number(quarter) - 1) / 4);
}
