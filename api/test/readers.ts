import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { DuckDBInstance } from "@duckdb/node-api";
import { type Table, tableFromIPC } from "apache-arrow";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import readXlsxFile from "read-excel-file/node";
import { afterAll } from "vitest";
import { fromBuffer } from "yauzl";
import { elementsOf, type XmlElement } from "./xml.js";

/** A cell as every reader gives it: days as ISO text, lists joined by `|`. */
export type Cell = string | number | boolean | null;
/** A file as a second reader finds it. */
export interface Found {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the file says of itself, by label or by key. */
  readonly facts?: ReadonlyMap<string, string>;
}

/** The form in which readers can be compared. */
export function plain(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join("|");
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  return String(value);
}

/** Objects as rows, in the order of their keys. */
export const fromObjects = (objects: readonly object[]): Found => ({
  names: Object.keys(objects[0] ?? {}),
  rows: objects.map((line) => Object.values(line).map(plain)),
});

export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

const CSV = `all_varchar = true, header = true, quote = '"', escape = '"', strict_mode = true, allow_quoted_nulls = false`;

/** DuckDB as a reader: of files that it did not write, or that another of its instances wrote. */
export interface CsvReader {
  /** Every field as text. */
  csv(text: string, delimiter: string): Promise<Found>;
  parquet(bytes: Uint8Array): Promise<Found>;
}

/** A {@link CsvReader} for the tests of a file, closed when they end; to be called outside tests. */
export function suiteReader(): CsvReader {
  const opened = openReader();
  afterAll(async () => (await opened).close());
  return {
    csv: async (text, delimiter) => (await opened).csv(text, delimiter),
    parquet: async (bytes) => (await opened).parquet(bytes),
  };
}

async function openReader(): Promise<CsvReader & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "fabriques-lecture-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  // The same path holds one export after the other: what was read of one says nothing of the next.
  await connection.run("set enable_external_file_cache = false");
  const read = async (name: string, bytes: string | Uint8Array, from: string): Promise<Found> => {
    await writeFile(join(folder, name), bytes);
    const reader = await connection.runAndReadAll(`select * from ${from}`);
    const rows = reader.getRowsJS().map((row) => row.map(plain));
    return { names: reader.columnNames(), rows };
  };
  const csv = join(folder, "export.csv");
  const parquet = join(folder, "export.parquet");
  return {
    csv: (text, delimiter) =>
      read("export.csv", text, `read_csv('${csv}', delim = '${delimiter}', ${CSV})`),
    parquet: (bytes) => read("export.parquet", bytes, `read_parquet('${parquet}')`),
    async close() {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true });
    },
  };
}

export function fromArrow(bytes: Uint8Array): Found {
  const table: Table = tableFromIPC(bytes);
  const { fields, metadata } = table.schema;
  const columns = fields.map((_, i) => table.getChildAt(i));
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    columns.map((column, i) => {
      const value: unknown = column?.get(row);
      const isDay = String(fields[i]?.type).startsWith("Date");
      return plain(isDay && value !== null ? new Date(Number(value)) : value);
    }),
  );
  return { names: fields.map(({ name }) => name), rows, facts: metadata };
}

export async function fromParquet(bytes: Uint8Array): Promise<Found> {
  const file = Uint8Array.from(bytes).buffer;
  const { schema, key_value_metadata: pairs = [] } = parquetMetadata(file);
  const names = schema.slice(1).map(({ name }) => name);
  const objects = await parquetReadObjects({ file });
  return {
    names,
    rows: objects.map((line) => names.map((name) => plain(line[name]))),
    facts: new Map(pairs.map(({ key, value }) => [key, value ?? ""])),
  };
}

/** Sheets of data put end to end; the last sheet holds the facts. */
function fromSheets(sheets: readonly (readonly (readonly Cell[])[])[]): Found {
  const data = sheets.slice(0, -1);
  const names = (data[0]?.[0] ?? []).map(String);
  const facts = (sheets.at(-1) ?? []).map(
    ([label, fact]) => [String(label), String(fact)] as const,
  );
  const rows = data
    .flatMap((sheet) => sheet.slice(1))
    .map((row) => names.map((_, i) => row[i] ?? null));
  return { names, rows, facts: new Map(facts) };
}

export async function fromXlsx(bytes: Uint8Array): Promise<Found> {
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false });
  const found = fromSheets(sheets.map(({ data }) => data.map((row) => row.map(plain))));
  // This reader leaves out the last rows of a sheet where they hold no value; the sheet of facts counts them.
  const count = Number(found.facts?.get("Nombre de lignes") ?? 0);
  const blank = found.names.map(() => null);
  const missing = Array.from({ length: Math.max(0, count - found.rows.length) }, () => blank);
  return { ...found, rows: [...found.rows, ...missing] };
}

export async function fromOds(bytes: Uint8Array): Promise<Found> {
  const files = await unzip(bytes);
  const root = elementsOf(files.get("content.xml") ?? "");
  elementsOf(files.get("META-INF/manifest.xml") ?? "");
  const tables = root.all("table:table");
  return fromSheets(
    tables.map((table) =>
      table.all("table:table-row").map((row) => row.all("table:table-cell").map(odsCell)),
    ),
  );
}

function odsCell(cell: XmlElement): Cell {
  switch (cell.attributes["office:value-type"]) {
    case "float":
      return Number(cell.attributes["office:value"]);
    case "boolean":
      return cell.attributes["office:boolean-value"] === "true";
    case "date":
      return cell.attributes["office:date-value"] ?? "";
    case "string":
      return cell
        .all("text:p")
        .map((line) => line.text())
        .join("\n");
    default:
      return null;
  }
}

/** Files of a zip by name, in its order; refuses one that was cut. */
export function unzip(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(files));
      zip.on("entry", (entry) =>
        zip.openReadStream(entry, (unread, stream) => {
          if (unread) return reject(unread);
          textOf(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          }, reject);
        }),
      );
      zip.readEntry();
    });
  });
}
