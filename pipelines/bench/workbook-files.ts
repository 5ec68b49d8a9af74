import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";
import { columnLetters } from "../src/workbook/cell.js";

/** Columns of the workbooks: identifiers that never repeat, names that do, dates, numbers, percentages, booleans. */
const COLUMNS = 15;
const letters = Array.from({ length: COLUMNS }, (_, i) => columnLetters(i + 1));
/** Rows written at once. */
const BLOCK = 2000;

const unique = (row: number, column: number): string => `identifiant ${column}-${row}-${row * 7}`;
const name = (row: number, column: number): string => `Région ${(row * column) % 18}`;

/** Parts of a zip, each as the texts that make it. */
type Parts = Readonly<Record<string, Iterable<string>>>;

async function writeZip(path: string, parts: Parts): Promise<void> {
  const zip = new ZipFile();
  for (const [part, texts] of Object.entries(parts)) zip.addReadStream(Readable.from(texts), part);
  zip.end();
  const out = createWriteStream(path);
  zip.outputStream.pipe(out);
  await once(out, "ready");
  await finished(out);
}

function* blocks(rows: number, line: (row: number) => string): Generator<string> {
  for (let from = 0; from < rows; from += BLOCK) {
    let text = "";
    for (let row = from; row < Math.min(rows, from + BLOCK); row += 1) text += line(row);
    yield text;
  }
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const link = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
/** Columns whose texts never repeat. */
const UNIQUE = 3;

/** Writes an XLSX workbook of that many rows, three of whose columns hold texts that never repeat, all of them shared. */
export async function writeXlsx(path: string, rows: number): Promise<void> {
  const strings = `<sst xmlns="${MAIN}">`;
  await writeZip(path, {
    "_rels/.rels": [
      `<Relationships xmlns="${PACKAGE}">${link("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ],
    "xl/workbook.xml": [
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Données" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    "xl/_rels/workbook.xml.rels": [
      `<Relationships xmlns="${PACKAGE}">${link("r1", "worksheet", "sheet.xml")}${link("r2", "styles", "styles.xml")}${link("r3", "sharedStrings", "strings.xml")}</Relationships>`,
    ],
    "xl/styles.xml": [
      `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    ],
    "xl/strings.xml": concatenated(
      [strings],
      blocks(rows, (row) =>
        [1, 2, 3].map((column) => `<si><t>${unique(row, column)}</t></si>`).join(""),
      ),
      ["</sst>"],
    ),
    "xl/sheet.xml": concatenated(
      [`<worksheet xmlns="${MAIN}"><sheetData>`],
      blocks(rows, xlsxRow),
      ["</sheetData></worksheet>"],
    ),
  });
}

function* concatenated(...parts: readonly Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part;
}

function xlsxRow(row: number): string {
  const number = row + 1;
  const cells = letters.map((letter, column) => {
    const start = `<c r="${letter}${number}"`;
    if (column < UNIQUE) return `${start} t="s"><v>${UNIQUE * row + column}</v></c>`;
    if (column < 6) return `${start} t="inlineStr"><is><t>${name(row, column)}</t></is></c>`;
    if (column < 8) return `${start} s="1"><v>${40_000 + (row % 6000)}</v></c>`;
    if (column === 8) return `${start} s="2"><v>${(row % 100) / 100}</v></c>`;
    if (column === 9) return `${start} t="b"><v>${row % 2}</v></c>`;
    return `${start}><v>${column < 12 ? row * column : row / 7}</v></c>`;
  });
  return `<row r="${number}">${cells.join("")}</row>`;
}

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

/** Writes the same in OpenDocument. */
export async function writeOds(path: string, rows: number): Promise<void> {
  const start = `<office:document-content xmlns:office="${OASIS}:office:1.0" xmlns:table="${OASIS}:table:1.0" xmlns:text="${OASIS}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Données">`;
  await writeZip(path, {
    mimetype: ["application/vnd.oasis.opendocument.spreadsheet"],
    "content.xml": concatenated([start], blocks(rows, odsRow), [
      "</table:table></office:spreadsheet></office:body></office:document-content>",
    ]),
  });
}

function odsRow(row: number): string {
  const typed = (type: string, attribute: string, value: string | number): string =>
    `<table:table-cell office:value-type="${type}" office:${attribute}="${value}"/>`;
  const text = (value: string): string =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const cells = letters.map((_, column) => {
    if (column < UNIQUE) return text(unique(row, column));
    if (column < 6) return text(name(row, column));
    if (column < 8) return typed("date", "date-value", `20${10 + (row % 15)}-03-31`);
    if (column === 8) return typed("percentage", "value", (row % 100) / 100);
    if (column === 9) return typed("boolean", "boolean-value", row % 2 === 0 ? "true" : "false");
    return typed("float", "value", column < 12 ? row * column : row / 7);
  });
  return `<table:table-row>${cells.join("")}</table:table-row>`;
}
