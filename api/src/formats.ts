import type { Chunk } from "@fabriques/pipelines/release";
import type { Request } from "express";
import { type ArrowColumn, arrowEncoder } from "./arrow.js";
import { type CellReader, cellReaders } from "./cells.js";
import { type CsvVariant, DATA_TYPES, type FormatId } from "./contract/routes.js";
import { csvHeader, csvLines } from "./csv.js";
import { Problem } from "./problem.js";

/** What a format is given before the first row. */
export interface TableHead {
  readonly columns: readonly ArrowColumn[];
  /** Names of the columns whose text is a list of values joined by `|`. */
  readonly lists: ReadonlySet<string>;
  readonly variant: CsvVariant;
  /** What the JSON form says before its rows. */
  readonly facts: Readonly<Record<string, unknown>>;
}

type Parts = readonly (Uint8Array | string)[];

/** Turns chunks into a body, part after part; `end` is called only when every row was added. */
export interface Encoder {
  start(): Parts;
  add(chunk: Chunk): Parts;
  end(): Parts;
}

/** A format of a dataset's rows. */
export interface Format {
  readonly id: FormatId;
  readonly contentType: string;
  readonly disposition: "inline" | "attachment";
  readonly encoder: (head: TableHead) => Encoder;
}

/** Every format; adding one is adding a row here and its media type in the contract. */
export const FORMATS: readonly Format[] = [
  {
    id: "json",
    contentType: `${DATA_TYPES.json}; charset=utf-8`,
    disposition: "inline",
    encoder: jsonEncoder,
  },
  {
    id: "csv",
    contentType: `${DATA_TYPES.csv}; charset=utf-8; header=present`,
    disposition: "attachment",
    encoder: ({ columns, variant }) => ({
      start: () => [
        csvHeader(
          columns.map(({ name }) => name),
          variant,
        ),
      ],
      add: (chunk) => [csvLines(chunk, variant)],
      end: () => [],
    }),
  },
  {
    id: "arrow",
    contentType: DATA_TYPES.arrow,
    disposition: "attachment",
    encoder: ({ columns }) => ({ start: () => [], ...arrowEncoder(columns) }),
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

function jsonEncoder({ columns, lists, facts }: TableHead): Encoder {
  const names = columns.map(({ name }) => name);
  let separator = "\n";
  return {
    start: () => [`${JSON.stringify(facts).slice(0, -1)},"lignes":[`],
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
    end: () => ["]}"],
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
