import { type Chunk, type JsonValue, openPublished, type Param } from "../engine/index.js";
import type { Once } from "../measure/executor.js";
import { layout } from "../store/layout.js";
import type { Audience, Manifest } from "../store/manifest.js";
import { isReadable, OutdatedRelease, readManifest } from "../store/read.js";
import { createOnce } from "./once.js";
import { type ParquetTarget, writeParquet } from "./parquet.js";

/** One published release, open for reading; it never changes. */
export interface Release {
  readonly id: string;
  readonly audience: Audience;
  readonly manifest: Manifest;
  /** Folder of the release, for its other files. */
  readonly folder: string;
  /** Rows of a query: bigint as number, DATE as `2024-12-31`, LIST as array. `signal` stops the query. */
  all(
    sql: string,
    params?: readonly Param[],
    signal?: AbortSignal,
  ): Promise<Record<string, JsonValue>[]>;
  /** Small things of the file, read once. */
  readonly once: Once;
  /** Raw columns of a query, to be consumed inside `use`; throws if the stream stops before its last row. */
  chunks(sql: string, params?: readonly Param[], signal?: AbortSignal): AsyncIterable<Chunk>;
  /** Writes the rows of a query, in its order, as a Parquet file, and gives their number. */
  parquet(sql: string, params: readonly Param[], target: ParquetTarget): Promise<number>;
}

/** A {@link Release} and the way to close it. */
export interface OpenRelease {
  readonly release: Release;
  close(): void;
}

/** Opens one release of a data folder for an audience; throws {@link OutdatedRelease} where it cannot be read. */
export async function openRelease(
  dataDir: string,
  id: string,
  audience: Audience,
): Promise<OpenRelease> {
  const folder = layout.release(dataDir, id);
  const manifest = await readManifest(folder);
  if (!isReadable(manifest)) throw new OutdatedRelease(id);
  const published = layout.published(folder, audience);
  const { all, chunks, close } = await openPublished({ file: published });
  const parquet: Release["parquet"] = (sql, params, target) =>
    writeParquet({ published, sql, params }, target);
  const once = createOnce({ all });
  return { release: { id, audience, manifest, folder, all, once, chunks, parquet }, close };
}
