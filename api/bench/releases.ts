import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { pathOf } from "./server.js";

const FABRIQUES = pathOf("../../pipelines/bin/fabriques.js");
const fabriques = (...args: string[]): Promise<unknown> =>
  promisify(execFile)(process.execPath, [FABRIQUES, ...args], { maxBuffer: 1 << 28 });

/** A data folder loaded from a folder of exports, under `name`; loaded again unless `BENCH_KEEP` is set, since the code may have changed. */
export async function loaded(exports: string, root: string, name: string): Promise<string> {
  const dataDir = join(root, name);
  if (process.env.BENCH_KEEP && existsSync(join(dataDir, "courant"))) return dataDir;
  await fabriques("charger", exports, "--sortie", dataDir);
  return dataDir;
}

/** A data folder of a synthetic country with that many pairs of mentors, made once: remove it when the load changes. */
export async function countryOf(pairs: number, root: string): Promise<string> {
  const dataDir = join(root, `binomes-${pairs}`);
  if (existsSync(join(dataDir, "courant"))) return dataDir;
  const exports = join(root, `exports-${pairs}`);
  await mkdir(exports, { recursive: true });
  const maker = pathOf("../../pipelines/demo/main.ts");
  const country = [exports, "--binomes", String(pairs)];
  await promisify(execFile)(process.execPath, ["--import", "tsx", maker, ...country]);
  await loaded(exports, root, `binomes-${pairs}`);
  await rm(exports, { recursive: true });
  return dataDir;
}

/** The public database of the release that serves in a data folder. */
export async function publishedIn(dataDir: string): Promise<string> {
  const id = (await readFile(join(dataDir, "courant"), "utf8")).trim();
  return join(dataDir, "releases", id, "published-public.duckdb");
}

/** The working database of a data folder, with every row. */
export async function workingIn(dataDir: string): Promise<string> {
  const files = await readdir(join(dataDir, "prive"));
  const file = files.find((name) => name.endsWith(".duckdb"));
  if (!file) throw new Error(`no working database in ${dataDir}`);
  return join(dataDir, "prive", file);
}

/** A copy of a data folder whose centres are repeated, under other names, up to that many rows. */
export async function enlarged(dataDir: string, rows: number, root: string): Promise<string> {
  const large = join(root, `centres-${rows}`);
  await rm(large, { recursive: true, force: true });
  await cp(dataDir, large, { recursive: true });
  await withDatabase(await publishedIn(large), async (connection) => {
    await connection.run(`
      create table plus as
      select * replace (printf('%s-%06d', id_centre, n) as id_centre) from places_rurales, range(${rows}) t(n)
      where n <= ${rows} // (select count(*) from places_rurales)
      order by id_centre, trimestre limit ${rows}`);
    await connection.run("drop table places_rurales");
    await connection.run("alter table plus rename to places_rurales");
    await connection.run("checkpoint");
  });
  return large;
}

async function withDatabase(
  file: string,
  work: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
