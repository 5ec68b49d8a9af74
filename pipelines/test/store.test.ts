import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openWorking } from "../src/engine/index.js";
import { openReleases, UnknownRelease } from "../src/release/follow.js";
import type { Manifest } from "../src/store/manifest.js";
import { OutdatedRelease, readCertificate, readQuality } from "../src/store/read.js";
import { scratchFolder } from "./scratch.js";

const idOf = (number: number): string => `r${String(number).padStart(12, "0")}`;

/** Writes a release that holds its own number, then makes it serve. */
async function publish(dataDir: string, number: number): Promise<void> {
  const id = idOf(number);
  const folder = join(dataDir, "releases", id);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "published-public.duckdb");
  const db = await openWorking({ file, folders: [folder], scratch: join(folder, "tampon") });
  await db.run(`create table t as select ${number} as numero from range(10000)`);
  db.close();
  const manifest: Partial<Manifest> = {
    format: 3,
    id,
    charge_le: `2026-01-01T00:00:0${number}.000Z`,
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  point(dataDir, id);
}

function point(dataDir: string, id: string): void {
  writeFileSync(join(dataDir, "courant.aside"), `${id}\n`);
  renameSync(join(dataDir, "courant.aside"), join(dataDir, "courant"));
}

async function storeOf(dataDir: string) {
  const store = await openReleases({ dataDir, audience: "public" });
  onTestFinished(() => store.close());
  return store;
}

describe("the releases of a data folder", () => {
  test("say what to run when there are none", async () => {
    const dataDir = join(scratchFolder(), "data");
    await expect(openReleases({ dataDir, audience: "public" })).rejects.toThrow(
      /fabriques charger <dossier>/,
    );
  });

  test("serve the current one, and list them all, newest first", async () => {
    const dataDir = scratchFolder();
    await publish(dataDir, 1);
    await publish(dataDir, 2);
    const store = await storeOf(dataDir);
    const rows = await store.use((release) => release.all("select max(numero) as n from t"));
    expect(rows).toEqual([{ n: 2 }]);
    expect((await store.list()).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
    point(dataDir, idOf(1));
    expect(await store.use(async (release) => release.id)).toBe(idOf(1));
  });

  test("are told to be loaded again when an earlier version made them", async () => {
    const dataDir = scratchFolder();
    await publish(dataDir, 1);
    const before = join(dataDir, "releases", idOf(1));
    writeFileSync(join(before, "manifest.json"), JSON.stringify({ format: 1, id: idOf(1) }));
    const again = /version antérieure du produit.* relancez .*fabriques charger <dossier>/;
    await expect(openReleases({ dataDir, audience: "public" })).rejects.toThrow(again);
    await publish(dataDir, 2);
    const store = await storeOf(dataDir);
    expect((await store.list()).map(({ id }) => id)).toEqual([idOf(2)]);
    await expect(store.use(async () => {}, idOf(1))).rejects.toThrow(OutdatedRelease);
    point(dataDir, idOf(1));
    expect(await store.use(async (release) => release.id)).toBe(idOf(2));
    const { folder } = await store.use(async (release) => release);
    writeFileSync(join(folder, "qualite.json"), JSON.stringify({ format: 1 }));
    await expect(readQuality({ folder })).rejects.toThrow(again);
    await expect(readCertificate({ folder })).rejects.toThrow(again);
  });

  test("are each opened by name, whichever serves; one that is gone is refused with those that are kept", async () => {
    const dataDir = scratchFolder();
    for (const number of [1, 2, 3, 4, 5, 6]) await publish(dataDir, number);
    const store = await storeOf(dataDir);
    const numberIn = (id: string) =>
      store.use((release) => release.all("select max(numero) as n from t"), id);
    for (const number of [1, 6, 2, 3, 4, 5, 1]) {
      expect(await numberIn(idOf(number))).toEqual([{ n: number }]);
    }
    point(dataDir, idOf(2));
    expect(await numberIn(idOf(6))).toEqual([{ n: 6 }]);
    rmSync(join(dataDir, "releases", idOf(1)), { recursive: true });
    for (const id of [idOf(1), idOf(7), "../prive", "courant"]) {
      const refusal: unknown = await numberIn(id).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UnknownRelease);
      expect(refusal).toMatchObject({ retained: [6, 5, 4, 3, 2].map(idOf) });
    }
  });

  test("are picked up under many readers, without a failed or a mixed answer", async () => {
    const dataDir = scratchFolder();
    await publish(dataDir, 1);
    const store = await storeOf(dataDir);
    const seen = new Set<number>();
    let isOver = false;
    const read = async (): Promise<void> => {
      while (!isOver) {
        const rows = await store.use(async (release) => {
          const before = await release.all("select min(numero) as n, max(numero) as m from t");
          const after = await release.all(
            "select count(distinct numero) as d, min(numero) as n from t",
          );
          expect(release.id).toBe(idOf(Number(before[0]?.n)));
          return [...before, ...after];
        });
        expect(rows[0]?.m).toBe(rows[0]?.n);
        expect(rows[1]).toEqual({ d: 1, n: rows[0]?.n });
        seen.add(Number(rows[0]?.n));
      }
    };
    const readers = Array.from({ length: 8 }, read);
    for (const number of [2, 3, 4, 5]) {
      await publish(dataDir, number);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    isOver = true;
    await Promise.all(readers);
    expect(seen).toContain(5);
  });

  test("keep the old one open until its last use, a stream included", async () => {
    const dataDir = scratchFolder();
    await publish(dataDir, 1);
    const store = await storeOf(dataDir);
    const counted = store.use(async (release) => {
      let rows = 0;
      for await (const chunk of release.chunks("select numero from t")) {
        if (rows === 0) {
          await publish(dataDir, 2);
          await store.use((next) => next.all("select 1"));
        }
        rows += chunk.length;
      }
      return `${release.id}: ${rows}`;
    });
    expect(await counted).toBe(`${idOf(1)}: 10000`);
    expect(await store.use(async (release) => release.id)).toBe(idOf(2));
  });

  test("go on with the old one while the new one cannot be opened", async () => {
    const dataDir = scratchFolder();
    await publish(dataDir, 1);
    const store = await storeOf(dataDir);
    point(dataDir, idOf(9));
    expect(await store.use(async (release) => release.id)).toBe(idOf(1));
    await publish(dataDir, 9);
    expect(await store.use(async (release) => release.id)).toBe(idOf(9));
  });

  test("close after the work under way, then refuse", async () => {
    const dataDir = scratchFolder();
    await publish(dataDir, 1);
    const store = await openReleases({ dataDir, audience: "public" });
    const working = store.use(async (release) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return release.all("select count(*) as n from t");
    });
    await store.close();
    expect(await working).toEqual([{ n: 10_000 }]);
    await expect(store.use(async () => 1)).rejects.toThrow(/fermées/);
  });
});
