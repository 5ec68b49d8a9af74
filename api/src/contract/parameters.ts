import { type Text, text } from "@fabriques/pipelines/catalogue";
import { CSV_VARIANTS } from "./formats.js";

/** A parameter of a route: its words and its JSON Schema. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: Text;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example?: string;
  /** Stands for any number of parameters, one per column that may be filtered. */
  readonly open?: boolean;
}

/** JSON Schema of a text. */
export const string = { type: "string" } as const;

/** The territory that figures are about. */
export const territory: Parameter = {
  name: "territoire",
  in: "query",
  description: text(
    "Territoire\u202f: «\u202fFR\u202f», «\u202fR\u202f» suivi d’un code de région, «\u202fD\u202f» suivi d’un code de département. Par défaut «\u202fFR\u202f».",
    "Territory: “FR”, “R” and a region’s code, or “D” and a department’s code. “FR” by default.",
  ),
  schema: { ...string, pattern: "^(FR|R\\d{2}|D(\\d{2,3}|2[AB]))$", default: "FR" },
  example: "R84",
};

/** JSON Schema of a year or a quarter. */
export const period = { ...string, pattern: "^\\d{4}(-T[1-4])?$" } as const;

/** One parameter per column or breakdown that may be filtered. */
export const filters = (description: Text): Parameter => ({
  name: "filtres",
  in: "query",
  description,
  schema: { type: "object", additionalProperties: string },
  open: true,
});

/** A list of values that narrows an answer. */
export const narrowing = (name: string, description: Text, example: string): Parameter => ({
  name,
  in: "query",
  description,
  schema: string,
  example,
});

/** The way a CSV is written. */
export const variant: Parameter = {
  name: "variante",
  in: "query",
  description: text(
    "En CSV, zip ou non\u202f: «\u202fstandard\u202f» (RFC 4180, point décimal), ou «\u202ftableur\u202f» (point-virgule, virgule décimale, BOM).",
    "In CSV, zipped or not: “standard” (RFC 4180, decimal point), or “tableur” (semicolon, decimal comma, BOM).",
  ),
  schema: { ...string, enum: CSV_VARIANTS, default: "standard" },
};

/** The columns of a file. */
export const columns: Parameter = {
  name: "colonnes",
  in: "query",
  description: text(
    "Colonnes du fichier, séparées par des virgules, dans l’ordre voulu. Par défaut, toutes. Un chiffre de cases publiées garde toujours son «\u202fstatut\u202f».",
    "Columns of the file, separated by commas, in the order wanted. All of them by default. A figure of published cells always keeps its “statut”.",
  ),
  schema: string,
  example: "id_contrat,annee,collectivite",
};

/** The release that answers. */
export const pinned: Parameter = {
  name: "release",
  in: "query",
  description: text(
    "Version des données, parmi celles que donne «\u202f/releases\u202f»\u202f: la réponse est alors la même pour toujours. Par défaut, la version qui sert.",
    "Release of the data, among those of “/releases”: the answer is then the same for ever. The one that serves by default.",
  ),
  schema: { ...string, pattern: "^r[0-9a-f]{12}$" },
};
