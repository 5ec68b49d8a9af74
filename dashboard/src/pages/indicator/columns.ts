import type { Catalogue } from "@fabriques/api/contract";
import type { IndicatorWords } from "../../app/reference.js";
import type { DataColumn } from "../../filters/filter.js";

/** The columns of those names in an indicator's dataset, or breakdowns where it is published as cells; unknown ones are left out. */
export function columnsOf(
  { jeux }: Pick<Catalogue, "jeux">,
  { jeu }: Pick<IndicatorWords, "jeu">,
  names: readonly string[],
): readonly DataColumn[] {
  const dataset = jeux.find(({ id }) => id === jeu);
  const known = [...(dataset?.ventilations ?? []), ...(dataset?.colonnes ?? [])];
  return names.flatMap((name) => known.find(({ nom }) => nom === name) ?? []);
}
