/** What a record of a CSV file may have of note. */
export const Mark = {
  /** Cells surrounded by spaces outside their quotes. */
  padded: 1,
  /** A quote inside a cell that does not begin with one: kept as a character. */
  stray: 2,
  /** Text after a closing quote: no reading of the record is certain. */
  broken: 4,
  nul: 8,
  /** A quote was opened and never closed. */
  unclosed: 16,
  /** Longer than any real record. */
  tooLong: 32,
  /** A quoted cell that holds a newline and enough delimiters for a record: a quote was lost or added. */
  swallowing: 64,
  /** Newlines that end records: more than one kind in a file must be made one. */
  lf: 256,
  crlf: 512,
  cr: 1024,
} as const;

const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const TAB = 0x09;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** Delimiters that an export may use. */
export type Delimiter = ";" | "," | "\t";

/** All of them, the French one first. */
export const DELIMITERS: readonly Delimiter[] = [";", ",", "\t"];

const codeOf = (delimiter: Delimiter): number =>
  ({ ";": SEMICOLON, ",": COMMA, "\t": TAB })[delimiter];

const isEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;

/** Reads records one by one in a buffer of UTF-8 bytes (RFC 4180, with `marks` where a file departs from it). */
export interface RecordScanner {
  readonly separator: number;
  /** Number of cells expected. */
  readonly columns: number;
  /** 1 for the bytes that mean something outside or inside quotes. */
  readonly isSpecial: Uint8Array;
  /** 1 for the delimiter, 2 for the bytes that end a run of cells without quotes, 0 for the others. */
  readonly stops: Uint8Array;
  /** The bytes to read, up to `to`; what follows is left over from before. */
  bytes: Uint8Array;
  to: number;
  /** Cells of the last record. */
  cells: number;
  /** Physical lines that the last record covers. */
  lines: number;
  /** Offset just after the content of the last record, before its newline. */
  stop: number;
  /** Sum of {@link Mark}. */
  marks: number;
  /** Whether the scan stopped inside quotes. */
  quoted: boolean;
}

/** Makes a {@link RecordScanner} for records of `columns` cells. */
export function createRecordScanner(delimiter: Delimiter, columns: number): RecordScanner {
  const separator = codeOf(delimiter);
  const isSpecial = new Uint8Array(256);
  for (const byte of [separator, QUOTE, LF, CR, 0]) isSpecial[byte] = 1;
  const stops = isSpecial.map((special) => 2 * special);
  stops[separator] = 1;
  const last = { cells: 0, lines: 0, stop: 0, marks: 0, quoted: false };
  return { separator, columns, isSpecial, stops, bytes: new Uint8Array(0), to: 0, ...last };
}

/**
 * Scans the record that begins at `from` in the scanner's bytes; gives the offset of the next one, or -1 when the
 * bytes end before the record does and are not the `final` ones.
 */
export function scanRecord(scanner: RecordScanner, from: number, final: boolean): number {
  const { bytes, to, separator } = scanner;
  scanner.cells = 1;
  scanner.lines = 1;
  scanner.marks = 0;
  scanner.quoted = false;
  const end = plainRecord(scanner, from);
  if (end < to && isEnd(bytes[end])) return newline(scanner, end, final);
  scanner.cells = 1;
  for (let at = from; ; ) {
    at = isQuoted(scanner, at) ? quotedCell(scanner, at) : plainCell(scanner, at);
    if (at >= to) return final ? endOfBytes(scanner) : -1;
    if (bytes[at] !== separator) return newline(scanner, at, final);
    scanner.cells += 1;
    at += 1;
  }
}

/** Most records hold no quote: their delimiters are counted in one loop. Gives the offset of what stops it. */
function plainRecord(scanner: RecordScanner, from: number): number {
  const { bytes, to, stops } = scanner;
  let cells = 1;
  let at = from;
  // Delimiters are added up rather than tested for: a processor cannot guess where they stand.
  for (; at < to; at += 1) {
    const step = stops[bytes[at] as number] as number;
    if (step > 1) break;
    cells += step;
  }
  scanner.cells = cells;
  return at;
}

function endOfBytes(scanner: RecordScanner): number {
  scanner.stop = scanner.to;
  if (scanner.quoted) scanner.marks |= Mark.unclosed;
  return scanner.to;
}

function newline(scanner: RecordScanner, at: number, final: boolean): number {
  const { bytes, to } = scanner;
  scanner.stop = at;
  if (bytes[at] === LF) {
    scanner.marks |= Mark.lf;
    return at + 1;
  }
  if (at + 1 === to && !final) return -1;
  const isPair = at + 1 < to && bytes[at + 1] === LF;
  scanner.marks |= isPair ? Mark.crlf : Mark.cr;
  return at + (isPair ? 2 : 1);
}

/** Whether a cell begins by a quote, spaces apart. */
function isQuoted({ bytes, to, separator }: RecordScanner, from: number): boolean {
  let at = from;
  while (at < to && (bytes[at] === SPACE || (bytes[at] === TAB && separator !== TAB))) at += 1;
  return at < to && bytes[at] === QUOTE;
}

/** Gives the offset of the delimiter or newline after a cell without quotes. */
function plainCell(scanner: RecordScanner, from: number): number {
  const { bytes, to, isSpecial } = scanner;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (isSpecial[byte] === 0) continue;
    if (byte === QUOTE) scanner.marks |= Mark.stray;
    else if (byte === 0) scanner.marks |= Mark.nul;
    else return at;
  }
  return to;
}

function quotedCell(scanner: RecordScanner, from: number): number {
  const { bytes, to, isSpecial, separator, columns } = scanner;
  let at = from;
  if (bytes[at] !== QUOTE) scanner.marks |= Mark.padded;
  while (bytes[at] !== QUOTE) at += 1;
  scanner.quoted = true;
  let breaks = 0;
  let separators = 0;
  for (at += 1; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (isSpecial[byte] === 0) continue;
    if (byte === separator) separators += 1;
    else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) breaks += 1;
    else if (byte === 0) scanner.marks |= Mark.nul;
    else if (byte === QUOTE) {
      if (at + 1 < to && bytes[at + 1] === QUOTE) at += 1;
      else break;
    }
  }
  scanner.lines += breaks;
  if (breaks > 0 && separators >= columns - 1) scanner.marks |= Mark.swallowing;
  if (at >= to) return to;
  scanner.quoted = false;
  return afterQuote(scanner, at + 1);
}

function afterQuote(scanner: RecordScanner, from: number): number {
  const { bytes, to, separator } = scanner;
  let at = from;
  for (; at < to && bytes[at] !== separator && !isEnd(bytes[at]); at += 1) {
    const isPadding = bytes[at] === SPACE || bytes[at] === TAB;
    scanner.marks |= isPadding ? Mark.padded : Mark.broken;
  }
  return at;
}

/** Cells of one whole record, given its text without the final newline. */
export function splitRecord(record: string, delimiter: Delimiter): string[] {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const open = openingQuote(record, at, delimiter);
    const close = open < 0 ? at : closingQuote(record, open);
    const next = record.indexOf(delimiter, close);
    const end = next < 0 ? record.length : next;
    cells.push(
      open < 0 ? record.slice(at, end) : record.slice(open + 1, close).replaceAll('""', '"'),
    );
    if (next < 0) return cells;
    at = next + 1;
  }
}

function openingQuote(record: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (record[at] === " " || (record[at] === "\t" && delimiter !== "\t")) at += 1;
  return record[at] === '"' ? at : -1;
}

function closingQuote(record: string, open: number): number {
  let at = record.indexOf('"', open + 1);
  while (at >= 0 && record[at + 1] === '"') at = record.indexOf('"', at + 2);
  return at < 0 ? record.length : at;
}

/** One record in canonical form: a cell is quoted only where it must be. */
export function writeRecord(cells: readonly string[], delimiter: Delimiter): string {
  return cells
    .map((cell) =>
      /["\r\n]/.test(cell) || cell.includes(delimiter) || /^\s|\s$/.test(cell)
        ? `"${cell.replaceAll('"', '""')}"`
        : cell,
    )
    .join(delimiter);
}
