import { literal } from "../catalogue/cells.js";
import { KINDS } from "../catalogue/kinds.js";
import type { Column, Dataset, Sql } from "../catalogue/model.js";
import { happenedCheck, limitCheck } from "../catalogue/refusals.js";
import type { Database } from "../engine/index.js";
import type { Fault } from "../read/survey.js";
import type { Anomaly, Severity } from "../store/quality.js";
import { french } from "./french.js";
import { CELL_RULES, type CellRule, maskOf } from "./typed.js";

export type { Anomaly, Severity } from "../store/quality.js";

/** Creates the tables of what is said of the files and of the sources, and those of files and of the physical lines of records. */
export async function createLedger(db: Database): Promise<void> {
  await db.run(`
    create table anomalies (
      jeu varchar, fichier varchar, ligne bigint, colonne varchar, valeur varchar,
      regle varchar, gravite varchar, message varchar);
    create table notices (
      jeu varchar, fichier varchar, colonne varchar, regle varchar, nombre bigint, ligne bigint, message varchar);
    create table corrections (
      jeu varchar, fichier varchar, ligne bigint, fichier_corrige varchar, ligne_corrigee bigint,
      cle varchar, colonne varchar, avant varchar, apres varchar);
    create table controles (
      rang integer, controle varchar, jeu varchar, libelle varchar, conseil varchar, nombre bigint, constats varchar[]);
    create table pistes (jeu varchar, colonne varchar, valeur varchar, piste varchar, cite boolean);
    create table totaux (jeu varchar, fichier integer, ligne bigint, colonne varchar, texte varchar);
    create table suivi_declarants (jeu varchar, nom varchar, premier varchar, dernier varchar, fermeture varchar);
    create table declarants (jeu varchar, territoire varchar, trimestre varchar, presents integer, attendus integer);
    create table observations (jeu varchar, donnees_au date, declaree boolean, depuis date, coupe date, regions integer);
    create table mois_perdus (jeu varchar, territoire varchar, mois date);
    create table mois_perdus_prives (jeu varchar, territoire varchar, mois date);
    create table fichiers (numero integer, nom varchar);
    create table pas (fichier integer, enregistrement bigint, ligne bigint)`);
}

/** Files anomalies found outside the engine. */
export async function record(db: Database, anomalies: readonly Anomaly[]): Promise<void> {
  for (let at = 0; at < anomalies.length; at += 1000) {
    const rows = anomalies
      .slice(at, at + 1000)
      .map(valuesOf)
      .join(", ");
    await db.run(`insert into anomalies values ${rows}`);
  }
}

function valuesOf(anomaly: Anomaly): Sql {
  const { jeu, fichier, ligne, colonne, valeur, regle, gravite, message } = anomaly;
  const texts = [colonne, valeur, regle, gravite, french(message)].map((value) =>
    value === null ? "null" : literal(value),
  );
  return `(${literal(jeu)}, ${literal(fichier)}, ${ligne}, ${texts.join(", ")})`;
}

/** A file and its number in the working database. */
export interface FileRef {
  readonly number: number;
  readonly name: string;
}

/** Condition that joins a row (`x._fichier`, `x._enr`) to its line, and the line. */
export const LINE_JOIN: Sql =
  "asof left join pas p on x._fichier = p.fichier and x._enr >= p.enregistrement";
/** Physical line of the row joined by {@link LINE_JOIN}. */
export const LINE: Sql = "p.ligne + x._enr - p.enregistrement";

/** Files the anomalies of a file's cells, from the masks of `rows` (with `_fichier`, `_enr` and `_brut`) read on the ISO `day`. */
export async function recordCells(
  db: Database,
  dataset: Dataset,
  { file, rows, day }: { readonly file: FileRef; readonly rows: Sql; readonly day: string },
): Promise<void> {
  const rules = dataset.columns.flatMap((column, rank) => rulesOf({ column, rank, day }));
  const mask = CELL_RULES.map((rule) => `when ${literal(rule)} then x.${maskOf(rule)}`).join(" ");
  await db.run(`
    insert into anomalies
    select ${literal(dataset.id)}, ${literal(file.name)}, ${LINE}, r.colonne, x._brut[r.rang + 1], r.regle, r.gravite, r.message
    from (${rows}) x
    join (values ${rules.join(", ")}) r(rang, colonne, regle, gravite, message)
      on ((case r.regle ${mask} end) & (1::bigint << r.rang)) <> 0
    ${LINE_JOIN}`);
}

interface Judged {
  readonly column: Column;
  readonly rank: number;
  /** ISO day of the load. */
  readonly day: string;
}

function rulesOf({ column, rank, day }: Judged): Sql[] {
  const severity: Severity = column.required ? "refus" : "avertissement";
  return CELL_RULES.map((rule) => {
    const message = french(CELL_MESSAGES[rule](column, day));
    return `(${rank}, ${[column.name, rule, severity, message].map(literal).join(", ")})`;
  });
}

const CELL_MESSAGES: Readonly<Record<CellRule, (column: Column, day: string) => string>> = {
  illisible: (column) => KINDS[column.kind].refusal(column).fr,
  limites: (column) => limitCheck(column)?.message.fr ?? "",
  date_future: (column, day) => happenedCheck(column, day)?.message.fr ?? "",
  obligatoire: () =>
    "La cellule est vide alors que la colonne est obligatoire : la remplir, sans quoi la ligne est écartée.",
};

/** The anomaly of a record that could not be read at all. */
export function faultAnomaly(dataset: Dataset, file: FileRef, fault: Fault): Anomaly {
  return {
    jeu: dataset.id,
    fichier: file.name,
    ligne: fault.line,
    colonne: null,
    valeur: null,
    regle: fault.rule,
    gravite: "refus",
    message: FAULT_MESSAGES[fault.rule](fault),
  };
}

const span = ({ line, lastLine }: Fault): string =>
  lastLine > line ? ` (lignes ${line} à ${lastLine})` : "";

const FAULT_MESSAGES: Readonly<Record<Fault["rule"], (fault: Fault) => string>> = {
  nombre_de_cellules: (fault) =>
    `La ligne compte ${fault.cells} cellule${fault.cells > 1 ? "s" : ""} au lieu de ${fault.expected}${span(fault)} : chercher un séparateur ou un guillemet de trop ou manquant.`,
  cellule_sans_colonne: () =>
    "Une valeur se trouve au-delà de la dernière colonne nommée : nommer la colonne ou effacer la valeur.",
  guillemets: (fault) =>
    `Un guillemet est de trop ou manque${span(fault)} : le corriger, la ligne est écartée.`,
  guillemet_ouvert: (fault) =>
    `Un guillemet ouvert à la ligne ${fault.line} n’est jamais refermé : le corriger.`,
  ligne_trop_longue: () =>
    "La ligne dépasse un million de caractères : un retour à la ligne a dû être perdu.",
  caractere_nul: () => "La ligne contient un caractère nul : refaire l’export.",
};
