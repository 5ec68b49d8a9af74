import { HARD, THIN } from "@fabriques/api/speech";
import { type Text, text } from "./text.js";

/** How a filter compares, as the form offers it. */
export const OPERATOR_NAMES = {
  "..": text("est compris entre", "is between"),
  "~=": text("contient", "contains"),
  "=": text("vaut l’une de ces valeurs", "is one of these values"),
} as const satisfies Record<string, Text>;

/** The two values of a yes-or-no column. */
export const BOOLEANS = {
  true: text("oui", "yes"),
  false: text("non", "no"),
} as const satisfies Record<string, Text>;

/** A word or a label between the quotation marks of each language. */
export const quoted = ({ fr, en }: Text): Text => text(`«${HARD}${fr}${HARD}»`, `“${en}”`);

/** `Collectivité contient « lyon »`. */
export function containing({ fr, en }: Text, part: string): Text {
  const said = quoted(text(part, part));
  return text(`${fr} contient ${said.fr}`, `${en} contains ${said.en}`);
}

/** `Année : 2022 ou 2023`. */
export const among = ({ fr, en }: Text, values: readonly string[]): Text =>
  text(`${fr}${THIN}: ${values.join(" ou ")}`, `${en}: ${values.join(" or ")}`);

/** `Année : de 2022 à 2023`; an empty bound is none. */
export function between({ fr, en }: Text, [from = "", to = ""]: readonly string[]): Text {
  if (from === "") return text(`${fr}${THIN}: jusqu’à ${to}`, `${en}: up to ${to}`);
  if (to === "") return text(`${fr}${THIN}: à partir de ${from}`, `${en}: from ${from}`);
  return text(`${fr}${THIN}: de ${from} à ${to}`, `${en}: from ${from} to ${to}`);
}

/** `« Année » vaut 2022 ou 2023`: a part of {@link rowsWhere}. */
export function isAmong(label: Text, values: readonly string[]): Text {
  const { fr, en } = quoted(label);
  return text(`${fr} vaut ${values.join(" ou ")}`, `${en} is ${values.join(" or ")}`);
}

/** `« Année » va de 2022 à 2023`: a part of {@link rowsWhere}; an empty bound is none. */
export function isBetween(label: Text, [from = "", to = ""]: readonly string[]): Text {
  const { fr, en } = quoted(label);
  if (from === "") return text(`${fr} va jusqu’à ${to}`, `${en} is up to ${to}`);
  if (to === "") return text(`${fr} commence à ${from}`, `${en} is from ${from}`);
  return text(`${fr} va de ${from} à ${to}`, `${en} is from ${from} to ${to}`);
}

/** `Lignes où « Année » vaut 2022 ou 2023, et « Collectivité » contient « lyon ».` */
export const rowsWhere = (clauses: readonly Text[]): Text =>
  text(
    `Lignes où ${clauses.map(({ fr }) => fr).join(", et ")}.`,
    `Rows where ${clauses.map(({ en }) => en).join(", and ")}.`,
  );

/** `Année : 2022 : retirer le filtre`. */
export const removalOf = (filter: string): Text =>
  text(`${filter}${THIN}: retirer le filtre`, `${filter}: remove the filter`);

/** `Type de programme : académique`: a breakdown at one of its values. */
export const breakdownAt = (breakdown: Text, value: Text): Text =>
  text(`${breakdown.fr}${THIN}: ${lower(value.fr)}`, `${breakdown.en}: ${lower(value.en)}`);

/** `Académique` → `académique`; names in capitals, such as `PME`, stay as they are. */
const lower = (words: string): string =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;

/** `Sexe : femmes ; Taille : PME`: several breakdowns at once. */
export const crossingOf = (breakdowns: readonly Text[]): Text =>
  text(breakdowns.map(({ fr }) => fr).join(`${THIN}; `), breakdowns.map(({ en }) => en).join("; "));
