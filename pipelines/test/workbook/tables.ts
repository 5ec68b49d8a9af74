import fc from "fast-check";
import writeXlsxFile from "write-excel-file/node";
import { columnLetters } from "../../src/workbook/cell.js";
import { ods, xlsx } from "./books.js";

/** A value that a program writes in a cell; a day or a time of a day is an ISO text in `date`. */
export type Value = string | number | boolean | { readonly date: string } | null;

/** Rows of cells, of any widths. */
export type Table = readonly (readonly Value[])[];

const FIRST = Date.UTC(1900, 2, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);
/** ISO, to the second, without a time at midnight. */
const iso = (time: number): string =>
  new Date(time).toISOString().slice(0, 19).replace("T00:00:00", "");

const seconds = fc
  .integer({ min: FIRST / 1000, max: LAST / 1000 })
  .map((second) => ({ date: iso(second * 1000) }));
const days = fc
  .integer({ min: FIRST / 86_400_000, max: Math.floor(LAST / 86_400_000) })
  .map((day) => ({ date: iso(day * 86_400_000) }));
/** Fifteen digits at most, of which JavaScript writes the shortest decimal, without exponent between these bounds. */
const numbers = fc
  .tuple(
    fc.maxSafeNat().map((n) => n % 10 ** 15),
    fc.integer({ min: -20, max: 5 }),
    fc.boolean(),
  )
  .map(([digits, power, isNegative]) => Number(`${isNegative ? "-" : ""}${digits}e${power}`))
  .filter((value) => value === 0 || (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e21));

/** Texts of any characters, those that XML has no way to hold included, or without them. */
export const texts = (isXml: boolean): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({
        unit: fc.constantFrom(" ", "\n", "\t", "\r", "a", "_x0041_", "&", "<", "]]>", '"'),
      }),
      fc.string({ unit: "binary" }),
    )
    .map((text) =>
      isXml ? text.replaceAll(/[^\t\n -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "") : text,
    );

/** Tables whose texts are of that kind. */
export const tables = (text: fc.Arbitrary<string>): fc.Arbitrary<Table> =>
  fc.array(
    fc.array(fc.oneof(fc.constant(null), text, numbers, fc.boolean(), seconds, days), {
      maxLength: 8,
    }),
    { maxLength: 12 },
  );

/** What must be read of a table, by reference. */
export function expectedOf(table: Table): Readonly<Record<string, string>> {
  const cells = table.flatMap((row, i) =>
    row.map((value, j) => [`${columnLetters(j + 1)}${i + 1}`, expectedCell(value)] as const),
  );
  return Object.fromEntries(cells.filter(([, text]) => text !== null)) as Record<string, string>;
}

function expectedCell(value: Value): string | null {
  if (value === null || value === "") return null;
  if (typeof value === "string") return `text ${value}`;
  if (typeof value === "boolean") return `boolean ${value ? "vrai" : "faux"}`;
  return typeof value === "number" ? `number ${value}` : `date ${value.date}`;
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");

/** As the product's own files are written: inline texts, `_x0001_` for what XML has no way to hold. */
export const asOwnXlsx = (table: Table): Promise<Buffer> =>
  xlsx({ data: sheetRows(table), formats: ["dd/mm/yyyy"] });

/** What is inside `sheetData` for a table; style 1 is that of days. */
export function sheetRows(table: Table): string {
  const rows = table.map((row, i) => {
    const cells = row.map((value, j) => xlsxCell(value, `${columnLetters(j + 1)}${i + 1}`));
    return `<row r="${i + 1}">${cells.join("")}</row>`;
  });
  return rows.join("");
}

const EPOCH = 25_569;
const serialOf = (date: string): number =>
  Date.parse(date.length > 10 ? `${date}Z` : date) / 86_400_000 + EPOCH;
const coded = (text: string): string =>
  escaped(
    text
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .replaceAll(
        /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
        (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
      ),
  );

function xlsxCell(value: Value, reference: string): string {
  const start = `<c r="${reference}"`;
  if (value === null) return "";
  if (typeof value === "number") return `${start}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value !== "string") return `${start} s="1"><v>${serialOf(value.date)}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${coded(value)}</t></is></c>`;
}

/** The same in OpenDocument: a line a paragraph, blanks as elements. */
export function asOwnOds(table: Table): Promise<Buffer> {
  const rows = table.map(
    (row) =>
      `<table:table-row>${row.map(odsCell).join("") || "<table:table-cell/>"}</table:table-row>`,
  );
  return ods(rows.join(""));
}

function odsCell(value: Value): string {
  if (value === null) return "<table:table-cell/>";
  const typed = (type: string, attribute: string, said: unknown): string =>
    `<table:table-cell office:value-type="${type}" office:${attribute}="${said}"/>`;
  if (typeof value === "number") return typed("float", "value", value);
  if (typeof value === "boolean") return typed("boolean", "boolean-value", value);
  if (typeof value !== "string") return typed("date", "date-value", value.date);
  const lines = value.split("\n").map((line) => {
    const spaced = escaped(line).replaceAll(/\t|^ | $|(?<= ) /g, (blank) =>
      blank === "\t" ? "<text:tab/>" : "<text:s/>",
    );
    return `<text:p>${spaced}</text:p>`;
  });
  return `<table:table-cell office:value-type="string">${lines.join("")}</table:table-cell>`;
}

/** By another program, which shares its strings. */
export function asOtherXlsx(table: Table): Promise<Buffer> {
  const rows = table.map((row) =>
    row.map((value) => {
      if (value === null || value === "") return null;
      if (typeof value !== "object") return { value };
      const date = new Date(value.date.length > 10 ? `${value.date}Z` : value.date);
      return { value: date, type: Date, format: "dd/mm/yyyy hh:mm:ss" } as const;
    }),
  );
  return writeXlsxFile(rows).toBuffer();
}
