import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Database, openExporting, openWorking } from "../src/engine/index.js";
import { writeParquet } from "../src/release/parquet.js";

const folder = mkdtempSync(join(tmpdir(), "fabriques-"));
const published = join(folder, "publie.duckdb");
const target = join(folder, "export");

beforeAll(async () => {
  await mkdir(target, { recursive: true });
  const db = await openWorking({ file: published, folders: [folder], scratch: target });
  await db.run("create table t as select i as n, 'l''été ' || i as texte from range(5000) s(i)");
  db.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What another engine reads in the file. */
async function readBack(sql: string): Promise<unknown> {
  const db = await openWorking({ file: ":memory:", folders: [target], scratch: target });
  onTestFinished(() => db.close());
  return db.all(sql);
}

async function exporting(): Promise<Database> {
  const db = await openExporting({ file: published, scratch: target });
  onTestFinished(() => db.close());
  return db;
}

describe("a Parquet file", () => {
  test("holds the rows of the query in its order, its parameters bound, and what it says of itself", async () => {
    const sql = "select n, texte from t where n >= cast(? as bigint) order by n desc";
    const metadata = { Titre: 'L’« été » d\'un "autre"; drop table t', vide: "" };
    const rows = await writeParquet(
      { published, sql, params: ["4998"] },
      { folder: target, name: "a.parquet", metadata },
    );
    expect(rows).toBe(2);
    const file = join(target, "a.parquet");
    expect(await readBack(`from '${file}'`)).toEqual([
      { n: 4999, texte: "l'été 4999" },
      { n: 4998, texte: "l'été 4998" },
    ]);
    const pairs = `select decode(key) as cle, decode(value) as valeur from parquet_kv_metadata('${file}')`;
    expect(await readBack(pairs)).toEqual(
      Object.entries(metadata).map(([cle, valeur]) => ({ cle, valeur })),
    );
  });

  test("is not left whole by a query that fails, nor by one that is aborted", async () => {
    const failing = "select case when n = 4000 then error('non') else n::varchar end as n from t";
    const ask = { published, sql: failing, params: [] };
    const place = { folder: target, name: "b.parquet", metadata: {} };
    await expect(writeParquet(ask, place)).rejects.toThrow("non");
    const leaving = new AbortController();
    const long = {
      published,
      sql: "select sum(a.n * b.n) as s from t a, t b, t c",
      params: [],
    };
    setTimeout(() => leaving.abort(new Error("parti")), 50);
    await expect(writeParquet(long, { ...place, signal: leaving.signal })).rejects.toThrow("parti");
    const file = join(target, "b.parquet");
    const end = existsSync(file) ? readFileSync(file).subarray(-4).toString() : "";
    expect(end).not.toBe("PAR1");
    await rm(file, { force: true });
  });
});

describe("the engine that writes it", () => {
  test.each([
    ["a file elsewhere", `copy (select 1) to '${join(folder, "ailleurs.csv")}'`],
    ["a file above", `copy (select 1) to '${join(target, "..", "ailleurs.csv")}'`],
    ["another database", `attach '${join(folder, "autre.duckdb")}'`],
    ["a file of the machine", "from read_text('/etc/passwd')"],
    ["the published rows", "insert into t values (1, 'non')"],
    ["its own settings", "set enable_external_access = true"],
  ])("cannot reach %s", async (_, sql) => {
    const db = await exporting();
    await expect(db.run(sql)).rejects.toThrow();
    expect(readdirSync(folder).toSorted()).toEqual(["export", "publie.duckdb"]);
  });

  test("reads the published tables by their names", async () => {
    const db = await exporting();
    expect(await db.all("select count(*) as n from t")).toEqual([{ n: 5000 }]);
  });
});
