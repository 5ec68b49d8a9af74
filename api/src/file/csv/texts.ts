import { type ColumnOf, hasValue, type Place } from "./cells.js";

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
/** What stands only between quotes, whichever the delimiter. */
const SPECIAL = '",;\r\n';
/** What a spreadsheet would take for a formula, at the beginning (OWASP, CSV injection); an apostrophe before makes it inert. */
const FORMULA = "=+-@\t\r";

/** 1 at the bytes of some ASCII characters. */
const tableOf = (characters: string): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    Number(characters.includes(String.fromCharCode(byte))),
  );
const IS_SPECIAL = tableOf(SPECIAL);
const IS_FORMULA = tableOf(FORMULA);

/** A text as a CSV holds it: between quotes where it must be, or always; an empty one is `""`. */
export function csvText(text: string, quotesAll = false): string {
  const inert = FORMULA.includes(text.charAt(0) || "x") ? `'${text}` : text;
  const isPlain = inert !== "" && ![...SPECIAL].some((character) => inert.includes(character));
  return isPlain && !quotesAll ? inert : `"${inert.replaceAll('"', '""')}"`;
}

/** Writes a column of texts; a missing one is empty. */
export function writeTexts(column: ColumnOf<"utf8">, quotesAll: boolean, place: Place): void {
  if (quotesAll || !isPlain(column)) writeEscaped(column, quotesAll, place);
  else writePlain(column, place);
}

/** Most columns hold nothing that must be escaped: one look at the whole chunk tells. */
function isPlain({ data, offsets, validity }: ColumnOf<"utf8">): boolean {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if ([...SPECIAL].some((character) => bytes.includes(character))) return false;
  for (let row = 0; row < offsets.length - 1; row += 1) {
    const from = offsets[row] as number;
    const isEmpty = from === offsets[row + 1];
    if (isEmpty ? hasValue(validity, row) : IS_FORMULA[data[from] as number] === 1) return false;
  }
  return true;
}

function writePlain({ data, offsets }: ColumnOf<"utf8">, { cells, column }: Place): void {
  const { spans, columns, rows } = cells;
  const first = cells.add(data);
  for (let row = 0; row < rows; row += 1) {
    const span = 2 * (row * columns + column);
    spans[span] = first + (offsets[row] as number);
    spans[span + 1] = first + (offsets[row + 1] as number);
  }
}

function writeEscaped(
  { data, offsets, validity }: ColumnOf<"utf8">,
  quotesAll: boolean,
  { cells, column }: Place,
): void {
  const { spans, columns, rows } = cells;
  // At most, each byte is a quote to double, and each text has an apostrophe and two quotes more.
  let at = cells.reserve(2 * data.length + 3 * rows);
  const out = { bytes: cells.bytes, quotesAll };
  for (let row = 0; row < rows; row += 1) {
    if (!hasValue(validity, row)) continue;
    const span = 2 * (row * columns + column);
    spans[span] = at;
    at = writeText({ data, from: offsets[row] as number, to: offsets[row + 1] as number }, at, out);
    spans[span + 1] = at;
  }
  cells.keep(at);
}

interface Text {
  readonly data: Uint8Array;
  readonly from: number;
  readonly to: number;
}

interface Out {
  readonly bytes: Uint8Array;
  readonly quotesAll: boolean;
}

/** Writes {@link csvText} of a text in UTF-8, and gives the place after it. */
function writeText({ data, from, to }: Text, start: number, { bytes, quotesAll }: Out): number {
  const isQuoted = quotesAll || from === to || hasSpecial(data, from, to);
  let at = start;
  if (isQuoted) {
    bytes[at] = QUOTE;
    at += 1;
  }
  if (from < to && IS_FORMULA[data[from] as number] === 1) {
    bytes[at] = APOSTROPHE;
    at += 1;
  }
  for (let i = from; i < to; i += 1) {
    const byte = data[i] as number;
    bytes[at] = byte;
    at += 1;
    if (byte === QUOTE) {
      bytes[at] = QUOTE;
      at += 1;
    }
  }
  if (isQuoted) bytes[at] = QUOTE;
  return isQuoted ? at + 1 : at;
}

function hasSpecial(data: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (IS_SPECIAL[data[i] as number] === 1) return true;
  return false;
}
