import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { columnLetters } from "../../src/workbook/cell.js";
import { LIMITS, type Limits } from "../../src/workbook/limits.js";
import { openWorkbook } from "../../src/workbook/open.js";
import { cellSentence, sheetNotices } from "../../src/workbook/sentences.js";
import type { SheetFacts } from "../../src/workbook/sheet.js";
import { scratchFolder } from "../scratch.js";

/** The parts of a zip, by name, in order. */
export type Parts = Readonly<Record<string, string | Buffer>>;

/** Bytes of a zip of those parts. */
export async function zipOf(parts: Parts, { isStored = false } = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), name, { compress: !isStored, mtime: new Date(0) });
  }
  zip.end();
  return buffer(zip.outputStream);
}

const START = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** What a test says of a workbook; the rest is as plain as it may be. */
export interface XlsxSaid {
  /** What is inside `sheetData` of the only sheet, or of each. */
  readonly data?: string | readonly string[];
  /** What is before and after `sheetData`. */
  readonly before?: string;
  readonly after?: string;
  /** Inside `cellXfs`; style 1 is the first one after the plain one. */
  readonly formats?: readonly string[];
  /** `si` elements. */
  readonly strings?: string;
  readonly workbookPr?: string;
  readonly calcPr?: string;
  /** Attributes of the only sheet. */
  readonly sheet?: string;
  /** Parts that replace others, or are beside them; null removes one. */
  readonly parts?: Readonly<Record<string, string | Buffer | null>>;
}

/** Parts of a small workbook of Office Open XML. */
export function xlsxParts(said: XlsxSaid = {}): Parts {
  const data = [said.data ?? ""].flat();
  const links = [
    ...data.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`]),
    ["rId98", "styles", "styles.xml"],
    ...(said.strings === undefined ? [] : [["rId99", "sharedStrings", "sharedStrings.xml"]]),
  ];
  const sheets = data.map(
    (_, i) =>
      `<sheet name="${i === 0 ? "Feuille" : `Feuille ${i + 1}`}" sheetId="${i + 1}" ${said.sheet ?? ""} r:id="rId${i + 1}"/>`,
  );
  const formats = (said.formats ?? []).map(
    (code, i) =>
      `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"/>`,
  );
  const styles = (said.formats ?? []).map((_, i) => `<xf numFmtId="${200 + i}"/>`);
  const parts: Record<string, string | Buffer | null> = {
    "[Content_Types].xml": `${START}<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${START}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${said.workbookPr ?? ""}/><sheets>${sheets.join("")}</sheets>${said.calcPr ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": relations(links as [string, string, string][]),
    "xl/styles.xml": `${START}<styleSheet xmlns="${MAIN}"><numFmts>${formats.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join("")}</cellXfs></styleSheet>`,
    ...(said.strings === undefined
      ? {}
      : { "xl/sharedStrings.xml": `${START}<sst xmlns="${MAIN}">${said.strings}</sst>` }),
    ...Object.fromEntries(
      data.map((rows, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${START}<worksheet xmlns="${MAIN}">${said.before ?? ""}<sheetData>${rows}</sheetData>${said.after ?? ""}</worksheet>`,
      ]),
    ),
    ...said.parts,
  };
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, string | Buffer] => part[1] !== null),
  );
}

function relations(
  links: readonly (readonly [id: string, kind: string, target: string])[],
): string {
  const written = links.map(
    ([id, kind, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${START}<Relationships xmlns="${PACKAGE}/relationships">${written.join("")}</Relationships>`;
}

export const xlsx = (said: XlsxSaid = {}): Promise<Buffer> => zipOf(xlsxParts(said));
/** A workbook of one row of those cells. */
export const xlsxRow = (cells: string, said: XlsxSaid = {}): Promise<Buffer> =>
  xlsx({ ...said, data: `<row r="1">${cells}</row>` });

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";
export const ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";

/** Parts of a small OpenDocument spreadsheet whose `office:spreadsheet` holds `body`. */
export function odsParts(body: string, styles = "", manifest = ""): Parts {
  const names = ["office", "table", "text", "style", "draw"]
    .map((name) => `xmlns:${name}="${OASIS}:${name === "draw" ? "drawing" : name}:1.0"`)
    .join(" ");
  return {
    mimetype: ODS_TYPE,
    "META-INF/manifest.xml": `${START}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${ODS_TYPE}"/>${manifest}</manifest:manifest>`,
    "content.xml": `${START}<office:document-content ${names} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
  };
}

/** An OpenDocument spreadsheet of one sheet of those rows. */
export const ods = (rows: string, styles = ""): Promise<Buffer> =>
  zipOf(odsParts(`<table:table table:name="Feuille">${rows}</table:table>`, styles));
/** One of one row of those cells. */
export const odsRow = (cells: string): Promise<Buffer> =>
  ods(`<table:table-row>${cells}</table:table-row>`);

/** A sheet as it was read: `A1` → `type text`; hidden rows by number. */
export interface ReadSheet {
  readonly name: string;
  readonly visibility: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly hidden: readonly number[];
  readonly facts: SheetFacts;
  /** Sentences on its cells, then on itself. */
  readonly told: readonly string[];
}

/** Writes a file under a name that says nothing of it. */
export function fileOf(bytes: Buffer): string {
  const path = join(scratchFolder(), "export.csv");
  writeFileSync(path, bytes);
  return path;
}

/** Reads a whole workbook; `limits` replaces some of the usual ones. */
export async function readBook(
  path: string,
  limits: Partial<Limits> = {},
): Promise<readonly ReadSheet[]> {
  const book = await openWorkbook(path, { ...LIMITS, ...limits });
  const read: ReadSheet[] = [];
  try {
    for await (const sheet of book.sheets()) {
      const cells: Record<string, string> = {};
      const hidden: number[] = [];
      const told: string[] = [];
      for await (const rows of sheet.rows()) {
        for (const row of rows) {
          if (row.isHidden) hidden.push(row.number);
          for (const cell of row.cells) {
            const value = cell.fault === null ? cell.text : `${cell.fault} ${cell.text}`;
            cells[`${columnLetters(cell.column)}${row.number}`] = `${cell.type} ${value}`;
            const sentence = cellSentence(cell, { sheet: sheet.name, row: row.number });
            if (sentence !== null) told.push(sentence);
          }
        }
      }
      told.push(...sheetNotices(sheet, book));
      const { name, visibility } = sheet;
      read.push({ name, visibility, cells, hidden, told, facts: sheet.facts() });
    }
  } finally {
    book.close();
  }
  return read;
}

/** The first sheet of a workbook given by its bytes. */
export async function firstSheet(bytes: Buffer, limits: Partial<Limits> = {}): Promise<ReadSheet> {
  const [sheet] = await readBook(fileOf(bytes), limits);
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

/** Cells of the first sheet. */
export const cellsOf = async (bytes: Buffer): Promise<Readonly<Record<string, string>>> =>
  (await firstSheet(bytes)).cells;
