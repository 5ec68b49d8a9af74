import type { Indicator } from "@fabriques/pipelines/catalogue";
import type { Point } from "../contract/index.js";
import type { SaidFigure } from "../contract/speech/index.js";
import { unitWords } from "./units.js";

/** The current point; where there is none, nothing is there to be told. */
export const figureIn = (
  current: Point | null,
): Omit<Point, "periode"> & { readonly periode: string | null } =>
  current ?? {
    ...{ periode: null, valeur: null, numerateur: null, denominateur: null },
    ...{ statut: "manquant", couverture: null },
  };

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
