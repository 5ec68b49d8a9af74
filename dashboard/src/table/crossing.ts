import type { Catalogue } from "@fabriques/api/contract";
import { DATA } from "../words/data.js";
import { THIN } from "../words/format.js";
import { type Text, text } from "../words/text.js";
import type { DataColumn } from "./filters.js";
import type { Dataset } from "./switch.js";

/** Column of published cells that says what a cell tells apart, and what it holds where nothing is told apart. */
const [CROSSING, WHOLE] = ["croisement", "ensemble"];

/** A breakdown at one of its values. */
interface Told {
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
      .reduce<readonly (readonly Told[])[]>(
        (before, breakdown) =>
          before.flatMap((told) => valuesOf(breakdown).map((value) => [...told, value])),
        [[]],
      ),
  );
  const choices = crossings.map((told) => ({ valeur: write(told), libelle: say(told) }));
  return [...new Map(choices.map((choice) => [choice.valeur, choice])).values()];
}

const valuesOf = ({ nom, libelle, choix }: DataColumn): readonly Told[] =>
  choix.map(({ valeur, libelle: { fr, en } }) => ({
    name: nom,
    value: valeur,
    words: text(`${libelle.fr}${THIN}: ${lower(fr)}`, `${libelle.en}: ${lower(en)}`),
  }));

/** `Académique` → `académique`; names in capitals, such as `PME`, stay as they are. */
const lower = (words: string): string =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;

const write = (told: readonly Told[]): string =>
  told.map(({ name, value }) => `${name}=${value}`).join("&") || WHOLE;

const say = (told: readonly Told[]): Text =>
  told.length === 0
    ? DATA.whole
    : text(
        told.map(({ words }) => words.fr).join(`${THIN}; `),
        told.map(({ words }) => words.en).join("; "),
      );
