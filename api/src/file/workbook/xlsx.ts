import type { Entry } from "../archive.js";
import type { CellValue, TypedColumn } from "../cells.js";
import { cutMark, cutsFact, READ_ME_SHEET } from "../words.js";
import type { Book, Slice } from "./book.js";
import { XML_START, xmlText } from "./xml.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Longer texts make spreadsheets call the file damaged. */
const LONGEST_TEXT = 32_767;

/** Styles, by their place in `xl/styles.xml`. */
const DAY = 1;
const HEADER = 2;
const WRAPPED = 3;

/** The files of an Office Open XML workbook; texts are inline, so that nothing is kept in memory. */
export function xlsxEntries(book: Book): readonly Entry[] {
  const names = [...book.sheets, READ_ME_SHEET];
  const cuts: Cuts = { cells: 0 };
  return [
    { name: "[Content_Types].xml", content: once(contentTypes(names)) },
    { name: "_rels/.rels", content: once(relations([["officeDocument", "xl/workbook.xml"]])) },
    { name: "xl/workbook.xml", content: once(workbook(names)) },
    { name: "xl/_rels/workbook.xml.rels", content: once(workbookRelations(names)) },
    { name: "xl/styles.xml", content: once(STYLES) },
    ...book.sheets.map((_, i) => ({
      name: `xl/${sheetFile(i)}`,
      content: () => dataSheet(book, cuts),
    })),
    { name: `xl/${sheetFile(book.sheets.length)}`, content: () => readMeSheet(book, cuts) },
  ];
}

const once = (text: string): (() => AsyncGenerator<string>) =>
  async function* () {
    yield XML_START + text;
  };

const sheetFile = (index: number): string => `worksheets/sheet${index + 1}.xml`;

function contentTypes(names: readonly string[]): string {
  const overrides = [
    ["xl/workbook.xml", `${TYPES}.sheet.main+xml`],
    ["xl/styles.xml", `${TYPES}.styles+xml`],
    ...names.map((_, i) => [`xl/${sheetFile(i)}`, `${TYPES}.worksheet+xml`]),
  ].map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`);
  const relationships = "application/vnd.openxmlformats-package.relationships+xml";
  const defaults = `<Default Extension="rels" ContentType="${relationships}"/><Default Extension="xml" ContentType="application/xml"/>`;
  return `<Types xmlns="${PACKAGE}/content-types">${defaults}${overrides.join("")}</Types>`;
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const links = targets.map(
    ([kind, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${LINKS}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}</Relationships>`;
}

const workbookRelations = (names: readonly string[]): string =>
  relations([
    ...names.map((_, i) => ["worksheet", sheetFile(i)] as const),
    ["styles", "styles.xml"],
  ]);

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, i) => `<sheet name="${text(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

const STYLES = [
  `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>`,
  `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`,
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`,
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>`,
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">`,
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
  `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>`,
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
].join("");

async function* dataSheet({ columns, rows }: Book, cuts: Cuts): AsyncGenerator<string> {
  const letters = columns.map((_, i) => columnLetters(i));
  const header = columns.map(({ name }, i) => textCell(name, `${letters[i]}1`, HEADER));
  yield `${XML_START}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${columns.length}" width="18" customWidth="1"/></cols><sheetData><row r="1">${header.join("")}</row>`;
  const writers = columns.map((column) => writerOf(column, cuts));
  let row = 1;
  for await (const slice of rows()) {
    yield rowsXml(slice, { row, letters, writers });
    row += slice.to - slice.from;
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${row}"/></worksheet>`;
}

interface RowsPlace {
  /** Number of the row above. */
  readonly row: number;
  readonly letters: readonly string[];
  readonly writers: readonly CellWriter[];
}

function rowsXml({ readers, from, to }: Slice, { row, letters, writers }: RowsPlace): string {
  let xml = "";
  for (let at = from; at < to; at += 1) {
    const number = row + 1 + at - from;
    xml += `<row r="${number}">`;
    for (let i = 0; i < writers.length; i += 1) {
      const value = readers[i]?.(at) ?? null;
      if (value !== null) xml += writers[i]?.(value, `${letters[i]}${number}`) ?? "";
    }
    xml += "</row>";
  }
  return xml;
}

type CellWriter = (value: NonNullable<CellValue>, reference: string) => string;

const writerOf = ({ sqlType }: TypedColumn, cuts: Cuts): CellWriter => {
  if (sqlType === "DATE") return dayCell;
  return (value, reference) => {
    if (typeof value === "number") return `<c r="${reference}"><v>${value}</v></c>`;
    if (typeof value === "boolean") return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
    return textCell(value.length > LONGEST_TEXT ? cutText(value, cuts) : value, reference);
  };
};

/** How many cells hold less than their text. */
interface Cuts {
  cells: number;
}

/** The beginning of a text, which then says that it is cut, how long it was and where it is whole. */
function cutText(value: string, cuts: Cuts): string {
  cuts.cells += 1;
  const mark = cutMark(value.length);
  // Half of a character outside the basic plane would be no character.
  return value.slice(0, LONGEST_TEXT - mark.length).replace(/[\uD800-\uDBFF]$/, "") + mark;
}

const DAY_MS = 86_400_000;
/** 1970-01-01 as spreadsheets count days. */
const EPOCH = 25_569;
/** 1900-03-01: earlier days are counted as if 1900 had been a leap year. */
const FIRST_DAY = 61;

const dayCell: CellWriter = (value, reference) => {
  const serial = Date.parse(String(value)) / DAY_MS + EPOCH;
  if (serial < FIRST_DAY) return textCell(String(value), reference);
  return `<c r="${reference}" s="${DAY}"><v>${serial}</v></c>`;
};

/** A text is typed as such: whatever it begins with, it is never a formula. */
function textCell(value: string, reference: string, style = 0): string {
  const styled = style === 0 ? "" : ` s="${style}"`;
  return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${text(value)}</t></is></c>`;
}

/** `_x0001_` stands for a character that XML refuses, so a text that looks so must be told apart. */
const text = (value: string): string =>
  xmlText(
    value.includes("_x") ? value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : value,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );

async function* readMeSheet({ readMe }: Book, { cells }: Cuts): AsyncGenerator<string> {
  const facts = [...(await readMe()), ...(cells === 0 ? [] : [cutsFact(cells, LONGEST_TEXT)])];
  const rows = facts.map(
    ([label, fact], i) =>
      `<row r="${i + 1}">${textCell(label, `A${i + 1}`, HEADER)}${textCell(fact, `B${i + 1}`, WRAPPED)}</row>`,
  );
  yield `${XML_START}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="110" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

/** `A`, `B`… `Z`, `AA`… */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
