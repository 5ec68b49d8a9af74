import type { Indicator } from "@fabriques/pipelines/catalogue";
import type { Point } from "../contract/index.js";
import type { SaidFigure } from "../contract/speech/index.js";
import type { Target } from "./steering.js";
import { unitWords } from "./units.js";

/** The current point; where there is none, nothing is there to be told. */
export const figureIn = (
  current: Point | null,
): Omit<Point, "periode"> & { readonly periode: string | null } =>
  current ?? {
    ...{ periode: null, valeur: null, numerateur: null, denominateur: null },
    ...{ statut: "manquant", couverture: null },
  };

/** A series in which each start that a target declares stands for the value of its year, read in its last quarter. */
export const withStarts = (
  points: readonly Point[],
  indicator: Indicator,
  targets: readonly Target[],
): readonly Point[] =>
  targets
    .filter((target) => target.indicator === indicator.id)
    .reduce((series, { reference, words: { annee_reference: year } }) => {
      const isStart = ({ periode }: Point): boolean =>
        reference !== null && [`${year}`, `${year}-T4`].includes(periode);
      return series.map((point) => (isStart(point) ? { ...point, valeur: reference } : point));
    }, points);

/** The words of an indicator that sentences are made of. */
export const saidOf = ({
  label,
  unit,
  numeratorLabel,
  denominatorLabel,
}: Indicator): Pick<SaidFigure, "label" | "unit" | "counted"> => ({
  ...{ label, unit: unitWords(unit) },
  counted: { numerator: numeratorLabel, denominator: denominatorLabel },
});
