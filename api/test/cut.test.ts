import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { Release } from "@fabriques/pipelines/release";
import { describe, expect, test } from "vitest";
import { openWorld } from "./world.js";

const scratchFolders = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith("fabriques-parquet-"));

/** A release whose reading fails once its first rows have left. */
const failing = (release: Release): Release => ({
  ...release,
  async *chunks(...question) {
    for await (const chunk of release.chunks(...question)) {
      yield chunk;
      throw new Error("disk on fire");
    }
  },
  async parquet(sql, params, target) {
    await release.parquet(sql, params, target);
    throw new Error("disk full");
  },
});

describe("a failure midway", () => {
  test.each(["xlsx", "ods", "csv.zip"])("%s: the body is cut, and the log told", async (format) => {
    const broken = await openWorld({ disturb: failing });
    const response = await broken.get(`/donnees/places_rurales.${format}`);
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect(broken.errors).toHaveLength(1);
    // Resolves only when no use of the release is left.
    await broken.close();
  });

  test("parquet: known before the first byte, answered by a problem, nothing left on disk", async () => {
    const before = await scratchFolders();
    const broken = await openWorld({ disturb: failing });
    const response = await broken.get("/donnees/places_rurales.parquet");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/disk|tmp|copy/i);
    expect(await scratchFolders()).toEqual(before);
    await broken.close();
  });
});

test("fifty clients that leave free the release, the engine and the scratch folders", async () => {
  const before = await scratchFolders();
  const own = await openWorld();
  const formats = ["xlsx", "ods", "csv.zip", "parquet", "csv"];
  for (const [i, format] of Array.from({ length: 10 }, () => formats)
    .flat()
    .entries()) {
    const leaving = new AbortController();
    const request = own.get(`/donnees/places_rurales.${format}`, { signal: leaving.signal });
    setTimeout(() => leaving.abort(), i % 25);
    await request.then((response) => response.body?.getReader().read()).catch(() => {});
    leaving.abort();
  }
  expect((await own.get("/donnees/ctai.csv?annee=2023")).headers.get("x-total-rows")).toBe("44");
  expect(own.errors).toEqual([]);
  await own.close();
  expect(await scratchFolders()).toEqual(before);
});
