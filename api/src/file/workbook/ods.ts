import type { Entry } from "../archive.js";
import type { CellValue, TypedColumn } from "../cells.js";
import { READ_ME_SHEET } from "../words.js";
import type { Book, Slice } from "./book.js";
import { XML_START, xmlText } from "./xml.js";

/** Media type of an OpenDocument spreadsheet. */
const ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";

const NS = "urn:oasis:names:tc:opendocument:xmlns";

/** The files of an OpenDocument spreadsheet; `mimetype` comes first, as it is, so that its kind shows. */
export const odsEntries = (book: Book): readonly Entry[] => [
  { name: "mimetype", content: ODS_TYPE },
  {
    name: "META-INF/manifest.xml",
    content: async function* () {
      yield MANIFEST;
    },
  },
  { name: "content.xml", content: () => contentXml(book) },
];

const MANIFEST = `${XML_START}<manifest:manifest xmlns:manifest="${NS}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODS_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;

const START = [
  `${XML_START}<office:document-content xmlns:office="${NS}:office:1.0" xmlns:table="${NS}:table:1.0" xmlns:text="${NS}:text:1.0"`,
  ` xmlns:style="${NS}:style:1.0" xmlns:number="${NS}:datastyle:1.0" xmlns:fo="${NS}:xsl-fo-compatible:1.0" office:version="1.3">`,
  `<office:automatic-styles><number:date-style style:name="jour"><number:day number:style="long"/><number:text>/</number:text>`,
  `<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>`,
  `<style:style style:name="date" style:family="table-cell" style:data-style-name="jour"/>`,
  `<style:style style:name="titre" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>`,
  `<style:style style:name="fait" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>`,
  `<style:style style:name="colonne" style:family="table-column"><style:table-column-properties style:column-width="4cm"/></style:style>`,
  `<style:style style:name="large" style:family="table-column"><style:table-column-properties style:column-width="20cm"/></style:style>`,
  `</office:automatic-styles><office:body><office:spreadsheet>`,
].join("");
const END = "</office:spreadsheet></office:body></office:document-content>";

async function* contentXml(book: Book): AsyncGenerator<string> {
  yield START;
  for (const name of book.sheets) yield* dataTable(name, book);
  yield await readMeTable(book);
  yield END;
}

async function* dataTable(name: string, { columns, rows }: Book): AsyncGenerator<string> {
  const header = columns.map((column) => textCell(column.name, "titre")).join("");
  yield `${tableStart(name)}<table:table-column table:style-name="colonne" table:number-columns-repeated="${columns.length}"/><table:table-header-rows><table:table-row>${header}</table:table-row></table:table-header-rows>`;
  const writers = columns.map(writerOf);
  for await (const slice of rows()) yield rowsXml(slice, writers);
  yield "</table:table>";
}

async function readMeTable({ readMe }: Book): Promise<string> {
  const rows = (await readMe()).map(
    ([label, fact]) =>
      `<table:table-row>${textCell(label, "titre")}${textCell(fact, "fait")}</table:table-row>`,
  );
  return `${tableStart(READ_ME_SHEET)}<table:table-column table:style-name="colonne"/><table:table-column table:style-name="large"/>${rows.join("")}</table:table>`;
}

const tableStart = (name: string): string => `<table:table table:name="${text(name)}">`;

function rowsXml({ readers, from, to }: Slice, writers: readonly CellWriter[]): string {
  let xml = "";
  for (let row = from; row < to; row += 1) {
    xml += "<table:table-row>";
    for (let i = 0; i < writers.length; i += 1) {
      const value = readers[i]?.(row) ?? null;
      xml += value === null ? "<table:table-cell/>" : writers[i]?.(value);
    }
    xml += "</table:table-row>";
  }
  return xml;
}

type CellWriter = (value: NonNullable<CellValue>) => string;

const writerOf = ({ sqlType }: TypedColumn): CellWriter => (sqlType === "DATE" ? dayCell : anyCell);

const anyCell: CellWriter = (value) => {
  if (typeof value === "number") {
    return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
  }
  if (typeof value === "boolean") {
    return `<table:table-cell office:value-type="boolean" office:boolean-value="${value}"/>`;
  }
  return textCell(value);
};

const dayCell: CellWriter = (value) =>
  `<table:table-cell table:style-name="date" office:value-type="date" office:date-value="${value}"/>`;

/** A text is typed as such: whatever it begins with, it is never a formula. */
function textCell(value: string, style?: string): string {
  const styled = style === undefined ? "" : ` table:style-name="${style}"`;
  return `<table:table-cell${styled} office:value-type="string">${paragraphs(value)}</table:table-cell>`;
}

/** ODF writes each line as a paragraph, and would merge spaces left as they are. */
const paragraphs = (value: string): string =>
  value
    .split(/\r\n|\r|\n/)
    .map((line) => `<text:p>${spaced(text(line))}</text:p>`)
    .join("");

const MERGED = /\t|^ | $|(?<= ) /g;
const spaced = (line: string): string =>
  line.replaceAll(MERGED, (blank) => (blank === "\t" ? "<text:tab/>" : "<text:s/>"));

/** ODF has no way to write a control character: its replacement shows that one was there. */
const text = (value: string): string => xmlText(value, () => "\ufffd");
