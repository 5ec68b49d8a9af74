import { openExporting, type Param } from "../engine/index.js";

/** Where a Parquet file is written, and what it says of itself. */
export interface ParquetTarget {
  /** An existing folder, the only one that the engine may then touch. */
  readonly folder: string;
  /** Name of the file in that folder. */
  readonly name: string;
  /** Key-values of the file, beside its columns. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A query on a published file. */
export interface ParquetQuestion {
  readonly published: string;
  readonly sql: string;
  readonly params: readonly Param[];
}

/** Writes the rows of a query, in its order, as a Parquet file; gives their number, and throws when it is not whole. */
export async function writeParquet(
  { published, sql, params }: ParquetQuestion,
  { folder, name, metadata, signal }: ParquetTarget,
): Promise<number> {
  signal?.throwIfAborted();
  const database = await openExporting({ file: published, scratch: folder });
  const pairs = Object.entries(metadata).map(([key, value]) => `${asName(key)}: ${asText(value)}`);
  const options = pairs.length === 0 ? "" : `, kv_metadata {${pairs.join(", ")}}`;
  const target = asText(`${folder}/${name}`);
  try {
    const copy = `copy (${sql}) to ${target} (format parquet${options})`;
    const [written] = await database.all(copy, params, signal);
    return Number(written?.Count);
  } finally {
    database.close();
  }
}

const asText = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const asName = (value: string): string => `"${value.replaceAll('"', '""')}"`;
