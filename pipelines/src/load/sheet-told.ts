import { literal } from "../catalogue/cells.js";
import type { Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import type { InputFile } from "../read/recognise.js";
import { columnLetters } from "../workbook/cell.js";
import { french } from "./french.js";
import type { StagedSheet } from "./sheet-stage.js";

/** Tells what was seen of a whole sheet, and says of each lost cell what the sheet has there, in the place of what was read. */
export async function recordSheet(
  db: Database,
  { name, structure }: InputFile,
  { lost, notices }: StagedSheet,
): Promise<void> {
  const { id } = structure.dataset;
  for (const notice of notices) {
    await db.run("insert into notices values (?, ?, null, 'feuille', 1, null, ?)", [
      ...[id, name, french(notice)],
    ]);
  }
  if (lost === null) return;
  await db.run(`
    update anomalies set valeur = c.valeur, message = c.message
    from ${lostCells(lost)} c
    where jeu = ${literal(id)} and fichier = ${literal(name)} and regle = 'illisible'
      and anomalies.ligne = c.ligne and anomalies.colonne = c.colonne`);
}

const lostCells = (path: string): Sql =>
  `read_csv(${literal(path)}, auto_detect = false, header = false, delim = ';', quote = '"', escape = '"', nullstr = '',
    columns = {'ligne': 'BIGINT', 'colonne': 'VARCHAR', 'valeur': 'VARCHAR', 'message': 'VARCHAR'})`;

/** Puts the sheet and the cell, as a spreadsheet names them, before what is said of the rows of workbooks, once. */
export async function placeInSheets(db: Database, files: readonly InputFile[]): Promise<void> {
  for (const { name, structure, sheet } of files) {
    if (!sheet) continue;
    const start = literal(french(`Feuille « ${sheet.name} »`));
    const letters = structure.columns.flatMap((column, i) =>
      column ? [`when ${literal(column.name)} then ${literal(columnLetters(i + 1))}`] : [],
    );
    const cell = `', cellule ' || case colonne ${letters.join(" ")} end || ligne`;
    await db.run(`
      update anomalies
      set message = ${start} || coalesce(${cell}, ', ligne ' || ligne, '') || ${literal(french(" : "))} || message
      where fichier = ${literal(name)} and not starts_with(message, ${start})`);
  }
}
