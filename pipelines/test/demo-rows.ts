import { isUtf8 } from "node:buffer";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { datasetOf } from "../src/catalogue/datasets/index.js";
import { matchHeader } from "../src/catalogue/header.js";
import type { DatasetId } from "../src/catalogue/model.js";

/** The demo that is kept in the repository. */
export const FIXTURES: string = resolve(import.meta.dirname, "../../fixtures/demo");

/** How a missing cell is written. */
export const MARKERS: ReadonlySet<string> = new Set(["", "NC", "n.d.", "-"]);

/** The files of a folder by name. */
export type Files = ReadonlyMap<string, Buffer>;

/** One row, as it is written, by canonical column name. */
export type CsvRow = Readonly<Record<string, string>>;

/** Reads every file of a folder, in the order of their names. */
export async function filesOf(folder: string): Promise<Files> {
  const names = (await readdir(folder)).sort();
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return new Map(names.map((name, index) => [name, contents[index] as Buffer]));
}

/** Cells of one line; quotes only around free texts. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^;]*)(?:;|$)/g)].map(([, cell = ""]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );

/** Rows of an export, read by the means of these tests alone. */
export function rowsOf(files: Files, id: DatasetId): readonly CsvRow[] {
  const bytes = files.get(`${id}.csv`) as Buffer;
  const text = bytes.toString(isUtf8(bytes) ? "utf8" : "latin1").replace(/^\uFEFF/, "");
  const [header = "", ...lines] = text.trimEnd().split(/\r?\n/);
  const { columns } = matchHeader(header.split(";"), datasetOf(id));
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(
      columns.flatMap((column, index) => (column ? [[column.name, cells[index] ?? ""]] : [])),
    );
  });
}

/** The different values of a column. */
export const distinct = (rows: readonly CsvRow[], column: string): ReadonlySet<string> =>
  new Set(rows.map((row) => row[column] as string));

/** A cell as a number, or null where it is missing: thousands set apart and a decimal comma are read. */
export function numberIn(cell: string | undefined): number | null {
  if (cell === undefined || MARKERS.has(cell)) return null;
  return Number(cell.replace(/[\u202F\u00A0 ]/g, "").replace(",", "."));
}
