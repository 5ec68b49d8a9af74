import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnswerCache } from "../src/serve/cache.js";
import { createGate } from "../src/serve/gate.js";
import { makeReady, type Ready } from "../src/serve/ready.js";
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
    const failed = await Promise.allSettled([cache.get("q", make), cache.get("q", make)]);
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(made).toBe(1);
    await Promise.all([cache.get("q", make), cache.get("q", make)]);
    await cache.get("q", make);
    expect(made).toBe(2);
    expect(cache.counts).toEqual({ found: 3, made: 2 });
  });

  test("keeps within its bound, dropping what was used least recently", async () => {
    const cache = createAnswerCache(60);
    for (const question of ["a", "b", "a", "c", "d"]) await cache.get(question, () => sized(10));
    expect(cache.weight()).toBe(60);
    let made = 0;
    const again = (): Promise<Ready> => {
      made += 1;
      return sized(10);
    };
    await cache.get("a", again);
    expect(made).toBe(0);
    await cache.get("b", again);
    expect(made).toBe(1);
  });

  test("what is under way is not dropped, however small the bound", async () => {
    const cache = createAnswerCache(1);
    let finish: (ready: Ready) => void = () => {};
    let made = 0;
    const slow = (): Promise<Ready> => {
      made += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    };
    const first = cache.get("slow", slow);
    await cache.get("other", () => sized(10));
    const second = cache.get("slow", slow);
    finish(await sized(5));
    expect(await first).toBe(await second);
    expect(made).toBe(1);
  });

  test("an answer is given up once everybody left, not before, and made afresh for the next one", async () => {
    const cache = createAnswerCache(1_000);
    const signals: AbortSignal[] = [];
    const make = (unwanted: AbortSignal): Promise<Ready> => {
      signals.push(unwanted);
      return new Promise((resolve, reject) => {
        unwanted.addEventListener("abort", () => reject(unwanted.reason));
        if (signals.length > 1) resolve(sized(10));
      });
    };
    const leaving = [new AbortController(), new AbortController()];
    const asked = leaving.map(({ signal }) => cache.get("q", make, signal));
    const ended = Promise.allSettled(asked);
    leaving[0]?.abort();
    expect(signals[0]?.aborted).toBe(false);
    leaving[1]?.abort();
    expect(signals[0]?.aborted).toBe(true);
    expect((await cache.get("q", make)).size).toBe(10);
    expect((await ended).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});

describe("the gate", () => {
  const PATIENT = { patience: 10_000 };
  const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

  test("lets in so many at once, in order, and refuses beyond its queue", async () => {
    const gate = createGate({ ...PATIENT, width: 2, queue: 4 });
    const order: number[] = [];
    let most = 0;
    const work = (n: number) => async (): Promise<void> => {
      most = Math.max(most, gate.load.running);
      order.push(n);
      await soon();
      if (n === 1) throw new Error("one fails");
    };
    const asked = [1, 2, 3, 4, 5].map((n) => gate.run(work(n), { client: "a" }));
    expect(gate.load).toEqual({ running: 2, waiting: 2 });
    const results = await Promise.allSettled(asked);
    expect(results.map(({ status }) => status)).toEqual([
      ...["rejected", "fulfilled", "fulfilled", "fulfilled", "rejected"],
    ]);
    expect(results[4]).toMatchObject({ reason: { kind: "serveur_occupe", status: 503 } });
    expect([order, most]).toEqual([[1, 2, 3, 4], 2]);
    await expect(gate.run(async () => "free again", { client: "a" })).resolves.toBe("free again");
    expect(gate.load).toEqual({ running: 0, waiting: 0 });
  });

  test("lets clients take turns: one small request waits for one of a greedy client, not for all", async () => {
    const gate = createGate({ ...PATIENT, width: 1, queue: 100 });
    const order: string[] = [];
    const ask = (client: string, name: string) =>
      gate.run(
        async () => {
          order.push(name);
          await soon();
        },
        { client },
      );
    const greedy = ["g1", "g2", "g3", "g4", "g5"].map((name) => ask("greedy", name));
    await Promise.all([...greedy, ask("small", "s1"), ask("other", "o1"), ask("other", "o2")]);
    expect(order).toEqual(["g1", "g2", "s1", "o1", "g3", "o2", "g4", "g5"]);
  });

  test("whoever waited too long is told to come back, and frees the place in the queue", async () => {
    const gate = createGate({ width: 1, queue: 10, patience: 20 });
    let finish: () => void = () => {};
    const long = gate.run(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
      { client: "a" },
    );
    await expect(gate.run(soon, { client: "b" })).rejects.toMatchObject({ status: 503 });
    expect(gate.load).toEqual({ running: 1, waiting: 0 });
    finish();
    await long;
  });

  test("whoever leaves while waiting frees the place in the queue, and is never run", async () => {
    const gate = createGate({ ...PATIENT, width: 1, queue: 2 });
    const leaving = new AbortController();
    let isRun = false;
    const first = gate.run(soon, { client: "a" });
    const left = gate.run(
      async () => {
        isRun = true;
      },
      { client: "b", signal: leaving.signal },
    );
    leaving.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    expect(gate.load).toEqual({ running: 1, waiting: 0 });
    await first;
    expect([isRun, gate.load.running]).toEqual([false, 0]);
  });
});
