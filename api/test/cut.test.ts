import { mkdtempSync } from "node:fs";
import { readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Release } from "@fabriques/pipelines/release";
import { tableFromIPC } from "apache-arrow";
import { afterAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "./world.js";

// A folder for this file alone: other tests write Parquet at the same time.
const scratch = mkdtempSync(join(tmpdir(), "fabriques-coupes-"));
process.env.TMPDIR = scratch;
afterAll(() => rm(scratch, { recursive: true }));
const scratchFolders = (): Promise<string[]> => readdir(scratch);

/** A hundred thousand cells: the failure comes when thousands of rows have left. */
const LARGE = "/donnees/recrutements";
const FORMATS = ["json", "csv", "csv.zip", "xlsx", "ods", "arrow"];

/** A release whose query is killed once so many chunks have been read. */
const killedAfter =
  (chunks: number) =>
  (release: Release): Release => ({
    ...release,
    async *chunks(sql, params) {
      const killer = new AbortController();
      let read = 0;
      for await (const chunk of release.chunks(sql, params, killer.signal)) {
        yield chunk;
        read += 1;
        if (read === chunks) killer.abort(new Error("killed"));
      }
    },
  });

/** What a client has when its connection breaks. */
async function partsOf(response: Response): Promise<{ bytes: Buffer; isCut: boolean }> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of response.body ?? []) parts.push(part);
    return { bytes: Buffer.concat(parts), isCut: false };
  } catch {
    return { bytes: Buffer.concat(parts), isCut: true };
  }
}

describe("a query killed midway", () => {
  test.each(FORMATS)("%s: the body is cut, the log told, the release free", async (format) => {
    const broken = await openWorld({ disturb: killedAfter(20) });
    const response = await broken.get(`${LARGE}.${format}`);
    expect(response.status).toBe(200);
    const { bytes, isCut } = await partsOf(response);
    expect(isCut).toBe(true);
    expect(bytes.length).toBeGreaterThan(0);
    expect(broken.errors).toHaveLength(1);
    // Whoever keeps the pieces has fewer rows than the header told, or a file that does not open.
    if (format === "arrow") {
      const told = Number(response.headers.get("x-total-rows"));
      expect(bytes.subarray(-8).equals(END_OF_STREAM)).toBe(false);
      expect(readable(bytes)).toBeLessThan(told);
    }
    if (format === "json") expect(() => JSON.parse(bytes.toString())).toThrow();
    // Resolves only when no use of the release is left.
    await broken.close();
  });

  test.each(FORMATS)(
    "%s: at its first rows, it is answered by a problem or cut",
    async (format) => {
      const broken = await openWorld({ disturb: killedAfter(1) });
      const response = await broken.get(`${LARGE}.${format}`);
      const { isCut } = await partsOf(response);
      expect(isCut || response.status === 500).toBe(true);
      expect(broken.errors).toHaveLength(1);
      await broken.close();
    },
  );
});

/** How an Arrow stream says that it is whole. */
const END_OF_STREAM = Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

function readable(bytes: Buffer): number {
  try {
    return tableFromIPC(bytes).numRows;
  } catch {
    return 0;
  }
}

describe("a Parquet file that cannot be written", () => {
  /** The engine meets a link out of the one folder that it may write in. */
  const refusingDisk = (release: Release): Release => ({
    ...release,
    async parquet(sql, params, target) {
      for (const name of [target.name, `tmp_${target.name}`]) {
        await symlink("/dev/full", join(target.folder, name));
      }
      return release.parquet(sql, params, target);
    },
  });
  const killed = (release: Release): Release => ({
    ...release,
    parquet(sql, params, target) {
      const killer = new AbortController();
      setTimeout(() => killer.abort(new Error("killed")), 100);
      // Long enough to be killed: millions of rows.
      const long = `select * from (${sql}) cross join range(100)`;
      return release.parquet(long, params, { ...target, signal: killer.signal });
    },
  });

  test.each([
    ["a disk that refuses", refusingDisk, "Cannot access file"],
    ["killed query", killed, "killed"],
  ])(
    "%s: known before the first byte, answered by a problem, nothing left on disk",
    async (_, disturb, cause) => {
      const before = await scratchFolders();
      const broken = await openWorld({ disturb });
      const response = await broken.get(`${LARGE}.parquet`);
      expect(response.status).toBe(500);
      expect(await response.text()).not.toMatch(/disk|space|tmp|copy|killed/i);
      expect(broken.errors).toMatchObject([{ message: expect.stringContaining(cause) }]);
      expect(await scratchFolders()).toEqual(before);
      await broken.close();
    },
  );
});

const EVERY = [...FORMATS, "parquet"];

async function leave(world: World, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const leaving = new AbortController();
    const format = EVERY[i % EVERY.length];
    const request = world.get(`${LARGE}.${format}`, { signal: leaving.signal });
    setTimeout(() => leaving.abort(), i % 25);
    await request.then((response) => response.body?.getReader().read()).catch(() => {});
    leaving.abort();
  }
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is held once everything that nobody holds is gone, in megabytes. */
async function held(world: World): Promise<Readonly<Record<string, number>>> {
  for (let i = 0; i < 3; i += 1) {
    await wait(50);
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  const [engine] = await world.releases.use((release) =>
    release.all(
      "select sum(memory_usage_bytes)::double as bytes from duckdb_memory() where tag <> 'BASE_TABLE'",
    ),
  );
  const megabytes = (bytes: number): number => bytes / 2 ** 20;
  return {
    heap: megabytes(heapUsed),
    external: megabytes(external),
    engine: megabytes(Number(engine?.bytes)),
  };
}

test("fifty clients that leave free the release, the engine, the memory and the scratch folders", async () => {
  const before = await scratchFolders();
  const own = await openWorld();
  await leave(own, 14);
  const first = await held(own);
  await leave(own, 50);
  const last = await held(own);
  for (const [what, megabytes] of Object.entries(last)) {
    expect(megabytes, what).toBeLessThan((first[what] ?? 0) + 5);
  }
  expect((await own.get("/donnees/ctai.csv?annee=2023")).headers.get("x-total-rows")).toBe("44");
  expect(own.errors).toEqual([]);
  await own.close();
  expect(await scratchFolders()).toEqual(before);
}, 300_000);
