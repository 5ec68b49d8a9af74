import type { Reference } from "../app/reference.js";
import { HARD, THIN } from "../words/format.js";
import { same, type Text, text } from "../words/text.js";
import type { Words } from "../words/use-words.js";
import type { DataColumn, Filter } from "./filters.js";
import type { CellValue } from "./rows.js";
import type { Sort } from "./sort.js";

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

const NUMBERS: readonly string[] = ["entier", "decimal", "euros"];
const YES = text("oui", "yes");
const NO = text("non", "no");

/** Whether the cells of a column are amounts, aligned to the right. */
export const isAmount = ({ type }: DataColumn): boolean => NUMBERS.includes(type);

/** A cell as read on screen; an absent one is an empty text. */
export function sayCell(column: DataColumn, cell: CellValue, lexicon: Lexicon): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return lexicon.words.say(cell ? YES : NO);
  if (typeof cell === "number") return sayNumber(column, cell, lexicon);
  return listOf(column, cell)
    .map((value) => sayValue(column, value, lexicon))
    .join(", ");
}

/** Lists travel as one text, as in the exports: `91|77`. */
const listOf = ({ type }: DataColumn, cell: string): readonly string[] =>
  type.startsWith("liste_") ? cell.split("|") : [cell];

const MOST_DECIMALS = 2;

function sayNumber({ type }: DataColumn, value: number, { words }: Lexicon): string {
  // A year is a name, not an amount: no separator of thousands.
  if (type === "annee") return String(value);
  const rounded = Number(value.toFixed(MOST_DECIMALS));
  const decimals = Number.isInteger(rounded) ? 0 : MOST_DECIMALS;
  const written = words.format.number(rounded, decimals);
  return type === "euros" ? `${written}${HARD}€` : written;
}

/** A value of a column in words: the label of a choice, the name of a territory, a date as it is written. */
export function sayValue(column: DataColumn, value: string, lexicon: Lexicon): string {
  const { words } = lexicon;
  const choice = column.choix.find(({ valeur }) => valeur === value);
  if (choice) return words.say(choice.libelle);
  switch (column.type) {
    case "booleen":
      return words.say(value === "true" ? YES : NO);
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

/** A filter, or some of its values, in words: `Année : 2022 ou 2023`, `Collectivité contient « lyon »`. */
export function sayFilter(
  { column, operator }: Filter,
  values: readonly string[],
  lexicon: Lexicon,
): string {
  const { say } = lexicon.words;
  const { fr, en } = column.libelle;
  if (operator === "~=") {
    const [part = ""] = values;
    return say(text(`${fr} contient «${HARD}${part}${HARD}»`, `${en} contains “${part}”`));
  }
  const said = values.map((value) => (value === "" ? "" : sayValue(column, value, lexicon)));
  if (operator === "..") return say(sayBounds(column.libelle, said));
  return say(text(`${fr}${THIN}: ${said.join(" ou ")}`, `${en}: ${said.join(" or ")}`));
}

function sayBounds({ fr, en }: Text, [from = "", to = ""]: readonly string[]): Text {
  if (from === "") return text(`${fr}${THIN}: jusqu’à ${to}`, `${en}: up to ${to}`);
  if (to === "") return text(`${fr}${THIN}: à partir de ${from}`, `${en}: from ${from}`);
  return text(`${fr}${THIN}: de ${from} à ${to}`, `${en}: from ${from} to ${to}`);
}

/** All the filters in one sentence: `Lignes dont « Année » vaut 2022 ou 2023, et « Collectivité » contient « lyon ».` */
export function sayFilters(filters: readonly Filter[], lexicon: Lexicon): Text {
  const parts = filters.map((filter) => clauseOf(filter, lexicon));
  return text(
    `Lignes où ${parts.map(({ fr }) => fr).join(", et ")}.`,
    `Rows where ${parts.map(({ en }) => en).join(", and ")}.`,
  );
}

const quoted = (words: string): Text => text(`«${HARD}${words}${HARD}»`, `“${words}”`);

function clauseOf({ column, operator, values }: Filter, lexicon: Lexicon): Text {
  const [fr, en] = [quoted(column.libelle.fr).fr, quoted(column.libelle.en).en];
  if (operator === "~=") {
    const part = quoted(values[0] ?? "");
    return text(`${fr} contient ${part.fr}`, `${en} contains ${part.en}`);
  }
  const said = values.map((value) => (value === "" ? "" : sayValue(column, value, lexicon)));
  if (operator === "=")
    return text(`${fr} vaut ${said.join(" ou ")}`, `${en} is ${said.join(" or ")}`);
  const [from = "", to = ""] = said;
  if (from === "") return text(`${fr} va jusqu’à ${to}`, `${en} is up to ${to}`);
  if (to === "") return text(`${fr} commence à ${from}`, `${en} is from ${from}`);
  return text(`${fr} va de ${from} à ${to}`, `${en} is from ${from} to ${to}`);
}

type Named = Pick<DataColumn, "nom" | "libelle">;

/** How the rows are sorted, as it is told to those who do not see the arrow of the header. */
export function saySort({ column, descending }: Sort, columns: readonly Named[]): Text {
  const label = columns.find(({ nom }) => nom === column)?.libelle ?? text(column, column);
  const [fr, en] = descending ? ["décroissant", "falling"] : ["croissant", "rising"];
  return text(
    `Lignes triées par ${quoted(label.fr).fr}, ordre ${fr}.`,
    `Rows sorted by ${quoted(label.en).en}, ${en} order.`,
  );
}

/** How the rows are put together, outermost groups first. */
export function sayGroups(by: readonly string[], columns: readonly Named[]): Text {
  const labels = by.map((name) => columns.find(({ nom }) => nom === name)?.libelle ?? same(name));
  const list = (language: keyof Text, then: string): string =>
    labels.map((label) => quoted(label[language])[language]).join(then);
  const [fr, en] = [list("fr", ", puis "), list("en", ", then ")];
  return text(`Lignes regroupées par ${fr}.`, `Rows grouped by ${en}.`);
}
