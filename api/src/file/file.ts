import type { Chunk } from "@fabriques/pipelines/release";
import type { Request } from "express";
import { Problem } from "../ask/problem.js";
import { DATA_TYPES, type FormatId } from "../contract/formats.js";
import { arrowEncoder } from "./arrow.js";
import { type CellReader, cellReaders } from "./cells.js";
import { csvHeader, csvLines } from "./csv/csv.js";
import { sendCsvArchive } from "./csv-archive.js";
import { FINGERPRINT_OF, fingerprinted } from "./fingerprint.js";
import type { Outlet } from "./outlet.js";
import { sendParquet } from "./parquet.js";
import type { Table } from "./table.js";
import { odsEntries } from "./workbook/ods.js";
import { xlsxEntries } from "./workbook/xlsx.js";
import { sendWorkbook } from "./workbook-file.js";

type Parts = readonly (Uint8Array | string)[];

/** Turns chunks into a body, part after part; `end` is called only when every row was added. */
interface Encoder {
  start(): Parts;
  add(chunk: Chunk): Parts;
  end(): Parts;
}

/** A format of a table's rows. */
export interface Format {
  readonly id: FormatId;
  readonly contentType: string;
  readonly disposition: "inline" | "attachment";
  /** Whether the parameter `variante` means something to it. */
  readonly hasVariants: boolean;
  /** Sends every row; throws midway rather than end a body that is not whole. */
  readonly send: (table: Table, outlet: Outlet) => Promise<void>;
}

const attached = { disposition: "attachment", hasVariants: false } as const;

/** Every format; adding one is adding a row here and its media type in the contract. */
export const FORMATS: readonly Format[] = [
  {
    id: "json",
    contentType: `${DATA_TYPES.json}; charset=utf-8`,
    disposition: "inline",
    hasVariants: false,
    send: (table, outlet) => {
      // The facts come last, as in a workbook: the SHA-256 is known once the rows have passed.
      const names = table.columns.map(({ name }) => name);
      const { chunks, sha256 } = fingerprinted(names, table.chunks(outlet.signal));
      const send = poured(() => jsonEncoder(table, sha256));
      return send({ ...table, chunks: () => chunks }, outlet);
    },
  },
  {
    ...attached,
    id: "csv",
    contentType: `${DATA_TYPES.csv}; charset=utf-8; header=present`,
    hasVariants: true,
    send: poured(csvEncoder),
  },
  {
    ...attached,
    id: "csv.zip",
    contentType: DATA_TYPES["csv.zip"],
    hasVariants: true,
    send: sendCsvArchive,
  },
  {
    ...attached,
    id: "xlsx",
    contentType: DATA_TYPES.xlsx,
    send: (table, outlet) => sendWorkbook(table, { outlet, form: xlsxEntries }),
  },
  {
    ...attached,
    id: "ods",
    contentType: DATA_TYPES.ods,
    send: (table, outlet) => sendWorkbook(table, { outlet, form: odsEntries }),
  },
  { ...attached, id: "parquet", contentType: DATA_TYPES.parquet, send: sendParquet },
  {
    ...attached,
    id: "arrow",
    contentType: DATA_TYPES.arrow,
    send: poured(({ columns, readMe }) => ({
      start: () => [],
      ...arrowEncoder(columns, { "lisez-moi": JSON.stringify(readMe) }),
    })),
  },
];

const EXTENSIONS = FORMATS.map(({ id }) => id);

/** The format of an extension, else the one that the client prefers, else JSON; any other is refused. */
export function chooseFormat(extension: string | undefined, request: Request): Format {
  if (extension === undefined) return negotiate(request);
  const format = FORMATS.find(({ id }) => id === extension);
  if (format) return format;
  throw new Problem(
    "introuvable",
    `Le format «\u202f${extension.slice(0, 50)}\u202f» n’existe pas.`,
    {
      parametre: "format",
      valeur: extension,
      acceptes: EXTENSIONS,
    },
  );
}

function negotiate(request: Request): Format {
  const types = FORMATS.map(({ id }) => DATA_TYPES[id]);
  const wanted = request.accepts(types);
  const format = FORMATS.find(({ id }) => DATA_TYPES[id] === wanted);
  if (format) return format;
  throw new Problem("format_refuse", "Aucun des formats demandés par Accept n’est proposé.", {
    parametre: "Accept",
    valeur: request.get("accept") ?? "",
    acceptes: types,
  });
}

/** Sends what an encoder makes of the rows. */
function poured(encoderOf: (table: Table) => Encoder): Format["send"] {
  return async (table, outlet) => {
    const encoder = encoderOf(table);
    // Only once the first rows are there: a question that fails at once is answered by a problem.
    let start: Parts | null = encoder.start();
    for await (const chunk of table.chunks(outlet.signal)) {
      await outlet.write([...(start ?? []), ...encoder.add(chunk)]);
      start = null;
    }
    await outlet.write([...(start ?? []), ...encoder.end()]);
  };
}

function csvEncoder({ columns, variant }: Table): Encoder {
  const names = columns.map(({ name }) => name);
  return {
    start: () => [csvHeader(names, variant)],
    add: (chunk) => [csvLines(chunk, variant)],
    end: () => [],
  };
}

function jsonEncoder({ columns, words, facts, readMe }: Table, sha256: () => string): Encoder {
  const names = columns.map(({ name }) => name);
  const lists = new Set(words.filter(({ isList }) => isList).map(({ name }) => name));
  const head = JSON.stringify(facts);
  let separator = "\n";
  return {
    start: () => [`${head.slice(0, -1)},"lignes":[`],
    add(chunk) {
      const readers = cellReaders(chunk);
      const rows: string[] = [];
      for (let row = 0; row < chunk.length; row += 1) {
        rows.push(JSON.stringify(rowObject({ names, readers, lists }, row)));
      }
      const text = separator + rows.join(",\n");
      separator = ",\n";
      return [text];
    },
    end() {
      const told = { ...readMe, sha256: sha256(), sha256_de: FINGERPRINT_OF };
      return [`],"lisez_moi":${JSON.stringify(told)}}`];
    },
  };
}

interface RowReader {
  readonly names: readonly string[];
  readonly readers: readonly CellReader[];
  readonly lists: ReadonlySet<string>;
}

function rowObject({ names, readers, lists }: RowReader, row: number): Record<string, unknown> {
  const entries = names.map((name, i) => {
    const value = readers[i]?.(row) ?? null;
    return [name, lists.has(name) ? listOf(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

function listOf(value: unknown): readonly string[] | null {
  if (typeof value !== "string") return null;
  return value === "" ? [] : value.split("|");
}
