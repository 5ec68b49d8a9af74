import { type Indicator, yearBefore } from "@fabriques/pipelines/catalogue";
import type { Headline, Point } from "../contract/index.js";
import { lastComplete, marksOf, outOfReach, type Scene, seriesIn, sourceIn } from "./scene.js";

/** A headline figure: its last complete period, against the same period one year before. */
export async function headline(scene: Scene, indicator: Indicator): Promise<Headline> {
  const series = await seriesIn(scene, indicator, meshOf(indicator));
  const current = lastComplete(series, scene);
  const before = current && yearBefore(current.periode);
  const reference = series.find(({ periode }) => periode === before) ?? null;
  const variation = changeOf(current, reference);
  return {
    indicateur: indicator.id,
    periode: current?.periode ?? null,
    ...figureOf(current, outOfReach(indicator, scene.territory)?.status),
    variation,
    variation_relative: relativeChange(indicator, variation, reference),
    reference,
    favorable: isFavourable(indicator, variation),
    marques: marksOf(current?.statut, sourceIn(scene, indicator)),
    serie: series,
  };
}

/** A stock is read at the end of its finest period; what accumulates over time is read by whole years. */
const meshOf = ({ time, finest }: Indicator): "annee" | "trimestre" =>
  time === "stock" ? finest : "annee";

function figureOf(
  current: Point | null,
  beyond: Point["statut"] | undefined,
): Pick<Headline, "valeur" | "statut" | "numerateur" | "denominateur"> {
  return {
    valeur: current?.valeur ?? null,
    statut: beyond ?? current?.statut ?? "manquant",
    numerateur: current?.numerateur ?? null,
    denominateur: current?.denominateur ?? null,
  };
}

/** A missing value on either side is no change of zero: there is no change to tell. */
function changeOf(current: Point | null, reference: Point | null): number | null {
  if (current?.valeur == null || reference?.valeur == null) return null;
  return current.valeur - reference.valeur;
}

function relativeChange(
  { unit }: Indicator,
  variation: number | null,
  reference: Point | null,
): number | null {
  if (variation === null || unit === "pourcent" || !reference?.valeur) return null;
  return (100 * variation) / reference.valeur;
}

function isFavourable({ better }: Indicator, variation: number | null): boolean | null {
  if (variation === null || variation === 0 || better === "neutre") return null;
  return variation > 0 === (better === "hausse");
}
