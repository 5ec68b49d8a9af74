import type { Catalogue } from "@fabriques/api/contract";
import type { DataColumn } from "../filters/filter.js";
import { DATA } from "../words/data.js";
import { breakdownAt, crossingOf } from "../words/filters.js";
import type { Text } from "../words/text.js";
import type { Dataset } from "./switch.js";

/** Column of published cells that says what a cell tells apart, and what it holds where nothing is told apart. */
const [CROSSING, WHOLE] = ["croisement", "ensemble"];

/** A breakdown at one of its values. */
interface BreakdownValue {
  readonly name: string;
  readonly value: string;
  readonly words: Text;
}

/**
 * The dataset with its crossings in words: what its cells write `type_programme=academique` is a choice like another,
 * read `Type de programme : académique`, for every crossing that the publication plan holds.
 */
export function withCrossings(dataset: Dataset, indicators: Catalogue["indicateurs"]): Dataset {
  const plan = indicators
    .filter(({ jeu }) => jeu === dataset.id)
    .flatMap(({ croisements }) => croisements ?? []);
  if (plan.length === 0) return dataset;
  const choix = choicesOf(dataset.ventilations, plan);
  const colonnes = dataset.colonnes.map((column) =>
    column.nom === CROSSING ? { ...column, choix } : column,
  );
  return { ...dataset, colonnes };
}

function choicesOf(
  breakdowns: readonly DataColumn[],
  plan: readonly (readonly string[])[],
): DataColumn["choix"] {
  const crossings = plan.flatMap((names) =>
    breakdowns
      .filter(({ nom }) => names.includes(nom))
      .reduce<readonly (readonly BreakdownValue[])[]>(
        (before, breakdown) =>
          before.flatMap((told) => valuesOf(breakdown).map((value) => [...told, value])),
        [[]],
      ),
  );
  const choices = crossings.map((told) => ({ valeur: write(told), libelle: say(told) }));
  return [...new Map(choices.map((choice) => [choice.valeur, choice])).values()];
}

const valuesOf = ({ nom, libelle, choix }: DataColumn): readonly BreakdownValue[] =>
  choix.map((choice) => ({
    name: nom,
    value: choice.valeur,
    words: breakdownAt(libelle, choice.libelle),
  }));

const write = (told: readonly BreakdownValue[]): string =>
  told.map(({ name, value }) => `${name}=${value}`).join("&") || WHOLE;

const say = (told: readonly BreakdownValue[]): Text =>
  told.length === 0 ? DATA.whole : crossingOf(told.map(({ words }) => words));
