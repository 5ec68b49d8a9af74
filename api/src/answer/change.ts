import { changeOf, type Dated, type Indicator } from "@fabriques/pipelines/catalogue";
import type { Change, Point } from "../contract/index.js";
import { changePhrase } from "../contract/speech/index.js";
import { unitWords } from "./units.js";

/** The change between two values, judged and said once; null where one is missing, which is no stagnation. */
export function evolutionOf(
  { unit, better }: Pick<Indicator, "unit" | "better">,
  from: Dated | null,
  to: Dated | null,
): Change | null {
  if (from === null || to === null) return null;
  const { direction, difference, relative, years, favourable, isGap } = changeOf({
    ...{ unit, better, from, to },
  });
  const said = {
    de: from.periode,
    a: to.periode,
    annees: years,
    ecart_d_annees: isGap,
    sens: direction,
    difference,
    relative,
    favorable: favourable,
  };
  return { ...said, phrase: changePhrase(said, unitWords(unit)) };
}

/** A point with a value; null for any other. */
export const datedOf = (point: Point | null | undefined): Dated | null =>
  point?.valeur == null ? null : { periode: point.periode, valeur: point.valeur };
