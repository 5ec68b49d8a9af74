import fc from "fast-check";
import {
  type Cell,
  type Dialect,
  encode,
  type Piece,
  rowPieces,
  type TestTable,
  textOf,
  writePieces,
} from "./tables.js";

/** A polluted file, and the table that it still says, where that is one. */
export interface Polluted {
  readonly bytes: Buffer;
  readonly expected: TestTable["rows"];
}

/** What a pollution works on; `pick` draws a whole number below its argument. */
export interface Clean {
  readonly table: TestTable;
  readonly dialect: Dialect;
  readonly pick: (below: number) => number;
}

const ACCENTED = "déjà-vu à l'Île";

/** One fault each. What was in quotes is edited; what was not keeps its meaning, or must be reported. */
export const POLLUTIONS: Readonly<Record<string, (clean: Clean) => Polluted | null>> = {
  "drop a delimiter": (clean) => dropAny(clean, clean.dialect.delimiter),
  "drop a quote": (clean) => dropAny(clean, '"'),
  "drop a newline": (clean) => dropAny(clean, clean.dialect.newline.slice(0, 1)),
  "add a delimiter": (clean) => insert(clean, clean.dialect.delimiter),
  "add a quote": (clean) => insert(clean, '"'),
  "add a newline": (clean) => insert(clean, clean.dialect.newline),
  "add another newline": (clean) => insert(clean, clean.dialect.newline === "\n" ? "\r\n" : "\n"),
  "add a null character": (clean) => insert(clean, "\0"),
  "drop a cell": dropCell,
  "add a cell": addCell,
  "drop a row": (clean) => changeRows(clean, (rows, at) => rows.toSpliced(at, 1)),
  "repeat a row": (clean) =>
    changeRows(clean, (rows, at) => rows.toSpliced(at, 0, rows[at] as readonly Cell[])),
  truncate,
  "splice another encoding": spliceEncoding,
  "another newline somewhere": otherNewline,
};

interface Char {
  readonly char: string;
  readonly piece: Piece;
  /** The char is one of a pair of quotes that stands for one. */
  readonly isEscape: boolean;
}

function charsOf(pieces: readonly Piece[]): Char[] {
  return pieces.flatMap((piece) =>
    [...piece.text].map((char) => ({
      char,
      piece,
      isEscape: piece.kind === "content" && piece.isQuoted && char === '"',
    })),
  );
}

const joined = (chars: readonly Char[]): string => chars.map(({ char }) => char).join("");

const unescaped = (text: string): string => text.replaceAll('""', '"');

/** The rows with one cell edited: a text is the new one, another value is no longer known. Headers are names still. */
function edited(
  table: TestTable,
  { row, column }: Pick<Piece, "row" | "column">,
  text: string,
): TestTable["rows"] {
  const isText = table.columns[column]?.isText === true;
  const cell: Cell = { text, value: isText ? text.trim() : undefined };
  return table.rows.map((cells, i) => (i === row ? cells.with(column, cell) : cells));
}

function dropAny({ table, dialect, pick }: Clean, wanted: string): Polluted | null {
  const chars = charsOf(writePieces(table, dialect));
  const places = chars.flatMap(({ char }, at) => (char === wanted ? [at] : []));
  if (places.length === 0) return null;
  const at = places[pick(places.length)] ?? 0;
  const left = chars.toSpliced(at, 1);
  const bytes = encode(joined(left), dialect.encoding);
  return { bytes, expected: afterEdit(table, chars[at] as Char, left) };
}

/** What the table says once a char is dropped from a piece, or added to it. */
function afterEdit(
  table: TestTable,
  { piece, isEscape }: Char,
  chars: readonly Char[],
): TestTable["rows"] {
  const isEdit = piece.kind === "content" && piece.isQuoted && !isEscape;
  if (!isEdit) return table.rows;
  const text = joined(chars.filter((one) => one.piece === piece));
  return edited(table, piece, unescaped(text));
}

function insert({ table, dialect, pick }: Clean, added: string): Polluted {
  const chars = charsOf(writePieces(table, dialect));
  const at = pick(chars.length);
  const before = (chars[at] as Char).piece;
  // Before the closing quote is still inside the quotes.
  const piece = before.kind === "closing" ? contentBefore(chars, at) : before;
  const isEscape = added === '"' || added === "\0";
  const all = chars.toSpliced(at, 0, { char: added, piece, isEscape });
  const bytes = encode(joined(all), dialect.encoding);
  return { bytes, expected: afterEdit(table, { char: added, piece, isEscape }, all) };
}

/** The content of the quoted cell that ends at a char; an empty one has no char of its own, and no test writes it. */
const contentBefore = (chars: readonly Char[], at: number): Piece => (chars[at - 1] as Char).piece;

function dropCell({ table, dialect, pick }: Clean): Polluted {
  const pieces = writePieces(table, dialect);
  const { row, column } = pieces[pick(pieces.length)] as Piece;
  const isLast = column === table.columns.length - 1;
  const left = pieces.filter((piece) => {
    if (piece.row !== row) return true;
    // The last cell takes the delimiter before it, and leaves the newline.
    if (isLast && piece.kind === "delimiter" && piece.column === column - 1) return false;
    return piece.column !== column || piece.kind === "newline";
  });
  return { bytes: encode(textOf(left), dialect.encoding), expected: table.rows };
}

function addCell({ table, dialect, pick }: Clean): Polluted {
  const pieces = writePieces(table, dialect);
  const at = pick(pieces.length);
  const piece = pieces[at] as Piece;
  const start = pieces.findIndex(({ row, column }) => row === piece.row && column === piece.column);
  const extra: Piece = { ...piece, kind: "content", text: `Plus${dialect.delimiter}` };
  const all = pieces.toSpliced(start, 0, extra);
  return { bytes: encode(textOf(all), dialect.encoding), expected: table.rows };
}

function changeRows(
  { table, dialect, pick }: Clean,
  change: (rows: TestTable["rows"], at: number) => TestTable["rows"],
): Polluted {
  const rows = change(table.rows, pick(table.rows.length));
  const pieces = writePieces({ ...table, rows }, dialect);
  return { bytes: encode(textOf(pieces), dialect.encoding), expected: rows };
}

/** A file cut between two rows says no more than its rows; anywhere else it must be reported. */
function truncate({ table, dialect, pick }: Clean): Polluted {
  const bytes = encode(textOf(writePieces(table, dialect)), dialect.encoding);
  const end = pick(bytes.length);
  const header = table.columns.map(({ name }) => name);
  const lines = [header, ...table.rows.map((cells) => cells.map(({ text }) => text))].map(
    (cells, i) => textOf(rowPieces(cells, { row: i - 1, table, dialect })),
  );
  const whole = lines.findIndex((_, i) => {
    const cut = encode(lines.slice(0, i + 1).join(""), dialect.encoding).length;
    // Between the two characters of a newline, the row is whole as well.
    const unit = dialect.encoding.startsWith("utf-16") ? 2 : 1;
    return end === cut || (dialect.newline === "\r\n" && end === cut - unit);
  });
  return {
    bytes: bytes.subarray(0, end),
    expected: whole < 0 ? table.rows : table.rows.slice(0, whole),
  };
}

/** A text in another encoding, in the middle of a cell. */
function spliceEncoding({ table, dialect, pick }: Clean): Polluted | null {
  const pieces = writePieces(table, dialect);
  const texts = pieces.flatMap((piece, at) =>
    piece.kind === "content" &&
    piece.row >= 0 &&
    table.columns[piece.column]?.name !== "id_contrat" &&
    table.columns[piece.column]?.isText
      ? [at]
      : [],
  );
  const at = texts[pick(texts.length)];
  if (at === undefined) return null;
  const other = OTHERS[dialect.encoding][pick(OTHERS[dialect.encoding].length)] ?? "utf-8";
  const piece = pieces[at] as Piece;
  const cut = 1 + pick(3);
  const before = textOf(pieces.slice(0, at)) + piece.text.slice(0, cut);
  const after = piece.text.slice(cut) + textOf(pieces.slice(at + 1));
  const bytes = Buffer.concat([
    encode(before, dialect.encoding),
    encode(ACCENTED, other, false),
    encode(after, dialect.encoding, false),
  ]);
  const text = piece.text.slice(0, cut) + ACCENTED + piece.text.slice(cut);
  return { bytes, expected: edited(table, piece, piece.isQuoted ? unescaped(text) : text) };
}

const OTHERS = {
  "utf-8": ["windows-1252", "utf-16le", "utf-16be"],
  "utf-8-mark": ["windows-1252", "utf-16le", "utf-16be"],
  "utf-16le": ["utf-8", "windows-1252", "utf-16be"],
  "utf-16be": ["utf-8", "windows-1252", "utf-16le"],
  "windows-1252": ["utf-8", "utf-16le", "utf-16be"],
  "iso-8859-15": ["utf-8", "utf-16le", "utf-16be"],
} as const;

/** Mixed newlines mean the same. */
function otherNewline({ table, dialect, pick }: Clean): Polluted {
  const pieces = writePieces(table, dialect);
  const ends = pieces.flatMap((piece, at) => (piece.kind === "newline" ? [at] : []));
  const at = ends[pick(ends.length)] ?? 0;
  const others = ["\n", "\r\n", "\r"].filter((newline) => newline !== dialect.newline);
  const text = others[pick(others.length)] ?? "\n";
  const all = pieces.with(at, { ...(pieces[at] as Piece), text });
  return { bytes: encode(textOf(all), dialect.encoding), expected: table.rows };
}

/** Any draw below what is asked. */
export const picks: fc.Arbitrary<(below: number) => number> = fc
  .array(fc.nat(), { minLength: 6, maxLength: 6 })
  .map((draws) => {
    let at = 0;
    return (below: number) => {
      at += 1;
      return (draws[at % draws.length] ?? 0) % Math.max(1, below);
    };
  });
