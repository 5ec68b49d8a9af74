import { type FileHandle, open } from "node:fs/promises";

/** How a file looks; the separator is always `;`, as Excel writes it in France. */
export interface CsvLook {
  readonly encoding: "utf-8" | "utf-8-bom" | "windows-1252";
  readonly newline: "\n" | "\r\n";
}

/** Plain UTF-8 with Unix newlines. */
const PLAIN: CsvLook = { encoding: "utf-8", newline: "\n" };

/**
 * Writes rows cell by cell into one buffer, reused: ten million rows cost no memory.
 * After each row, `if (csv.full) await csv.flush()` is the backpressure.
 */
export interface CsvWriter {
  /** A cell without separator, quote or newline. */
  token(cell: string): void;
  /** Free text, quoted when needed. */
  text(cell: string): void;
  integer(value: number): void;
  /** A number with a decimal comma, from `value` in units of 10^-digits: `decimal(125, 1)` is `12,5`. */
  decimal(value: number, digits: number): void;
  flag(value: boolean): void;
  endRow(): void;
  readonly full: boolean;
  flush(): Promise<void>;
  /** Writes what is left; returns rows (header left out) and bytes. */
  close(): Promise<{ readonly rows: number; readonly bytes: number }>;
}

const SEPARATOR = 0x3b;
const CAPACITY = 1 << 20;
/** Longest row expected; free texts are far shorter. */
const MARGIN = 1 << 14;

/** Typographic characters outside Latin-1 that the demo writes in Windows-1252. */
const WINDOWS_1252: Readonly<Record<number, number>> = {
  8217: 0x92,
  339: 0x9c,
  8364: 0x80,
  8211: 0x96,
};

/** The bytes not yet written to the file. */
interface Ink {
  readonly bytes: Buffer;
  length: number;
  /** Puts a character beyond ASCII. */
  readonly putWide: (ink: Ink, code: number) => void;
}

function putUtf8(ink: Ink, code: number): void {
  if (code < 0x800) {
    ink.bytes[ink.length++] = 0xc0 | (code >> 6);
  } else {
    ink.bytes[ink.length++] = 0xe0 | (code >> 12);
    ink.bytes[ink.length++] = 0x80 | ((code >> 6) & 0x3f);
  }
  ink.bytes[ink.length++] = 0x80 | (code & 0x3f);
}

function putWindows1252(ink: Ink, code: number): void {
  const byte = code < 0x100 ? code : WINDOWS_1252[code];
  if (byte === undefined) throw new Error(`U+${code.toString(16)} is not in Windows-1252`);
  ink.bytes[ink.length++] = byte;
}

function putText(ink: Ink, text: string): void {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) ink.bytes[ink.length++] = code;
    else ink.putWide(ink, code);
  }
}

function putDigits(ink: Ink, value: number): void {
  if (value > 9) putDigits(ink, Math.floor(value / 10));
  ink.bytes[ink.length++] = 0x30 + (value % 10);
}

function putDecimal(ink: Ink, value: number, digits: number): void {
  const unit = 10 ** digits;
  const rest = value % unit;
  putDigits(ink, (value - rest) / unit);
  if (rest > 0) putText(ink, `,${String(unit + rest).slice(1)}`);
}

async function writeAll(file: FileHandle, { bytes, length }: Ink): Promise<void> {
  for (let start = 0; start < length; ) {
    start += (await file.write(bytes, start, length - start)).bytesWritten;
  }
}

function writerOn(file: FileHandle, look: CsvLook): CsvWriter {
  const putWide = look.encoding === "windows-1252" ? putWindows1252 : putUtf8;
  const ink: Ink = { bytes: Buffer.allocUnsafe(CAPACITY), length: 0, putWide };
  const done = { rows: 0, bytes: 0 };
  let rowStart = true;
  const next = (): Ink => {
    if (!rowStart) ink.bytes[ink.length++] = SEPARATOR;
    rowStart = false;
    return ink;
  };
  const quoted = (cell: string) =>
    /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const flush = async (): Promise<void> => {
    await writeAll(file, ink);
    done.bytes += ink.length;
    ink.length = 0;
  };
  if (look.encoding === "utf-8-bom") putText(ink, "\uFEFF");
  return {
    token: (cell) => putText(next(), cell),
    text: (cell) => putText(next(), quoted(cell)),
    integer: (value) => putDigits(next(), value),
    decimal: (value, digits) => putDecimal(next(), value, digits),
    flag: (value) => putText(next(), value ? "oui" : "non"),
    endRow: () => {
      putText(ink, look.newline);
      rowStart = true;
      done.rows++;
    },
    get full() {
      return ink.length > CAPACITY - MARGIN;
    },
    flush,
    close: async () => {
      await flush();
      await file.close();
      return { rows: done.rows - 1, bytes: done.bytes };
    },
  };
}

/** Creates (or replaces) a CSV file and writes its header. */
export async function createCsv(
  path: string,
  header: readonly string[],
  look: CsvLook = PLAIN,
): Promise<CsvWriter> {
  const csv = writerOn(await open(path, "w"), look);
  for (const name of header) csv.token(name);
  csv.endRow();
  return csv;
}
