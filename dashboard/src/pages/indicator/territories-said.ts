import { isShown } from "../../map/classes.js";
import type { TerritoriesSaid } from "../../words/territories.js";
import { type Comparison, hiddenIn } from "./comparison.js";

/** What the sentence about a comparison says; `chosen` is the code of the territory that the reader looks at. */
export function territoriesSaid(comparison: Comparison, chosen: string): TerritoriesSaid {
  const { nation, territories, unit, base } = comparison;
  const shown = territories
    .flatMap(({ territory, value, gap }) =>
      isShown(value)
        ? [{ code: territory.code, name: territory.nom, value: value.valeur, gap }]
        : [],
    )
    .sort((a, b) => a.value - b.value);
  const own = shown.find(({ code }) => code === chosen);
  const ranked = shown.filter(({ value }) => value !== 0);
  return {
    unit,
    base,
    nation: isShown(nation.value) ? nation.value.valeur : null,
    ranked,
    zeros: shown.length - ranked.length,
    hidden: hiddenIn(comparison),
    isProvisional: territories.some(({ value }) => value.statut === "provisoire"),
    chosen: own && own.gap !== null ? { ...own, gap: own.gap } : null,
  };
}
