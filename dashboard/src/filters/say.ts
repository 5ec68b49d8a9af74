import type { Reference } from "../app/reference.js";
import type { Words } from "../app/use-words.js";
import {
  among,
  BOOLEANS,
  between,
  containing,
  isAmong,
  isBetween,
  quoted,
  rowsWhere,
} from "../words/filters.js";
import type { Text } from "../words/text.js";
import type { DataColumn, Filter } from "./filter.js";

/** What is needed to put the cells and filters of a dataset into words. */
export interface Lexicon {
  readonly words: Words;
  /** The name of a territory by its code (`R84`, `D69`); undefined where there is none. */
  readonly placeName: (code: string) => string | undefined;
}

/** The lexicon of a reader's language. */
export const lexiconOf = (words: Words, reference: Pick<Reference, "territory">): Lexicon => ({
  words,
  placeName: (code) => reference.territory(code)?.nom,
});

/** A value of a column in words: the label of a choice, the name of a territory, a date as it is written. */
export function sayValue(column: DataColumn, value: string, lexicon: Lexicon): string {
  const { words } = lexicon;
  const choice = column.choix.find(({ valeur }) => valeur === value);
  if (choice) return words.say(choice.libelle);
  switch (column.type) {
    case "booleen":
      return words.say(BOOLEANS[value === "true" ? "true" : "false"]);
    case "date":
      return words.format.date(value);
    case "trimestre":
      return words.format.shortPeriod(value);
    case "region":
      return sayPlace(value, `R${value}`, lexicon);
    case "departement":
    case "liste_departements":
      return sayPlace(value, `D${value}`, lexicon);
    case "territoire":
      return sayPlace(value, value, lexicon);
    default:
      return value;
  }
}

const sayPlace = (code: string, full: string, { placeName }: Lexicon): string => {
  const name = placeName(full);
  return name === undefined ? code : `${name} (${code})`;
};

const sayValues = (column: DataColumn, values: readonly string[], lexicon: Lexicon) =>
  values.map((value) => (value === "" ? "" : sayValue(column, value, lexicon)));

/** A filter, or some of its values, in words: `Année : 2022 ou 2023`, `Collectivité contient « lyon »`. */
export function sayFilter(
  { column, operator }: Filter,
  values: readonly string[],
  lexicon: Lexicon,
): string {
  const { say } = lexicon.words;
  if (operator === "~=") return say(containing(column.libelle, values[0] ?? ""));
  const said = sayValues(column, values, lexicon);
  return say(operator === ".." ? between(column.libelle, said) : among(column.libelle, said));
}

/** All the filters in one sentence: `Lignes où « Année » vaut 2022 ou 2023, et « Collectivité » contient « lyon ».` */
export const sayFilters = (filters: readonly Filter[], lexicon: Lexicon): Text =>
  rowsWhere(filters.map((filter) => clauseOf(filter, lexicon)));

function clauseOf({ column, operator, values }: Filter, lexicon: Lexicon): Text {
  const { libelle } = column;
  if (operator === "~=") return containing(quoted(libelle), values[0] ?? "");
  const said = sayValues(column, values, lexicon);
  return operator === "=" ? isAmong(libelle, said) : isBetween(libelle, said);
}
