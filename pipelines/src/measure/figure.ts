import type { Indicator } from "../catalogue/model.js";
import type { ValueStatus } from "../catalogue/statuses.js";
import { territoryFigure, territoryOf } from "../catalogue/territories.js";
import { CLOSED, type Coverage, MOVING, type PeriodState } from "./period.js";

/** A value with its status; the numbers are null when hidden or undefined. */
export interface Figure {
  readonly valeur: number | null;
  readonly statut: ValueStatus;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  /** How much of its period is there; null where the whole is. A hidden figure has it too. */
  readonly couverture: Coverage | null;
}

/** What was counted for one figure. */
export interface Tally {
  /** Rows that the indicator is about, and those among them whose needed values are all known. */
  readonly lignes: number;
  readonly connues: number;
  readonly numerateur: number | null;
  /** Null where the figure is its numerator alone, and where the territory has no reference figure. */
  readonly denominateur: number | null;
}

/** The tally of a group that no row is in. */
export const NOTHING: Tally = { lignes: 0, connues: 0, numerateur: null, denominateur: null };

const UNKNOWN = { valeur: null, numerateur: null, denominateur: null };

/** Nothing over nothing. */
const OVER_NOTHING = { valeur: null, numerateur: 0, denominateur: 0 };

/** A figure that is not published. */
export const HIDDEN: Figure = { ...UNKNOWN, statut: "secret", couverture: null };

/** The value of a tally and its status: the one place where it is decided what a figure is. */
export function figureOf(indicator: Indicator, tally: Tally, state: PeriodState): Figure {
  const { lignes, connues, numerateur, denominateur } = tally;
  const { couverture } = state;
  // Neither rows nor their absence prove anything of a period that nobody has reported.
  if (couverture?.observe === 0) return { ...UNKNOWN, statut: "manquant", couverture };
  if (lignes === 0) {
    if (!countsNothing(indicator)) return { ...UNKNOWN, statut: "non_applicable", couverture };
    if (denominateur === 0) return { ...OVER_NOTHING, statut: "non_applicable", couverture };
    return { valeur: 0, numerateur: 0, denominateur, statut: statusOf(0, state), couverture };
  }
  if (connues === 0) return { ...UNKNOWN, statut: "manquant", couverture };
  const valeur = amountOf(indicator, tally);
  const statut = valeur === null ? "non_applicable" : statusOf(valeur, state);
  return { valeur, numerateur, denominateur, statut, couverture };
}

const statusOf = (valeur: number, { kind }: PeriodState): ValueStatus => {
  if (kind !== "close") return kind;
  return valeur === 0 ? "zero" : "publie";
};

/** No row at all is a true zero for a count or a sum; a ratio or a median of nothing has no meaning. */
function countsNothing({ numerator, denominator }: Indicator): boolean {
  return numerator.agg !== "median" && (denominator === null || denominator.agg === "territory");
}

/** Null where there is nothing to divide, or to divide by. */
function amountOf({ factor, denominator }: Indicator, tally: Tally): number | null {
  const { numerateur, denominateur } = tally;
  if (numerateur === null) return null;
  if (denominator === null) return factor * numerateur;
  return denominateur === null || denominateur === 0 ? null : (factor * numerateur) / denominateur;
}

/** What a numerator is divided by in a territory: its reference figure where the indicator takes one, else what was counted. */
export function denominatorIn(
  { denominator }: Indicator,
  territory: string | null,
  counted: number | null,
): number | null {
  if (denominator?.agg !== "territory") return counted;
  const place = territory === null ? undefined : territoryOf(territory);
  if (place === undefined) return null;
  return territoryFigure(place, denominator.of);
}

/** The state of the period that a figure which is not hidden was measured in. */
export function stateOf({ statut, couverture }: Figure): PeriodState {
  if (couverture !== null) return { kind: "partiel", couverture };
  return statut === "provisoire" ? MOVING : CLOSED;
}

/** The figure of several of one period that add up, none of them hidden. */
export function sumOf(
  indicator: Indicator,
  figures: readonly Figure[],
  state: PeriodState,
): Figure {
  const counted = figures.filter(({ numerateur }) => numerateur !== null);
  const sum = (of: (figure: Figure) => number | null): number =>
    counted.reduce((total, figure) => total + (of(figure) ?? 0), 0);
  const tally = {
    // A figure without numbers still says whether rows stand behind it.
    lignes: figures.filter(({ statut }) => statut !== "non_applicable").length,
    connues: counted.length,
    numerateur: sum(({ numerateur }) => numerateur),
    denominateur: indicator.denominator ? sum(({ denominateur }) => denominateur) : null,
  };
  return figureOf(indicator, tally, state);
}

/** A number read from a row; null where there is none. */
export const numberOf = (value: unknown): number | null =>
  typeof value === "number" ? value : null;
