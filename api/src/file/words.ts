import { type Indicator, type Text, text } from "@fabriques/pipelines/catalogue";
import type { Served } from "../ask/served.js";

/** Labels of the columns that files add to those of the catalogue. */
export const COLUMN_WORDS = {
  value: text("Valeur", "Value"),
  status: text("Statut", "Status"),
  observed: text("Part observée de la période", "Observed part of the period"),
  expected: text("Part attendue de la période", "Expected part of the period"),
  coverageUnit: text("Unité de la part observée", "Unit of the observed part"),
  numerator: text("Numérateur", "Numerator"),
  denominator: text("Dénominateur", "Denominator"),
  unit: text("Unité", "Unit"),
  threshold: text("Seuil du secret statistique", "Threshold of statistical secrecy"),
  release: text("Version des données", "Release of the data"),
} as const satisfies Readonly<Record<string, Text>>;

/** What an indicator counts, and over what, in French. */
export function definitionWords(indicator: Indicator): string {
  const { definition, numeratorLabel, denominatorLabel } = indicator;
  const below = denominatorLabel ? ` Dénominateur\u202f: ${denominatorLabel.fr}.` : "";
  return `${definition.fr} Numérateur\u202f: ${numeratorLabel.fr}.${below}`;
}

/** What protects people and firms in a file, in French. */
export function secrecyWords(publication: Served["publication"], k: number): string {
  return publication === "lignes"
    ? "Actes publics, publiés ligne à ligne\u202f: le secret statistique ne s’y applique pas. Les colonnes qui comptent des personnes dans un dispositif n’y figurent pas."
    : `Personnes ou entreprises\u202f: seules des cases agrégées sont publiées. Une case de moins de ${k}, ou que l’on pourrait déduire des autres, porte le statut «\u202fsecret\u202f» et n’a pas de valeur.`;
}

/** Where the remainders are: rows that add up along one dimension or another cannot stand among the others, which would be counted twice. */
export const REMAINDERS_WORDS =
  "Ce que les cases «\u202fsecret\u202f» valent ensemble («\u202fautres départements (secret)\u202f», là où une soustraction le donne) n’est pas dans ces lignes, pour ne pas être compté deux fois dans une somme\u202f: la forme JSON de la même adresse le donne dans «\u202frestes\u202f».";

/** What the SHA-256 of a file without lines of its own is computed on. */
export const STANDARD_CSV = "du CSV standard des mêmes lignes";

/** What the SHA-256 of an archive is computed on: the file in it. */
export const fileInside = (name: string): string => `du fichier ${name}`;

/** Name of the sheet of facts. */
export const READ_ME_SHEET = "Lisez-moi";

/** What a cell says at its end when its text is longer than spreadsheets take. */
export const cutMark = (length: number): string =>
  ` […] (texte coupé\u202f: ${length} caractères, entier dans les autres formats)`;

/** How many cells say so, as a fact of « Lisez-moi ». */
export const cutsFact = (cells: number, longest: number): readonly [string, string] => [
  "Textes coupés",
  `${cells} cellules de plus de ${longest} caractères, la limite des tableurs`,
];
