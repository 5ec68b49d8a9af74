import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnswerCache } from "../src/cache.js";
import { createGate } from "../src/gate.js";
import { makeReady, type Ready } from "../src/ready.js";
import { openWorld, type World } from "./world.js";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** fetch decompresses by itself and hides the encoding's bytes: this asks for one encoding and reads it raw. */
async function raw(path: string, encoding: string): Promise<{ bytes: Buffer; headers: Headers }> {
  const { get } = await import("node:http");
  return new Promise((resolve, reject) => {
    const request = get(
      `${world.origin}/api/v1${path}`,
      { headers: { "accept-encoding": encoding } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({
            bytes: Buffer.concat(parts),
            headers: new Headers(response.headers as Record<string, string>),
          }),
        );
      },
    );
    request.on("error", reject);
  });
}

describe("answers over HTTP", () => {
  test("are revalidated: a strong tag, then 304 with no body, for any spelling of the question", async () => {
    const path = "/indicateurs/ctai.contrats?territoire=FR&par=annee";
    const first = await world.get(path);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    expect(first.headers.get("vary")).toContain("Accept-Encoding");
    const again = await world.get("/indicateurs/ctai.contrats?par=annee", {
      headers: { "if-none-match": `"other", ${etag}` },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    const other = await world.get(`${path}&de=2020`, { headers: { "if-none-match": etag } });
    expect(other.status).toBe(200);
  });

  test("come in brotli, gzip or plain, the same bytes inside, each with its own tag", async () => {
    const plain = await raw("/syntheses", "identity");
    const br = await raw("/syntheses", "gzip, br");
    const gzip = await raw("/syntheses", "gzip");
    expect(br.headers.get("content-encoding")).toBe("br");
    expect(gzip.headers.get("content-encoding")).toBe("gzip");
    expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true);
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
    expect(br.bytes.length).toBeLessThan(plain.bytes.length / 4);
    const tags = [plain, br, gzip].map(({ headers }) => headers.get("etag"));
    expect(new Set(tags).size).toBe(3);
    const known = await world.get("/syntheses", { headers: { "if-none-match": tags[1] ?? "" } });
    expect(known.status).toBe(304);
  });
});

const sized = (bytes: number): Promise<Ready> =>
  Promise.resolve(makeReady(Buffer.alloc(bytes), "text/plain"));

describe("the cache", () => {
  test("makes an answer once for questions asked together, and again after a failure", async () => {
    const cache = createAnswerCache(1_000);
    let made = 0;
    const make = async (): Promise<Ready> => {
      made += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (made === 1) throw new Error("no");
      return sized(10);
    };
    const failed = await Promise.allSettled([
      cache.get("r1", "q", make),
      cache.get("r1", "q", make),
    ]);
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(made).toBe(1);
    await Promise.all([cache.get("r1", "q", make), cache.get("r1", "q", make)]);
    await cache.get("r1", "q", make);
    expect(made).toBe(2);
  });

  test("keeps within its bound, dropping what was used least recently", async () => {
    const cache = createAnswerCache(60);
    for (const question of ["a", "b", "a", "c", "d"]) {
      await cache.get("r1", question, () => sized(10));
    }
    expect(cache.weight()).toBeLessThanOrEqual(60);
    let made = 0;
    const again = (): Promise<Ready> => {
      made += 1;
      return sized(10);
    };
    await cache.get("r1", "a", again);
    expect(made).toBe(0);
    await cache.get("r1", "b", again);
    expect(made).toBe(1);
  });

  test("drops a release that was replaced twice, whole", async () => {
    const cache = createAnswerCache(1_000);
    for (const release of ["r1", "r2", "r3"]) await cache.get(release, "q", () => sized(10));
    expect(cache.weight()).toBe(40);
  });
});

test("the gate lets in so many at once, in order, and refuses beyond its queue", async () => {
  const gate = createGate({ width: 2, queue: 2 });
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const work = (n: number) => async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    order.push(n);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    if (n === 1) throw new Error("one fails");
  };
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => gate(work(n))));
  expect(results.map(({ status }) => status)).toEqual([
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
    "rejected",
  ]);
  expect(results[4]).toMatchObject({ reason: { kind: "serveur_occupe", status: 503 } });
  expect([order, most]).toEqual([[1, 2, 3, 4], 2]);
  await expect(gate(async () => "free again")).resolves.toBe("free again");
});
