import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { isValid } from "../src/engine/chunk.js";
import {
  type Chunk,
  type ChunkColumn,
  type Database,
  openPublished,
  openWorking,
} from "../src/engine/index.js";
import { scratchFolder } from "./scratch.js";

async function working(folder = scratchFolder()): Promise<Database> {
  const db = await openWorking({
    file: join(folder, "travail.duckdb"),
    folders: [folder],
    scratch: join(folder, "tampon"),
  });
  onTestFinished(() => db.close());
  return db;
}

async function published(sql: string, more: { memory?: string } = {}): Promise<Database> {
  const folder = scratchFolder();
  const file = join(folder, "publie.duckdb");
  const writer = await openWorking({ file, folders: [folder], scratch: join(folder, "tampon") });
  await writer.run(sql);
  writer.close();
  const db = await openPublished({ file, ...more });
  onTestFinished(() => db.close());
  return db;
}

function cells(column: ChunkColumn, length: number): (string | number | boolean | bigint | null)[] {
  const read = (row: number) => {
    if (column.form === "utf8") {
      const bytes = column.data.subarray(column.offsets[row], column.offsets[row + 1]);
      return Buffer.from(bytes).toString("utf8");
    }
    const value = column.data[row] ?? null;
    if (column.form === "booleans") return value === 1;
    return column.form === "dictionary" ? (column.dictionary[Number(value)] ?? null) : value;
  };
  return Array.from({ length }, (_, row) => (isValid(column.validity, row) ? read(row) : null));
}

async function drain(stream: AsyncIterable<Chunk>): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for await (const chunk of stream) {
    for (const column of chunk.columns) {
      found[column.name] ??= [];
      found[column.name]?.push(...cells(column, chunk.length));
    }
  }
  return found;
}

test("a working database takes the same threads and memory on every machine", async () => {
  const db = await working();
  const settings = await db.all(
    "select current_setting('threads') as threads, current_setting('memory_limit') as memory",
  );
  expect(settings).toEqual([{ threads: 2, memory: "305.1 MiB" }]);
});

describe("all", () => {
  test("gives plain JSON values", async () => {
    const db = await working();
    const sql = `select 2::bigint as n, 9007199254740993::hugeint as trop, date '2024-12-31' as jour,
      12.5::decimal(10, 2) as montant, ['a', null] as liste, null as rien, 'a'::enum('a') as choix, true as oui`;
    expect(await db.all(sql)).toEqual([
      {
        n: 2,
        trop: "9007199254740993",
        jour: "2024-12-31",
        montant: 12.5,
        liste: ["a", null],
        rien: null,
        choix: "a",
        oui: true,
      },
    ]);
  });

  test("binds numbers, texts, lists and nothing", async () => {
    const db = await working();
    const sql =
      "select ?::integer + 1 as n, upper(?) as t, list_contains(?, 'b') as l, ? is null as v";
    expect(await db.all(sql, [1, "é", ["a", "b"], null])).toEqual([
      { n: 2, t: "É", l: true, v: true },
    ]);
  });

  test("stops at once when its signal aborts, and the database goes on", async () => {
    const db = await working();
    const endless = "select sum(a.range * b.range) from range(1000000) a, range(1000000) b";
    const asked = db.all(endless, [], AbortSignal.timeout(200));
    await expect(asked).rejects.toThrow(/timeout/);
    expect(await db.all("select 1 as un")).toEqual([{ un: 1 }]);
  });

  test("runs more questions at once than there are threads", async () => {
    const db = await published("create table t as select range as i from range(1000)");
    const asked = Array.from({ length: 30 }, (_, i) =>
      db.all("select max(i) + ? as m from t", [i]),
    );
    expect((await Promise.all(asked)).map((rows) => rows[0]?.m)).toEqual(
      Array.from({ length: 30 }, (_, i) => 999 + i),
    );
  });
});

describe("chunks", () => {
  const everything = `create type humeur as enum('bien', 'mal');
    create table t as select
      case when i % 7 = 0 then null else i::integer end as entier, i * 3000000000 as grand, i / 4 as reel,
      date '2024-01-01' + i::integer as jour, i % 2 = 0 as pair,
      case when i % 5 = 0 then null else (if(i % 2 = 0, 'bien', 'mal'))::humeur end as humeur,
      case when i % 3 = 0 then null when i % 3 = 1 then 'court' || i else repeat('é', 10 + (i % 40)::int) || i end as texte
    from range(10000) r(i)`;

  test("gives every type, value by value as `all` does", async () => {
    const db = await published(everything);
    const rows = await db.all(
      "select * replace (jour - date '1970-01-01' as jour) from t order by grand",
    );
    const found = await drain(db.chunks("select * from t order by grand"));
    for (const name of ["entier", "reel", "jour", "pair", "humeur", "texte"]) {
      expect(found[name], name).toEqual(rows.map((row) => row[name]));
    }
    expect(found.grand?.map(Number)).toEqual(rows.map((row) => row.grand));
    expect(Object.keys(found)).not.toContain("__fin");
  });

  test("keeps the order asked for", async () => {
    const db = await published(everything);
    const { grand } = await drain(db.chunks("select grand from t order by grand desc limit 5000"));
    expect(grand?.map(Number)).toEqual(Array.from({ length: 5000 }, (_, i) => (9999 - i) * 3e9));
  });

  test("gives nothing, and ends, when nothing matches", async () => {
    const db = await published(everything);
    expect(await drain(db.chunks("select * from t where entier > ?", [1_000_000]))).toEqual({});
  });

  test("throws when the query fails on its way instead of ending early", async () => {
    const db = await published("create table t as select i from range(3000000) r(i)");
    const failing = "select if(i = 2500000, error('panne'), i::varchar) as x from t";
    await expect(drain(db.chunks(failing))).rejects.toThrow();
  });

  test("stops when the consumer stops or its signal aborts", async () => {
    const db = await published("create table t as select i from range(3000000) r(i)");
    let seen = 0;
    for await (const chunk of db.chunks("select i from t")) {
      seen += chunk.length;
      if (seen > 5000) break;
    }
    expect(seen).toBeLessThan(10_000);
    const controller = new AbortController();
    const aborted = async () => {
      for await (const _ of db.chunks("select i from t", [], controller.signal)) controller.abort();
    };
    await expect(aborted()).rejects.toThrow(/abort/i);
    expect(await db.all("select count(*) as n from t")).toEqual([{ n: 3_000_000 }]);
  });

  test("holds nothing of the engine's memory once read or left, before any garbage is collected", async () => {
    const db = await published("create table t as select i, hash(i) as h from range(200000) r(i)", {
      memory: "48MB",
    });
    for (let i = 0; i < 40; i += 1) {
      for await (const chunk of db.chunks("select * from t order by h limit 100000")) {
        expect(chunk.length).toBeGreaterThan(0);
        if (i % 2 === 0) break;
      }
    }
  });

  test("names the column whose type has no plain layout", async () => {
    const db = await published("create table t as select ['a'] as liste");
    await expect(drain(db.chunks("select liste from t"))).rejects.toThrow(/liste/);
  });
});

describe("confinement", () => {
  test("the working database reads and writes its folders only", async () => {
    const folder = scratchFolder();
    const db = await working(folder);
    await db.run(`copy (select 1 as a) to '${folder}/x.csv'`);
    await expect(db.all("select * from read_text('/etc/hostname')")).rejects.toThrow();
    await expect(db.run("set enable_external_access = true")).rejects.toThrow();
  });

  test.each([
    "create table u as select 1",
    "insert into t values (1)",
    "select * from read_text('/etc/hostname')",
    "copy t to '/tmp/fabriques-interdit.csv'",
    "attach ':memory:' as m",
    "set threads = 1",
  ])("a published file refuses %s", async (sql) => {
    const db = await published("create table t as select 1 as i");
    await expect(db.run(sql)).rejects.toThrow();
  });
});
