import { recogniseDataset } from "../catalogue/header.js";
import type { Dataset } from "../catalogue/model.js";
import { type FileIdentity, identify } from "../read/encoding.js";
import type { InputFile, SheetSource } from "../read/recognise.js";
import { findStructure, type Structure, type Unreadable } from "../read/structure.js";
import type { Row } from "../workbook/cell.js";
import { openWorkbook } from "../workbook/open.js";
import { WorkbookRefusal } from "../workbook/refusal.js";
import type { Sheet } from "../workbook/sheet.js";
import { createLineMap, type LineMap } from "./line-map.js";
import { meantFor } from "./named.js";
import { csvOf } from "./sheet-csv.js";

/** A workbook of the folder. */
export interface WorkbookFile {
  readonly name: string;
  readonly path: string;
  readonly kind: SheetSource["kind"];
}

/** What a workbook is, and its sheets that are left out, each in a French sentence. */
export interface RecognisedWorkbook {
  readonly identity: FileIdentity;
  readonly found: InputFile | Unreadable;
  readonly told: readonly string[];
}

/** Finds the one sheet of a workbook whose header the catalogue knows, from the first rows of each. */
export async function recogniseWorkbook(file: WorkbookFile): Promise<RecognisedWorkbook> {
  // The bytes are no text: what they say of an encoding is nothing.
  const identity: FileIdentity = {
    ...(await identify(file.path)),
    ...{ encoding: "utf-8", mark: 0, mixed: null, doubts: [] },
  };
  const heads: Head[] = [];
  try {
    await readHeads(file, heads);
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error;
    const dataset = meantFor(file.name) ?? heads.find(({ found }) => found.dataset)?.found.dataset;
    return { identity, found: { dataset: dataset ?? null, reason: error.sentence }, told: [] };
  }
  const known = heads.filter((head): head is KnownHead => head.isKnown);
  const [first, ...others] = known;
  if (!first) return { identity, found: noneKnown(file.name, heads), told: [] };
  if (others.length > 0) return { identity, found: severalKnown(known), told: [] };
  if ("reason" in first.found) return { identity, found: inSheet(first, first.found), told: [] };
  const { name, path } = file;
  const sheet = sheetOf(file, first, first.found);
  return {
    identity,
    found: { name, path, identity, structure: first.found, sheet },
    told: heads.filter((head) => head !== first).map((head) => leftOut(name, head)),
  };
}

/** The first rows of a sheet that has some. */
interface Head {
  readonly sheet: Pick<Sheet, "name" | "position">;
  readonly width: number;
  readonly lines: LineMap;
  readonly found: Structure | Unreadable;
  /** Its header is that of a dataset, be it not that of the file's name. */
  readonly isKnown: boolean;
  /** The dataset that it would be read as. */
  readonly own: Dataset | null;
}

type KnownHead = Head & { readonly isKnown: true };

async function readHeads({ path, name }: WorkbookFile, heads: Head[]): Promise<void> {
  const book = await openWorkbook(path);
  try {
    for await (const sheet of book.sheets()) {
      const rows = await firstRows(sheet);
      if (rows.length > 0) heads.push(await headOf(sheet, rows, name));
    }
  } finally {
    book.close();
  }
}

/** As many rows as a header may be under, with titles and records beside. */
const HEAD_ROWS = 200;
/** Characters of these rows beyond which no more are read. */
const HEAD_TEXT = 1 << 18;

async function firstRows(sheet: Sheet): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let text = 0;
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      rows.push(row);
      for (const cell of row.cells) text += cell.text.length;
      if (row.number >= HEAD_ROWS || text > HEAD_TEXT) return rows;
    }
  }
  return rows;
}

async function headOf(sheet: Sheet, rows: readonly Row[], name: string): Promise<Head> {
  // One cell more than any has: there stands what is beyond the named columns.
  const width = 1 + rows.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0);
  const lines = createLineMap();
  const form = { width, columns: [], firstRow: Number.POSITIVE_INFINITY };
  let csv = "";
  for await (const text of csvOf(once(rows), form, { lines, visit: () => {} })) csv += text;
  const bytes = Buffer.from(csv);
  const found = findStructure(bytes, name);
  const alone = findStructure(bytes, "");
  const isKnown = !("reason" in found) || !("reason" in alone);
  if (!isKnown && isOneColumnCsv(rows, name)) {
    return {
      sheet,
      width,
      lines,
      found: { ...found, reason: ONE_COLUMN, line: 1 },
      isKnown,
      own: null,
    };
  }
  const own = "reason" in found ? alone.dataset : found.dataset;
  return { sheet, width, lines, found, isKnown, own };
}

const ONE_COLUMN =
  "toutes les valeurs d’une ligne sont dans une seule cellule, comme lorsqu’un CSV est mal ouvert : les séparer (Données, Convertir), ou déposer le fichier CSV d’origine.";

/** Whether the first cell of each row is a line of CSV that the catalogue would know: the file was opened with another delimiter. */
function isOneColumnCsv(rows: readonly Row[], name: string): boolean {
  const lines = rows.map(({ cells }) => `${cells[0]?.text ?? ""}\n`);
  return !("reason" in findStructure(Buffer.from(lines.join("")), name));
}

async function* once(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

const sheetOf = (
  { kind }: WorkbookFile,
  { sheet: { name, position }, width, lines }: Head,
  { layout }: Structure,
): SheetSource => ({ kind, name, position, width, firstRow: lines.rowOf(layout.line) });

const leftOut = (name: string, { sheet }: Head): string =>
  `« ${name} », feuille « ${sheet.name} » : ses colonnes ne sont celles d’aucun jeu de données, elle est laissée de côté.`;

/** The reason of a sheet, which a person looks for by its name and its rows. */
function inSheet({ sheet, lines }: Head, { dataset, reason, line }: Unreadable): Unreadable {
  const row = line === undefined ? undefined : lines.rowOf(line);
  const where = `feuille « ${sheet.name} »${row === undefined ? "" : `, ligne ${row}`}`;
  const said = { dataset, reason: `${where} : ${reason}` };
  return row === undefined ? said : { ...said, line: row };
}

function noneKnown(name: string, heads: readonly Head[]): Unreadable {
  const dataset = recogniseDataset([], name);
  const [only, ...others] = heads;
  if (!only) {
    return { dataset, reason: "le classeur est vide : le remplacer par l’export complet." };
  }
  const close = heads.find(({ found }) => "reason" in found && found.line !== undefined);
  const told = close ?? (others.length === 0 ? only : null);
  if (told && "reason" in told.found) return inSheet(told, told.found);
  const names = heads.map(({ sheet }) => `« ${sheet.name} »`).join(", ");
  const reason = `aucune de ses feuilles (${names}) n’a les colonnes d’un jeu de données : vérifier leurs noms.`;
  return { dataset, reason };
}

function severalKnown(known: readonly KnownHead[]): Unreadable {
  const datasets = new Set(known.map(({ own }) => own));
  const [dataset = null] = datasets;
  const names = known.map(({ sheet, own }) => `« ${sheet.name} » (${own?.id})`);
  const all = `${names.slice(0, -1).join(", ")} et ${names.at(-1)}`;
  const same = `les feuilles ${all} ont les colonnes d’un même jeu de données : n’en garder qu’une, ou réunir leurs lignes en une seule.`;
  const different = `les feuilles ${all} sont de plusieurs jeux de données : enregistrer chacune dans un classeur à elle.`;
  return { dataset, reason: datasets.size === 1 ? same : different };
}
