import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Chunk, type JsonValue, openPublished, type Param } from "../engine.js";
import { layout } from "./layout.js";
import type { Audience, Manifest } from "./manifest.js";
import { createOnce } from "./once.js";
import { type ParquetTarget, writeParquet } from "./parquet.js";
import type { QualityReport } from "./quality.js";
import type { Once } from "./question.js";

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

/** A release that an earlier version of the product made and that this one cannot read; the message is a French sentence. */
export class OutdatedRelease extends Error {
  override readonly name = "OutdatedRelease";

  constructor(id: string) {
    super(
      `La release ${id} a été faite par une version antérieure du produit\u202f: relancez «\u202ffabriques charger <dossier>\u202f» sur les exports.`,
    );
  }
}

/** Whether this version of the product reads the release. */
export const isReadable = ({ format }: Pick<Manifest, "format">): boolean => format === 2;

/** Reads the manifest of a release folder; throws if it is absent or unreadable. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(layout.manifest(folder), "utf8")) as Manifest;
}

/** Reads the quality report of a release; throws {@link OutdatedRelease} where it is of an earlier form. */
export async function readQuality({ folder }: Pick<Release, "folder">): Promise<QualityReport> {
  const report = JSON.parse(await readFile(layout.quality(folder), "utf8")) as QualityReport;
  if (report.format === 2) return report;
  throw new OutdatedRelease(basename(folder));
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
