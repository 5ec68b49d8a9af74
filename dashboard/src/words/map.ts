import { THIN } from "@fabriques/api/speech";
import { type Text, text } from "./text.js";

/** Words of the map. */
export const MAP_WORDS = {
  credit: text(
    "Fond de carte\u202F: départements métropolitains, svg-maps (CC BY 4.0), contours allégés\u202F; outre-mer, Natural Earth (domaine public). L’outre-mer et la petite couronne ne sont pas à l’échelle.",
    "Base map: metropolitan departments, svg-maps (CC BY 4.0), thinned outlines; overseas, Natural Earth (public domain). Overseas and inner Paris are not to scale.",
  ),
} as const satisfies Record<string, Text>;

/** What a colour without a class stands for, in the legend's order. */
export const LEGEND = {
  zero: text("zéro", "zero"),
  secret: text("secret statistique (s)", "statistical secrecy (s)"),
  manquant: text("non disponible (n.d.)", "not available (n/a)"),
  non_applicable: text("sans objet (n.a.)", "not applicable (n.a.)"),
} as const satisfies Record<string, Text>;

/** What is said of a territory without a value, by status. */
const ABSENCES: Readonly<Record<string, Text>> = {
  secret: text("s (secret statistique)", "s (statistical secrecy)"),
  non_applicable: text("n.a. (sans objet)", "n.a. (not applicable)"),
};
const MISSING = text("n.d. (non disponible)", "n/a (not available)");

/** The words of an absent value; an unknown status is a missing value. */
export const absenceOf = (status: string): Text => ABSENCES[status] ?? MISSING;

/** `12,5 à 18`: the values that share a colour, or the only one. */
export const rangeOf = (from: string, to: string): Text =>
  from === to ? text(from, to) : text(`${from} à ${to}`, `${from} to ${to}`);

/** `Ain : 12,5`: a territory of the map and its value. */
export const valueAt = (territory: string, value: string): string =>
  `${territory}${THIN}: ${value}`;
