import { join } from "node:path";
import type { Database } from "../../src/engine/index.js";
import { writePlainCopy } from "../../src/read/copy.js";
import { decode, Undecodable } from "../../src/read/decode.js";
import { doubtsOf, ENCODING_NAMES } from "../../src/read/doubts.js";
import { type FileIdentity, identify } from "../../src/read/encoding.js";
import { readHead } from "../../src/read/recognise.js";
import {
  createRecordScanner,
  DELIMITERS,
  type Delimiter,
  Mark,
  scanRecord,
  splitRecord,
} from "../../src/read/record.js";
import { eachRecord } from "../../src/read/records.js";
import { faultOf, isBlank, type Layout, type Survey, survey } from "../../src/read/survey.js";

/** A file as the structural reader reads it, its first record being its header. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What is wrong, with line and column, in French. */
  readonly faults: readonly string[];
  /** What is to be looked at. */
  readonly doubts: readonly string[];
  /** The encoding that it was read in. */
  readonly encoding: string;
  /** The engine reads the same cells. */
  readonly isConfirmed: boolean;
}

/** What reading needs. */
export interface Tools {
  readonly db: Database;
  readonly scratch: string;
}

const unread = (...faults: string[]): Table => ({
  headers: [],
  rows: [],
  faults,
  doubts: [],
  encoding: "",
  isConfirmed: false,
});

/** Reads a file of any columns, as a load does but for the catalogue. */
export async function readTable(path: string, { db, scratch }: Tools): Promise<Table> {
  const identity = await identify(path);
  if (identity.mixed)
    return unread(`ligne ${identity.mixed.line} : deux encodages, octet ${identity.mixed.at}`);
  const head = await readHead(path, identity);
  const header = headerOf(head);
  if (header === null) return unread("ligne 1 : fichier vide");
  try {
    const decoded = await decode(path, identity, join(scratch, "utf8.csv"));
    const layout = { ...header.layout, offset: header.layout.offset + decoded.mark };
    const found = await survey(decoded.path, layout);
    const rows = await rowsOf(decoded.path, layout);
    const plain = join(scratch, "lignes.csv");
    await writePlainCopy(decoded.path, plain, { layout, survey: found });
    return {
      headers: header.headers,
      rows,
      faults: [...header.faults, ...loneHeader(layout, rows), ...faultsOf(found, layout)],
      doubts: doubtsIn(identity, { found, undefinedAt: decoded.undefinedAt }),
      encoding: ENCODING_NAMES[identity.encoding],
      isConfirmed: await isReadAlike(db, { plain, layout, rows }),
    };
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return unread(`ligne ${error.line} : octet ${error.at} illisible en UTF-16`);
  }
}

interface Seen {
  readonly found: Survey;
  readonly undefinedAt: number;
}

const doubtsIn = (identity: FileIdentity, { found, undefinedAt }: Seen): string[] => [
  ...doubtsOf(identity, undefinedAt).map(
    ({ ligne, message }) => `ligne ${ligne ?? "?"} : ${message}`,
  ),
  ...found.strayQuotes.map((line) => `ligne ${line} : guillemet isolé, gardé tel quel`),
];

interface Header {
  readonly headers: readonly string[];
  readonly layout: Layout;
  readonly faults: readonly string[];
}

/** The first record, with the delimiter that cuts it the most. */
function headerOf(head: Uint8Array): Header | null {
  const all = DELIMITERS.map((delimiter) => headerWith(head, delimiter));
  const best = all.reduce((one, other) =>
    other.headers.length > one.headers.length ? other : one,
  );
  return head.length === 0 ? null : best;
}

function headerWith(head: Uint8Array, delimiter: Delimiter): Header {
  const scanner = createRecordScanner(delimiter, Number.POSITIVE_INFINITY);
  scanner.bytes = head;
  scanner.to = head.length;
  const offset = scanRecord(scanner, 0, true);
  const headers = splitRecord(
    Buffer.from(head.subarray(0, scanner.stop)).toString("utf8"),
    delimiter,
  );
  const width = headers.length;
  const place = { offset, line: 1 + scanner.lines, headerMarks: scanner.marks };
  return {
    headers,
    layout: { delimiter, width, named: width, required: [], ...place },
    faults: headerFaults(headers, scanner.marks),
  };
}

const UNSAFE = Mark.broken | Mark.unclosed | Mark.nul | Mark.stray;

function headerFaults(headers: readonly string[], marks: number): string[] {
  const broken = marks & UNSAFE ? ["ligne 1 : guillemet ou caractère de trop dans l’en-tête"] : [];
  const named = headers.map((header) => header.trim());
  const faults = named.flatMap((header, i) => {
    if (header === "") return [`ligne 1, colonne ${i + 1} : sans nom`];
    return named.indexOf(header) < i ? [`ligne 1, colonne ${i + 1} : « ${header} » répété`] : [];
  });
  return [...broken, ...faults];
}

function faultsOf({ faults }: Survey, { width }: Layout): string[] {
  return faults.map(({ rule, line, cells }) => {
    const column = rule === "nombre_de_cellules" ? `, colonne ${Math.min(cells, width) + 1}` : "";
    return `ligne ${line}${column} : ${rule}`;
  });
}

/** A title or a comment was taken for the header of a file whose records have more cells. */
function loneHeader({ width }: Layout, rows: readonly (readonly string[])[]): string[] {
  const isCut = rows.some(([cell = ""]) => DELIMITERS.some((one) => cell.includes(one)));
  return width === 1 && isCut ? ["ligne 1 : une seule colonne, mais des séparateurs ensuite"] : [];
}

async function rowsOf(path: string, layout: Layout): Promise<string[][]> {
  const rows: string[][] = [];
  await eachRecord({
    path,
    ...layout,
    columns: layout.width,
    visit(record) {
      if (isBlank(record) || faultOf(record, layout) !== null) return;
      const text = Buffer.from(record.bytes.slice(record.from, record.stop)).toString("utf8");
      rows.push(splitRecord(text, layout.delimiter));
    },
  });
  return rows;
}

interface Confirmation {
  readonly plain: string;
  readonly layout: Layout;
  readonly rows: readonly (readonly string[])[];
}

/** Whether the engine, given the dialect, reads the same cells in the plain copy. */
async function isReadAlike(db: Database, { plain, layout, rows }: Confirmation): Promise<boolean> {
  const names = Array.from({ length: layout.width }, (_, i) => `c${i}`);
  const columns = names.map((name) => `'${name}': 'VARCHAR'`).join(", ");
  const read = await db
    .all(
      `select * from read_csv('${plain.replaceAll("'", "''")}', auto_detect = false, columns = {${columns}},
      header = false, skip = 1, delim = '${layout.delimiter}', quote = '"', escape = '"', comment = '', nullstr = '')`,
    )
    .catch(() => null);
  const cells = read?.map((row) => names.map((name) => row[name] ?? ""));
  return JSON.stringify(cells) === JSON.stringify(rows);
}
