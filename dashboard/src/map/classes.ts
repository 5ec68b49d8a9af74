import type { Figure } from "@fabriques/api/contract";

/** What a map colours: a territory's code (`R84`, `D69`) and its figure's value and status. */
export interface TerritoryFigure extends Pick<Figure, "valeur" | "statut"> {
  readonly code: string;
}

/** A run of shown values that share a colour: the smallest and largest of them, and how many territories hold one. */
export interface MapClass {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const MOST_CLASSES = 5;

/** Whether a figure has a value to show; zero is one. */
export const isShown = <T extends Pick<Figure, "valeur" | "statut">>(
  figure: T,
): figure is T & { readonly valeur: number } =>
  figure.valeur !== null && ["publie", "provisoire", "partiel", "zero"].includes(figure.statut);

/** A value as it is written: two territories that read the same must not have two colours. */
const roundTo = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/**
 * Cuts the shown values, rounded as they are written, into at most five classes of about as many territories,
 * equal values never apart. Hidden, missing and zero values play no part, so that no limit tells anything of them.
 */
export function classesOf(
  figures: readonly TerritoryFigure[],
  decimals: number,
): readonly MapClass[] {
  const values = figures
    .filter(isShown)
    .filter(({ valeur }) => valeur !== 0)
    .map(({ valeur }) => roundTo(valeur, decimals))
    .sort((a, b) => a - b);
  const steps = new Set(
    Array.from({ length: MOST_CLASSES }, (_, step) =>
      values.at(Math.round((values.length * step) / MOST_CLASSES)),
    ).filter((value) => value !== undefined),
  );
  const starts = [...steps];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const own = values.filter((value) => value >= start && value < end);
    return { from: start, to: own.at(-1) ?? start, count: own.length };
  });
}

/** How a territory is drawn: the index of its class, or the way its value is absent. */
export type Paint = number | "zero" | "secret" | "manquant" | "non_applicable";

/** Finds how to draw a figure; no figure at all is a missing one. */
export function paintOf(
  figure: TerritoryFigure | undefined,
  classes: readonly MapClass[],
  decimals: number,
): Paint {
  if (!figure) return "manquant";
  if (!isShown(figure)) return figure.statut === "secret" ? "secret" : absence(figure);
  if (figure.valeur === 0) return "zero";
  const value = roundTo(figure.valeur, decimals);
  return classes.findIndex(({ from, to }) => value >= from && value <= to);
}

const absence = ({ statut }: TerritoryFigure): Paint =>
  statut === "non_applicable" ? "non_applicable" : "manquant";
