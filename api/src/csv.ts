import type { Chunk, ChunkColumn } from "@fabriques/pipelines/release";
import { type ByteWriter, createByteWriter } from "./bytes.js";
import { cellReaders } from "./cells.js";
import type { CsvVariant } from "./contract/formats.js";

/** How a variant writes a table. */
interface Dialect {
  readonly start: string;
  readonly delimiter: string;
  readonly decimal: string;
  readonly booleans: readonly [isFalse: string, isTrue: string];
  /** Whether every text is between quotes, which tells spreadsheets that `01` is no number. */
  readonly quotesTexts: boolean;
  /** Choices already written, by the array that comes with every chunk of a stream. */
  readonly written: WeakMap<readonly string[], readonly Uint8Array[]>;
}

const DIALECTS: Readonly<Record<CsvVariant, Dialect>> = {
  standard: {
    ...{ start: "", delimiter: ",", decimal: ".", booleans: ["false", "true"] },
    ...{ quotesTexts: false, written: new WeakMap() },
  },
  tableur: {
    ...{ start: "\ufeff", delimiter: ";", decimal: ",", booleans: ["non", "oui"] },
    ...{ quotesTexts: true, written: new WeakMap() },
  },
};

const END = "\r\n";
const SPECIAL = /[",;\r\n]/;
/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** The header line of a CSV (RFC 4180), with the byte order mark where the variant has one. */
export function csvHeader(names: readonly string[], variant: CsvVariant): string {
  const { start, delimiter } = DIALECTS[variant];
  return start + names.map((name) => csvText(name)).join(delimiter) + END;
}

/**
 * The lines of a chunk in UTF-8; a missing value is an empty field (`""` in a column alone), an empty text is `""`. Cells are copied from the
 * engine's columns as bytes: making a string of each costs four times as much.
 */
export function csvLines(chunk: Chunk, variant: CsvVariant): Buffer {
  const dialect = DIALECTS[variant];
  const delimiter = dialect.delimiter.charCodeAt(0);
  const writers = chunk.columns.map((column, i) => fieldWriter(column, { chunk, i, dialect }));
  const out = createByteWriter(sizeOf(chunk));
  for (let row = 0; row < chunk.length; row += 1) {
    for (let i = 0; i < writers.length; i += 1) {
      if (i > 0) out.byte(delimiter);
      writers[i]?.(row, out);
    }
    out.byte(CARRIAGE_RETURN);
    out.byte(LINE_FEED);
  }
  return out.take();
}

/** A guess of the bytes of a chunk's lines, for a buffer that neither grows nor stays half empty. */
const sizeOf = ({ columns, length }: Chunk): number =>
  columns.reduce((size, column) => size + sizeOfColumn(column, length), 2 * length);

function sizeOfColumn(column: ChunkColumn, rows: number): number {
  if (column.form === "utf8") return column.data.length + 2 * rows;
  return rows * (column.form === "dictionary" ? 16 : 8);
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

type FieldWriter = (row: number, out: ByteWriter) => void;

interface Field {
  readonly chunk: Chunk;
  readonly i: number;
  readonly dialect: Dialect;
}

function fieldWriter(column: ChunkColumn, field: Field): FieldWriter {
  const write = valueWriter(column, field);
  const { validity } = column;
  if (!validity) return write;
  // Alone on its line, an empty field would be a blank line, which most readers skip.
  const missing = field.chunk.columns.length === 1 ? '""' : "";
  return (row, out) => {
    if (((validity[row >> 3] ?? 0) >> (row & 7)) & 1) write(row, out);
    else out.ascii(missing);
  };
}

function valueWriter(column: ChunkColumn, { chunk, i, dialect }: Field): FieldWriter {
  switch (column.form) {
    case "booleans": {
      const [isFalse, isTrue] = dialect.booleans;
      return (row, out) => out.ascii(column.data[row] === 1 ? isTrue : isFalse);
    }
    case "dictionary": {
      const texts = fieldsOf(column.dictionary, dialect);
      return (row, out) => out.bytes(texts[column.data[row] ?? -1] ?? NOTHING);
    }
    case "utf8":
      return textWriter(column, dialect);
    case "values": {
      if (column.sqlType === "DATE") return dayWriter(chunk, i);
      return (row, out) => writeNumber(column.data[row] ?? null, out, dialect);
    }
  }
}

const NOTHING = new Uint8Array();

function fieldsOf(
  dictionary: readonly string[],
  { quotesTexts, written }: Dialect,
): readonly Uint8Array[] {
  const known =
    written.get(dictionary) ?? dictionary.map((text) => Buffer.from(csvText(text, quotesTexts)));
  written.set(dictionary, known);
  return known;
}

/** Integers take most columns of numbers; the rest goes through the shortest text that gives the number back. */
function writeNumber(value: number | bigint | null, out: ByteWriter, { decimal }: Dialect): void {
  if (value === null) return;
  if (typeof value === "number" && Number.isSafeInteger(value)) out.integer(value);
  else out.ascii(String(value).replace(".", decimal));
}

/** A column has few different days: each is written once a chunk. */
function dayWriter(chunk: Chunk, i: number): FieldWriter {
  const read = cellReaders(chunk)[i];
  const { data } = chunk.columns[i] as Extract<ChunkColumn, { form: "values" }>;
  const known = new Map<unknown, string>();
  return (row, out) => {
    const day = data[row];
    let text = known.get(day);
    if (text === undefined) {
      text = String(read?.(row) ?? "");
      known.set(day, text);
    }
    out.ascii(text);
  };
}

type Texts = Extract<ChunkColumn, { readonly form: "utf8" }>;

function textWriter({ data, offsets }: Texts, { quotesTexts }: Dialect): FieldWriter {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  // Most columns hold nothing that must be escaped: one look at the whole chunk tells.
  const special = quotesTexts ? '"' : '",;\r\n';
  const isPlain = [...special].every((character) => !bytes.includes(character));
  return (row, out) => {
    const from = offsets[row] ?? 0;
    const to = offsets[row + 1] ?? 0;
    if (!isPlain || from === to || startsFormula(data[from] as number)) {
      out.bytes(Buffer.from(csvText(bytes.toString("utf8", from, to), quotesTexts)));
      return;
    }
    if (quotesTexts) out.byte(QUOTE);
    out.slice(data, from, to);
    if (quotesTexts) out.byte(QUOTE);
  };
}

const QUOTE = 0x22;
const FORMULA_STARTS = new Set([..."=+-@\t\r"].map((character) => character.charCodeAt(0)));
const startsFormula = (byte: number): boolean => byte <= 0x40 && FORMULA_STARTS.has(byte);

function csvText(value: string, isQuoted = false): string {
  const inert = FORMULA.test(value) ? `'${value}` : value;
  return isQuoted || inert === "" || SPECIAL.test(inert)
    ? `"${inert.replaceAll('"', '""')}"`
    : inert;
}
