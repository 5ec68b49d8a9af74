import { type Text, text, VALUE_STATUSES } from "@fabriques/pipelines/catalogue";
import type { Point } from "../index.js";
import { coverageWords } from "./changes.js";
import { FORMATS, type Unit, written } from "./format.js";
import { labelled } from "./words.js";

/** What stands beside a value in a chart or a table: `9 mois sur 12`, `(partiel)`, `(p)`; empty for any other. */
export function periodMark({ statut, couverture }: Pick<Point, "statut" | "couverture">): Text {
  if (couverture !== null) return coverageWords(couverture);
  return statut === "partiel" || statut === "provisoire"
    ? VALUE_STATUSES[statut].mark
    : text("", "");
}

/** A value of a breakdown; `valeur` is null where it is hidden or missing. */
export interface Category {
  readonly label: Text;
  readonly valeur: number | null;
}

/**
 * `La valeur la plus élevée : CADA, 57,9 %`; null where fewer than two have a value, or where several come first.
 * `counts` tells categories that share out one number ("la plus fréquente") from values that compare.
 */
export function largestCategory(
  categories: readonly Category[],
  unit: Unit,
  counts: boolean = unit.id === "nombre",
): Text | null {
  const known = categories
    .flatMap(({ label, valeur }) => (valeur === null ? [] : [{ label, valeur }]))
    .toSorted((a, b) => b.valeur - a.valeur);
  const [first, second] = known;
  if (!first || !second) return null;
  const amount = (value: number): Text => written((f) => f.value(value, unit));
  const [most, next] = [amount(first.valeur), amount(second.valeur)];
  // Two that print alike are both first.
  if (most.fr === next.fr) return null;
  const words = counts
    ? text("La plus fréquente", "The most frequent")
    : text("La plus élevée", "The highest");
  return labelled(words, text(`${first.label.fr}, ${most.fr}`, `${first.label.en}, ${most.en}`));
}

/** The day (ISO) until which a dataset tells; null where nothing dates it. */
export interface DatedSource {
  readonly jeu: string;
  readonly jour: string | null;
}

/** `données au 30/09/2026`; empty where nothing dates the source. */
export const sourceDate = (source: { readonly donnees_au: string | null }): Text =>
  datesOfSources([{ jeu: "", jour: source.donnees_au }]);

/** `données du 30/06/2026 au 30/09/2026 selon la source`, or one date where all have the same. */
export function datesOfSources(sources: readonly DatedSource[]): Text {
  const days = sources.flatMap(({ jour }) => jour ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return text("", "");
  if (first === last)
    return text(`données au ${FORMATS.fr.date(last)}`, `data as of ${FORMATS.en.date(last)}`);
  const [from, to] = [written((f) => f.date(first)), written((f) => f.date(last))];
  return text(
    `données du ${from.fr} au ${to.fr} selon la source`,
    `data as of ${from.en} to ${to.en} by source`,
  );
}
