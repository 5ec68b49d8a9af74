import type { Column, Sql } from "@fabriques/pipelines/catalogue";
import type { Chunk, Param, ParquetTarget, Release } from "@fabriques/pipelines/release";
import type { Links } from "../ask/address.js";
import type { CsvVariant } from "../contract/formats.js";
import type { ReadMe } from "../contract/index.js";
import type { TypedColumn } from "./cells.js";
import { type ReadMeSubject, readMeOf } from "./read-me.js";

/** A column of a table: its words, and how a query reads it. */
export type TableColumn = Pick<Column, "name" | "kind" | "label" | "choices"> & {
  readonly sql: Sql;
  /** Whether its text is a list of values joined by `|`. */
  readonly isList: boolean;
};

/** Rows that a release can give, in a total order: those of a dataset, or the values of an indicator. */
export interface TableQuestion {
  /** Names the file. */
  readonly id: string;
  readonly columns: readonly TableColumn[];
  /** Columns that the reader left out. */
  readonly omitted?: readonly TableColumn[];
  /** What stands after `select …`: relation, condition and order. */
  readonly from: Sql;
  readonly params: readonly Param[];
  readonly subject: Omit<ReadMeSubject, "columns" | "omitted" | "links">;
  /** What the JSON form says before its rows. */
  facts(total: number): Readonly<Record<string, unknown>>;
}

/** A table ready to be written in any format. */
export interface Table {
  readonly id: string;
  /** Name of the file, without extension. */
  readonly name: string;
  /** Name and type of the columns, as they are read. */
  readonly columns: readonly TypedColumn[];
  readonly words: readonly TableColumn[];
  readonly variant: CsvVariant;
  readonly total: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly readMe: ReadMe;
  /** When the data were loaded. */
  readonly modified: Date;
  /** Every row once; throws unless there are `total` of them. */
  chunks(signal: AbortSignal): AsyncIterable<Chunk>;
  /** Writes every row as Parquet; throws unless there are `total` of them. */
  parquet(target: ParquetTarget): Promise<void>;
}

/** How a table is asked for, beside its rows. */
export interface TableForm {
  readonly name: string;
  readonly links: Links;
  readonly variant: CsvVariant;
}

const selectOf = ({ columns, from }: TableQuestion): Sql =>
  `select ${columns.map(({ sql }) => sql).join(", ")} ${from}`;

/** Number of rows of a question. */
export async function countRows(question: TableQuestion, release: Release): Promise<number> {
  const sql = `select count(*) as total from (${selectOf(question)})`;
  const [row] = await release.all(sql, question.params);
  return Number(row?.total);
}

/** Opens a table of `total` rows: no row is read yet. */
export async function openTable(
  question: TableQuestion,
  release: Release,
  { name, links, variant, total }: TableForm & { readonly total: number },
): Promise<Table> {
  const sql = selectOf(question);
  const { id, columns: words, omitted = [], params, subject } = question;
  const described = await release.all(`describe ${sql}`, params);
  const columns = words.map(({ name: nom, label }) => ({ nom, libelle: label.fr }));
  const told = { ...subject, columns, omitted: omitted.map(({ name: nom }) => nom), links };
  return {
    ...{ id, name, words, variant, total },
    facts: question.facts(total),
    columns: described.map((row) => ({
      name: `${row.column_name}`,
      sqlType: `${row.column_type}`,
    })),
    readMe: readMeOf(told, release, total),
    modified: new Date(release.manifest.charge_le),
    chunks: (signal) => exactly(total, release.chunks(sql, params, signal)),
    async parquet(target) {
      checkTotal(await release.parquet(sql, params, target), total);
    },
  };
}

async function* exactly(total: number, chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  let rows = 0;
  for await (const chunk of chunks) {
    rows += chunk.length;
    yield chunk;
  }
  checkTotal(rows, total);
}

function checkTotal(rows: number, total: number): void {
  if (rows !== total) throw new Error(`${rows} rows read out of ${total}`);
}
