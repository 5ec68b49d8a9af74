import { readdirSync, readFileSync } from "node:fs";

/** What makes a cell of an export a value. */
type Read = (cell: string) => unknown;

/** The columns wanted of an export: for each, its header as written in the file and how its cells are read. */
export type Columns = Readonly<Record<string, readonly [header: string, read: Read]>>;

/** A row as its columns read it. */
export type Row<C extends Columns> = { readonly [K in keyof C]: ReturnType<C[K][1]> };

/** How the bytes of a file make text: said per file, never guessed. */
export type Encoding = "utf-8" | "utf-8 with BOM" | "windows-1252";

/** Where the exports of the demo are. */
export const DEMO: URL = new URL("../../../fixtures/demo/", import.meta.url);

/** Where an export is, and how its bytes make text. */
export interface Export {
  readonly folder: URL;
  /** Name of the first file without `.csv`; the files `<stem>-2.csv`, `<stem>-3.csv` correct it. */
  readonly stem: string;
  readonly encoding: Encoding;
}

/**
 * The rows of one export of a folder, by a key of theirs: the row of a later file takes the place of an earlier one.
 * Throws on a header that is not there and on a cell that it cannot read.
 */
export function readExport<C extends Columns>(
  { folder, stem, encoding }: Export,
  columns: C,
  keyOf: (row: Row<C>) => string,
): Row<C>[] {
  const rows = new Map<string, Row<C>>();
  for (const file of filesOf(folder, stem)) {
    const table = readTable(new URL(file, folder), encoding);
    for (const row of typed(file, table, columns)) rows.set(keyOf(row), row);
  }
  return [...rows.values()];
}

/** The files of an export, the ones that correct after the ones corrected. */
export function filesOf(folder: URL, stem: string): string[] {
  const rank = (file: string): number => Number(file.slice(stem.length + 1, -".csv".length));
  return readdirSync(folder)
    .filter((file) => new RegExp(`^${stem}(-\\d+)?\\.csv$`).test(file))
    .sort((a, b) => rank(a) - rank(b));
}

/** A file as its header and its cells, nothing read yet. */
export interface Table {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
}

/** The cells of a file. */
export function readTable(file: URL, encoding: Encoding): Table {
  const [header = [], ...records] = recordsOf(decode(readFileSync(file), encoding));
  return { header, records };
}

function typed<C extends Columns>(file: string, { header, records }: Table, columns: C): Row<C>[] {
  const wanted = Object.entries(columns).map(([name, [label, read]]) => {
    const at = header.indexOf(label);
    if (at < 0) throw new Error(`${file}: no column « ${label} »`);
    return { name, at, read };
  });
  return records.map((cells) => {
    const row: Record<string, unknown> = {};
    for (const { name, at, read } of wanted) row[name] = read(cells[at] ?? "");
    return row as Row<C>;
  });
}

function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === "windows-1252") return bytes.toString("latin1");
  const text = bytes.toString("utf8");
  const hasMark = text.startsWith("\uFEFF");
  if (hasMark !== (encoding === "utf-8 with BOM")) throw new Error("not the encoding said");
  return hasMark ? text.slice(1) : text;
}

/** Cells between `;`; the four files measured quote none of theirs, and one that did would be misread, so it is refused. */
function recordsOf(text: string): string[][] {
  if (text.includes('"')) throw new Error("a quoted cell");
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  return lines.map((line) => line.split(";"));
}

const MISSING = new Set(["", "NC", "n.d.", "-"]);
const orMissing =
  <T>(read: (cell: string) => T) =>
  (cell: string): T | null =>
    MISSING.has(cell) ? null : read(cell);

const fail = (cell: string): never => {
  throw new Error(`unreadable cell « ${cell} »`);
};

/** A text that is always there: identifiers, codes, required words. */
export const word = (cell: string): string => (MISSING.has(cell) ? fail(cell) : cell);

/** A text, null when missing. */
export const optional: (cell: string) => string | null = orMissing((cell) => cell);

/** A number, null when missing: thousands between spaces of any width, decimals after a comma. */
export const number: (cell: string) => number | null = orMissing((cell) => {
  const plain = cell.replace(/[ \u00a0\u202f]/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : fail(cell);
});

/** A number that is always there. */
export const figure = (cell: string): number => number(cell) ?? fail(cell);

/** `oui` or `non`, null when missing. */
export const flag: (cell: string) => boolean | null = orMissing((cell) =>
  cell === "oui" ? true : cell === "non" ? false : fail(cell),
);

/** A day `31/12/2024` as its number since 1 January 1970, null when missing. */
export const day: (cell: string) => number | null = orMissing((cell) => {
  const [, d, m, y] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell) ?? fail(cell);
  return Date.UTC(Number(y), Number(m) - 1, Number(d)) / 86_400_000;
});

/** The year of a day `31/12/2024` that is always there. */
export const year = (cell: string): number =>
  /^\d\d\/\d\d\/\d{4}$/.test(cell) ? Number(cell.slice(6)) : fail(cell);

/** The quarter `2024-T4` of a day `31/12/2024` that is always there. */
export const quarter = (cell: string): string =>
  `${year(cell)}-T${Math.ceil(Number(cell.slice(3, 5)) / 3)}`;

/** Elements between `|`; none when the cell is empty. */
export const list = (cell: string): string[] => (MISSING.has(cell) ? [] : cell.split("|"));

/** Elements between `|`, null when missing: what is not said is not a list of nothing. */
export const listIfSaid: (cell: string) => string[] | null = orMissing((cell) => cell.split("|"));
