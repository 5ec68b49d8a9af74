import { type Cell, type CellFault, referenceOf } from "./cell.js";
import type { FileKind } from "./kind-names.js";
import type { Met, Sheet, SheetFacts } from "./sheet.js";

import { numberInWords } from "./words.js";

/** Kinds of files that no sheet can be read from. */
export type UnreadableKind = Exclude<FileKind, "xlsx" | "ods">;

/** Why a workbook is refused: what it is, or what is wrong with it. */
export type RefusalRule = UnreadableKind | WrongRule;

type WrongRule =
  | "too_many_parts"
  | "too_large"
  | "suspect_compression"
  | "lying_size"
  | "damaged_part"
  | "duplicate_part"
  | "part_protected"
  | "unknown_compression"
  | "missing_part"
  | "part_too_large"
  | "broken_xml"
  | "document_type"
  | "encoding"
  | "token_too_long"
  | "too_deep"
  | "no_sheet"
  | "too_many_sheets"
  | "too_many_styles"
  | "too_many_strings"
  | "too_many_rows"
  | "repeated_rows"
  | "rows_out_of_order"
  | "cells_out_of_order"
  | "bad_row_number"
  | "bad_reference";

/** What a sentence may quote. */
interface Quoted {
  readonly sheet?: string;
  readonly row?: number;
  readonly detail?: string;
}

const SAVE_AS = "l’ouvrir, puis « Enregistrer sous, classeur Excel (.xlsx) »";
const AGAIN = "l’enregistrer de nouveau, « Enregistrer sous, classeur Excel (.xlsx) »";
const FETCH = "le télécharger ou le copier de nouveau";

const notWorkbook = (what: string): string =>
  `c’est ${what}, et non un classeur : déposer l’export lui-même, en CSV, .xlsx ou .ods.`;

/** What to do of a file that is no workbook to be read. */
const UNREADABLE: Readonly<Record<UnreadableKind, string>> = {
  empty: "le fichier est vide : le remplacer par l’export complet.",
  text: "c’est un fichier de texte, et non un classeur : l’enregistrer en CSV, ou déposer le classeur d’origine.",
  xls: `c’est un classeur de l’ancien format Excel (.xls) : ${SAVE_AS}.`,
  xlsb: `c’est un classeur Excel binaire (.xlsb) : ${SAVE_AS}.`,
  "xlsx-protected": `le classeur est protégé par un mot de passe : l’ouvrir, retirer le mot de passe (Fichier, Informations, Protéger le classeur), puis « Enregistrer sous, classeur Excel (.xlsx) ».`,
  "ods-protected": `le classeur est protégé par un mot de passe : l’ouvrir, puis « Enregistrer sous » en décochant « Enregistrer avec mot de passe ».`,
  "xml-2003": `c’est un classeur de l’ancien format XML d’Excel 2003 : ${SAVE_AS}.`,
  fods: "c’est un classeur OpenDocument non compressé (.fods) : l’ouvrir, puis « Enregistrer sous, classeur ODF (.ods) ».",
  ole: `c’est un fichier d’un ancien format de Microsoft Office, ou qui est abîmé : ${SAVE_AS}.`,
  doc: notWorkbook("un document Word de l’ancien format (.doc)"),
  docx: notWorkbook("un document Word (.docx)"),
  pptx: notWorkbook("un diaporama PowerPoint (.pptx)"),
  odt: notWorkbook("un document OpenDocument (.odt)"),
  odp: notWorkbook("un diaporama OpenDocument (.odp)"),
  kmz: notWorkbook("une carte (.kmz)"),
  numbers:
    "c’est un document Numbers d’Apple : l’ouvrir, puis « Fichier, Exporter vers, Excel (.xlsx) ».",
  zip: "c’est une archive zip, et non un classeur : la décompresser, puis déposer les fichiers qu’elle contient.",
  gzip: "c’est une archive compressée (.gz) : la décompresser, puis déposer le fichier qu’elle contient.",
  "7z": "c’est une archive compressée (.7z) : la décompresser, puis déposer le fichier qu’elle contient.",
  rar: "c’est une archive compressée (.rar) : la décompresser, puis déposer le fichier qu’elle contient.",
  html: "c’est une page web, souvent la page de connexion du site, et non un classeur : se connecter, puis télécharger l’export de nouveau ; si c’est bien le tableau, l’ouvrir puis « Enregistrer sous, classeur Excel (.xlsx) ».",
  pdf: "c’est un document PDF, dont un tableau ne se lit pas sûrement : demander l’export en CSV, .xlsx ou .ods.",
  rtf: notWorkbook("un document de texte mis en forme (.rtf)"),
  image: "c’est une image : demander l’export lui-même, en CSV, .xlsx ou .ods.",
  parquet: "c’est un fichier Parquet, qui n’est pas lu : demander l’export en CSV, .xlsx ou .ods.",
  program: "c’est un programme, qui n’est pas ouvert : déposer l’export, en CSV, .xlsx ou .ods.",
  "zip-damaged": `le fichier est incomplet ou abîmé, comme après un transfert interrompu : ${FETCH}.`,
};

const inSheet = ({ sheet, row }: Quoted): string => {
  const line = row === undefined ? "" : `, ligne ${row}`;
  return sheet === undefined ? "" : ` (feuille « ${sheet} »${line})`;
};

/** What is wrong with a workbook, where, and what to do. */
const WRONG: Readonly<Record<WrongRule, (of: Quoted) => string>> = {
  too_many_parts: ({ detail }: Quoted) =>
    `le classeur contient ${detail} fichiers internes, ce qu’aucun export n’a : ${AGAIN}, sans images ni objets.`,
  too_large: ({ detail }: Quoted) =>
    `le classeur occuperait ${detail} une fois décompressé : le partager en plusieurs fichiers, ou l’enregistrer en CSV.`,
  suspect_compression: (of: Quoted) =>
    `le fichier annonce une compression qu’aucun tableur ne produit${inPart(of)} : ne pas l’utiliser, demander l’export à la source ; s’il en vient, ${AGAIN}.`,
  lying_size: (of: Quoted) =>
    `le fichier ne contient pas la quantité de données qu’il annonce${inPart(of)} : ${FETCH}.`,
  damaged_part: (of: Quoted) =>
    `une partie du fichier est abîmée${inPart(of)} : ${FETCH} ; s’il s’ouvre dans un tableur, ${AGAIN}.`,
  duplicate_part: (of: Quoted) =>
    `le fichier contient deux fois la même partie${inPart(of)}, et rien ne dit laquelle est la bonne : ${AGAIN}.`,
  part_protected: (of: Quoted) =>
    `le contenu du fichier est chiffré${inPart(of)} : l’enregistrer sans mot de passe.`,
  unknown_compression: (of: Quoted) =>
    `le fichier est compressé d’une façon qu’un tableur n’emploie pas${inPart(of)} : ${AGAIN}.`,
  missing_part: (of: Quoted) => `il manque une partie du classeur${inPart(of)} : ${AGAIN}.`,
  part_too_large: (of: Quoted) =>
    `une partie du classeur est démesurée${inPart(of)} : copier le tableau seul dans un classeur neuf.`,
  broken_xml: (of: Quoted) =>
    `l’intérieur du classeur est mal formé${inPart(of)} : ${AGAIN} ; s’il ne s’ouvre pas, le télécharger de nouveau.`,
  document_type: (of: Quoted) =>
    `l’intérieur du classeur contient des définitions (DTD) qu’aucun tableur n’écrit${inPart(of)}, et qui peuvent être malveillantes : ne pas l’utiliser, demander l’export à la source.`,
  encoding: (of: Quoted) =>
    `l’intérieur du classeur n’est ni en UTF-8 ni en UTF-16${inPart(of)} : ${AGAIN}.`,
  token_too_long: (of: Quoted) =>
    `l’intérieur du classeur contient un élément démesuré${inPart(of)} : copier le tableau seul dans un classeur neuf.`,
  too_deep: (of: Quoted) =>
    `l’intérieur du classeur est emboîté comme aucun tableur ne le fait${inPart(of)} : ${AGAIN}.`,
  no_sheet: () => `le classeur n’a aucune feuille de calcul : ${AGAIN}, avec le tableau.`,
  too_many_sheets: ({ detail }: Quoted) =>
    `le classeur a ${detail} feuilles : n’y laisser que les tableaux à charger.`,
  too_many_styles: () =>
    "le classeur a plus de mises en forme qu’Excel n’en permet : copier le tableau seul, en valeurs, dans un classeur neuf.",
  too_many_strings: ({ detail }: Quoted) =>
    `les textes du classeur occuperaient plus de ${detail} : le partager en plusieurs fichiers, ou l’enregistrer en CSV.`,
  too_many_rows: (of: Quoted) =>
    `une ligne porte un numéro qu’aucune feuille n’a${inSheet(of)} : supprimer ce qui est sous le tableau, ou partager le fichier.`,
  repeated_rows: (of: Quoted) =>
    `une même ligne est répétée ${of.detail} fois${inSheet(of)} : supprimer les lignes recopiées sous le tableau, puis enregistrer de nouveau.`,
  rows_out_of_order: (of: Quoted) =>
    `les lignes ne sont pas dans l’ordre, ou l’une y est deux fois${inSheet(of)} : ${AGAIN}.`,
  cells_out_of_order: (of: Quoted) =>
    `les cellules ne sont pas dans l’ordre, ou l’une (${of.detail}) y est deux fois${inSheet(of)} : ${AGAIN}.`,
  bad_row_number: (of: Quoted) =>
    `« ${of.detail} » n’est pas un numéro de ligne${inSheet(of)} : ${AGAIN}.`,
  bad_reference: (of: Quoted) =>
    `« ${of.detail} » n’est pas la place d’une cellule de cette ligne${inSheet(of)} : ${AGAIN}.`,
};

function inPart({ detail, sheet, row }: Quoted): string {
  if (sheet !== undefined) return inSheet({ sheet, ...(row === undefined ? {} : { row }) });
  return detail === undefined ? "" : ` (« ${detail} »)`;
}

/** French sentence of a refusal, without the name of the file. */
export function sentenceOf(rule: RefusalRule, quoted: Quoted): string {
  return rule in WRONG ? WRONG[rule as WrongRule](quoted) : UNREADABLE[rule as UnreadableKind];
}

/** What is wrong with a cell, and what to do. */
const FAULTS: Readonly<Record<CellFault, (text: string) => string>> = {
  formula_without_value: () =>
    "cette formule n’a jamais été calculée : ouvrir le classeur dans un tableur, l’enregistrer, ou coller les valeurs.",
  unreadable_number: (text) => `« ${text} » n’est pas un nombre : saisir la valeur de nouveau.`,
  too_many_digits: (text) =>
    `« ${text} » a plus de quinze chiffres, qu’un tableur ne garde pas : mettre la colonne en texte et reprendre l’identifiant d’origine.`,
  date_zero: () =>
    "c’est le nombre 0 mis en forme de date : vider la cellule, ou la remettre au format « Nombre » si c’est un nombre.",
  date_one: () =>
    "c’est le nombre 1 mis en forme de date : saisir la date, ou remettre la cellule au format « Nombre » si c’est un nombre.",
  false_leap_day: () =>
    "c’est le 29 février 1900, un jour qui n’a pas existé : saisir la bonne date.",
  date_out_of_range: (text) =>
    `le nombre ${text} est mis en forme de date et n’en est pas une : saisir la date, ou remettre la cellule au format « Nombre ».`,
  unreadable_date: (text) =>
    `« ${text} » n’est pas une date qui existe : la saisir de nouveau (31/12/2024).`,
  unreadable_boolean: (text) => `« ${text} » n’est ni vrai ni faux : saisir la valeur de nouveau.`,
  unknown_string: (text) =>
    `le texte n° ${text} que cette cellule désigne n’est pas dans le classeur : saisir la valeur de nouveau.`,
  unknown_type: (text) =>
    `cette cellule est d’un type inconnu, « ${text} » : saisir la valeur de nouveau.`,
  text_too_long: () =>
    "ce texte passe 32\u202f767 caractères, plus qu’une cellule n’en tient : le raccourcir.",
};

/** French sentence of a cell that has no sure value, or holds an error, with its sheet and reference; null for any other. */
export function cellSentence(
  { type, fault, text, column }: Cell,
  { sheet, row }: { readonly sheet: string; readonly row: number },
): string | null {
  const where = `Feuille « ${sheet} », cellule ${referenceOf(row, column)} : `;
  if (fault !== null) return where + FAULTS[fault](text);
  if (type !== "error") return null;
  return `${where}la formule donne l’erreur « ${text} » : la corriger, ou vider la cellule si la valeur n’est pas connue.`;
}

/** A sentence for one thing met, or for several, after its reference. */
const several =
  (one: string, many: string, kind = "") =>
  ({ count, first }: Met): string =>
    count === 1
      ? `${kind}${first} : ${one}`
      : `à partir de ${kind}${first} : ${numberInWords(count)} ${many}`;

/** What is told of a sheet that was read: nothing is lost by it but what is beyond the columns, or covered. */
const FACTS: Readonly<Record<Exclude<keyof SheetFacts, "formulas">, (met: Met) => string>> = {
  hiddenRows: several(
    "une ligne masquée est lue ; la supprimer si elle n’est pas à charger.",
    "lignes masquées ou filtrées sont lues ; les supprimer si elles ne sont pas à charger.",
    "ligne ",
  ),
  hiddenColumns: several(
    "une colonne masquée est lue ; la supprimer si elle n’est pas à charger.",
    "colonnes masquées sont lues ; les supprimer si elles ne sont pas à charger.",
    "colonne ",
  ),
  merges: several(
    "des cellules sont fusionnées, et la première seule porte la valeur ; les défusionner si les autres doivent l’avoir.",
    "fusions de cellules, dont la première seule porte la valeur ; les défusionner si les autres doivent l’avoir.",
  ),
  beyond: several(
    "une cellule est au-delà de la dernière colonne lue et n’est pas chargée ; supprimer ce qui est à droite du tableau.",
    "cellules sont au-delà de la dernière colonne lue et ne sont pas chargées ; supprimer ce qui est à droite du tableau.",
  ),
  covered: several(
    "une valeur est sous une fusion de cellules et n’est pas lue ; défusionner, puis vérifier.",
    "valeurs sont sous des fusions de cellules et ne sont pas lues ; défusionner, puis vérifier.",
  ),
};

const STALE = several(
  "la valeur de cette formule reste à calculer ; ouvrir le classeur dans un tableur et l’enregistrer, ou coller les valeurs.",
  "formules dont la valeur reste à calculer ; ouvrir le classeur dans un tableur et l’enregistrer, ou coller les valeurs.",
);

/** Sheets that are not seen when the workbook is opened. */
const HIDDEN: Readonly<Record<Sheet["visibility"], string | null>> = {
  visible: null,
  hidden: "masquée : vérifier qu’elle est bien à charger.",
  very_hidden: "masquée par une macro : vérifier qu’elle est bien à charger.",
};

/** French sentences on a sheet whose rows were read to the end, in no case a refusal. */
export function sheetNotices(
  { name, visibility, facts }: Pick<Sheet, "name" | "visibility" | "facts">,
  { calculatesOnOpen }: { readonly calculatesOnOpen: boolean },
): readonly string[] {
  const known = facts();
  const told = Object.entries(FACTS).map(([fact, say]) => {
    const met = known[fact as keyof typeof FACTS];
    return met.count === 0 ? null : say(met);
  });
  const stale = calculatesOnOpen && known.formulas.count > 0 ? STALE(known.formulas) : null;
  return [HIDDEN[visibility], ...told, stale]
    .filter((sentence) => sentence !== null)
    .map((sentence) => `Feuille « ${name} », ${sentence}`);
}
