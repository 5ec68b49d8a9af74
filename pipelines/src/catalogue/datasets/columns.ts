import type { Column, KindId } from "../model.js";
import type { Text } from "../text.js";

type Options = Partial<Omit<Column, "name" | "kind" | "label">>;

/** Makes a column of one kind from its canonical name, its words and what else it has. */
export type ColumnMaker = (name: string, label: Text, options?: Options) => Column;

const ofKind =
  (kind: KindId, common: Options = {}): ColumnMaker =>
  (name, label, options = {}) => ({ name, kind, label, ...common, ...options });

/** A free text. */
export const texte: ColumnMaker = ofKind("texte");
/** A text that names a row. */
export const identifiant: ColumnMaker = ofKind("identifiant");
/** A number of things: whole, never negative. */
export const nombre: ColumnMaker = ofKind("entier", { min: 0 });
/** A number with decimals. */
export const decimal: ColumnMaker = ofKind("decimal");
/** An amount of money, never negative. */
export const euros: ColumnMaker = ofKind("euros", { min: 0 });
/** A day. */
export const date: ColumnMaker = ofKind("date");
/** Yes or no. */
export const booleen: ColumnMaker = ofKind("booleen");
/** One of the column’s choices. */
export const choix: ColumnMaker = ofKind("choix");
/** Some of the column’s choices. */
export const listeChoix: ColumnMaker = ofKind("liste_choix");
/** A year. */
export const annee: ColumnMaker = ofKind("annee");
/** A quarter. */
export const trimestre: ColumnMaker = ofKind("trimestre");
/** The SIREN of a firm or of a local authority. */
export const siren: ColumnMaker = ofKind("siren");
/** The code of a department. */
export const departement: ColumnMaker = ofKind("departement");
/** The codes of departments. */
export const listeDepartements: ColumnMaker = ofKind("liste_departements");
/** The code of a region. */
export const region: ColumnMaker = ofKind("region");
/** The code of a commune. */
export const commune: ColumnMaker = ofKind("commune");
/** The code of a territory of the product. */
export const territoire: ColumnMaker = ofKind("territoire");
/** A web address. */
export const lien: ColumnMaker = ofKind("lien");
