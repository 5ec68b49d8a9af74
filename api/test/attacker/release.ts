import { cp, mkdir, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** A data folder of one's own with the release that serves, without its private folder. */
export async function copyRelease(dataDir: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "fabriques-attaque-"));
  const id = (await readFile(join(dataDir, "courant"), "utf8")).trim();
  await mkdir(join(copy, "releases"));
  await cp(join(dataDir, "releases", id), join(copy, "releases", id), { recursive: true });
  await cp(join(dataDir, "courant"), join(copy, "courant"));
  return copy;
}

/** The published file of the release that serves. */
export async function publishedFile(dataDir: string, audience: string): Promise<string> {
  const id = (await readFile(join(dataDir, "courant"), "utf8")).trim();
  return join(dataDir, "releases", id, `published-${audience}.duckdb`);
}

/** Runs SQL on a published file, to read it or to plant something in it; gives the rows of the last statement. */
export async function runOn(
  file: string,
  statements: readonly string[],
  mode: "read" | "write" = "read",
): Promise<Record<string, unknown>[]> {
  const options = mode === "read" ? { access_mode: "READ_ONLY" } : {};
  const instance = await DuckDBInstance.create(file, options);
  const connection = await instance.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const sql of statements) {
      rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    }
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
