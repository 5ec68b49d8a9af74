import { createServer } from "node:http";
import { type AddressInfo, createConnection } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../src/ask/problem.js";
import { clientOf } from "../src/serve/client.js";
import { CONNECTION_LIMITS, limitConnections } from "../src/serve/limits.js";
import { failureFacts } from "../src/serve/problems.js";
import { limitRate } from "../src/serve/rate-limit.js";
import { openOutlet } from "../src/serve/stream.js";
import { openWorld, type World } from "./world.js";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("what a request may carry", () => {
  test("an address of more than 8,192 characters is refused, and one that Node cannot hold", async () => {
    const long = await world.get(`/donnees/ctai?collectivite~=${"x".repeat(9_000)}`);
    expect([long.status, await long.json()]).toMatchObject([
      414,
      { type: "urn:fabriques:probleme:adresse_trop_longue" },
    ]);
    expect((await world.get(`/sante?${"x".repeat(20_000)}`)).status).toBe(431);
  });

  test("a body is refused unread, whatever the method, and the connection ends", async () => {
    const post = await world.get("/sante", { method: "POST", body: "x".repeat(2_000_000) });
    expect([post.status, post.headers.get("connection")]).toEqual([405, "close"]);
    const answer = await raw(
      "GET /api/v1/sante HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nxxxxx",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain("Connection: close");
  });

  test("what is not HTTP gets a bare 400", async () => {
    expect(await raw("ceci n’est pas HTTP\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\n[^{]*$/,
    );
  });
});

test("a request sent drop by drop is let go", async () => {
  expect(CONNECTION_LIMITS).toMatchObject({ headersTimeout: 10_000, requestTimeout: 15_000 });
  const quick = { headersTimeout: 150, requestTimeout: 150, connectionsCheckingInterval: 30 };
  const server = createServer({ ...CONNECTION_LIMITS, ...quick });
  limitConnections(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const socket = createConnection({ port, host: "127.0.0.1" });
  socket.write("GET / HTTP/1.1\r\nX-Lent: ");
  const drops = setInterval(() => socket.write("g"), 20);
  const answer = await new Promise<string>((resolve) => {
    socket.once("data", (part) => resolve(String(part)));
    socket.once("error", () => resolve("closed"));
    socket.once("close", () => resolve("closed"));
  });
  clearInterval(drops);
  socket.destroy();
  expect(answer).toMatch(/^(HTTP\/1\.1 408|closed)/);
  expect(server.maxConnections).toBe(2_000);
  await new Promise((resolve) => server.close(resolve));
});

test("a client that takes nothing is dropped, one that is made to wait is not", async () => {
  const outcomes: string[] = [];
  const server = createServer(async (_request, response) => {
    const outlet = openOutlet(response as never, 800);
    // Longer than a client may take nothing: ours to spend.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    try {
      for (let i = 0; i < 20; i += 1) await outlet.write([Buffer.alloc(1_000_000)]);
      outcomes.push("whole");
    } catch {
      outcomes.push("dropped");
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const lazy = createConnection({ port, host: "127.0.0.1" }, () => {
    lazy.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  });
  lazy.pause();
  await expect.poll(() => outcomes, { timeout: 5_000 }).toEqual(["dropped"]);
  const body = await (await fetch(`http://127.0.0.1:${port}/`)).arrayBuffer();
  expect([body.byteLength, outcomes]).toEqual([20_000_000, ["dropped", "whole"]]);
  lazy.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Everything that the server answers to some bytes, until it closes. */
function raw(text: string): Promise<string> {
  const { port, hostname } = new URL(world.origin);
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port: Number(port), host: hostname });
    let answer = "";
    socket.on("data", (part) => {
      answer += part;
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
    socket.write(text);
  });
}

describe("the rate limit", () => {
  const behindProxy = (client: string): RequestInit => ({ headers: { "x-forwarded-for": client } });

  test("lets a client take so much a minute, says what is left and when to come back", async () => {
    const own = await openWorld({ app: { ratePerMinute: 5, trustedProxies: 1 } });
    const statuses: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      const response = await own.get("/sante", behindProxy("203.0.113.7"));
      statuses.push(response.status);
      expect(response.headers.get("ratelimit-policy")).toBe('"api";q=5;w=60');
      if (i === 0) expect(response.headers.get("ratelimit")).toMatch(/^"api";r=4;t=\d+$/);
      if (i === 6) {
        expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
        expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
        expect(await response.text()).not.toContain("203.0.113.7");
      }
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await own.get("/sante", behindProxy("203.0.113.8"))).status).toBe(200);
    await own.close();
  });

  test("does not limit this machine, nor the word of a client that no proxy vouches for", async () => {
    const own = await openWorld({ app: { ratePerMinute: 1 } });
    for (let i = 0; i < 3; i += 1) {
      expect((await own.get("/sante", behindProxy("203.0.113.7"))).status).toBe(200);
    }
    await own.close();
  });

  test("fills the bucket as time goes, and forgets nobody too soon", () => {
    let now = 0;
    const limit = limitRate({ perMinute: 60, now: () => now });
    const ask = (ip: string): number => {
      let status = 0;
      const response = { setHeader() {} };
      const next = (problem?: unknown): void => {
        status = problem === undefined ? 200 : (problem as Problem).status;
      };
      limit({ headers: {}, socket: { remoteAddress: ip }, ip } as never, response as never, next);
      return status;
    };
    const many = (ip: string, count: number): number =>
      Array.from({ length: count }, () => ask(ip)).filter((status) => status === 200).length;
    expect(many("198.51.100.1", 100)).toBe(60);
    now = 10_000;
    expect(many("198.51.100.1", 100)).toBe(10);
    expect(many("2001:db8:1:2::1", 40) + many("2001:db8:1:2:ffff::2", 40)).toBe(60);
    expect(many("2001:db8:1:3::1", 100)).toBe(60);
  });

  test("a client is an IPv4 address, or the network of an IPv6 one", () => {
    expect(clientOf({ ip: "::ffff:203.0.113.7" })).toBe("203.0.113.7");
    expect(clientOf({ ip: "2001:db8::1" })).toBe("2001:db8:0:0");
    expect(clientOf({ ip: "2001:db8:1:2:3:4:5:6" })).toBe("2001:db8:1:2");
    expect(clientOf({ ip: undefined })).toBe("");
  });
});

describe("what is told of requests", () => {
  test("no address, parameter or path of a request is logged: its route, its status, its time", async () => {
    const own = await openWorld();
    const paths = [
      "/donnees/ctai?collectivite~=secretdumaire",
      "/indicateurs/secretdumaire",
      "/secretdumaire?a=b",
    ];
    for (const path of paths) await (await own.get(path)).text();
    await (await fetch(`${own.origin}/secretdumaire`)).text();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(JSON.stringify(own.told)).not.toMatch(/secretdumaire|127\.0\.0\.1|collectivite/);
    expect(own.told).toMatchObject([
      { method: "GET", route: "donnees", status: 200, whole: true },
      { route: "indicateur", status: 404 },
      { route: "api_autre", status: 404 },
      { route: "tableau_de_bord", status: 404 },
    ]);
    await own.close();
  });

  test("a failure is told by its kind, its place and its first line, without quoted values", () => {
    const facts = JSON.stringify(
      failureFacts(
        new Error("Conversion Error: could not read 'Zébulon' as \"DATE\"\nLINE 1: select"),
      ),
    );
    expect(facts).toContain("Conversion Error: could not read '…' as");
    expect(facts).toContain("hardening.test");
    expect(facts).not.toMatch(/Zébulon|LINE 1/);
  });

  test("a failure answers with the number of the incident that the log holds", async () => {
    const broken = await openWorld({
      disturb: (release) => ({ ...release, all: () => Promise.reject(new Error("no")) }),
    });
    const body = (await (await broken.get("/syntheses")).json()) as { instance: string };
    expect(body.instance).toMatch(/^urn:uuid:/);
    expect(broken.errors).toMatchObject([{ incident: body.instance, message: "no" }]);
    await broken.close();
  });
});

describe("/metrics", () => {
  const metricsOf = (own: World, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${own.origin}/metrics`, { headers });

  test("counts requests by route and status, in the text format of Prometheus", async () => {
    const own = await openWorld();
    for (const path of ["/sante", "/sante", "/syntheses", "/syntheses", "/inconnue"]) {
      await (await own.get(path)).text();
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    const response = await metricsOf(own);
    const text = await response.text();
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const { release } = await own.json<{ release: string }>("/sante");
    for (const line of [
      'fabriques_http_requests_total{route="sante",method="GET",status="200"} 2',
      'fabriques_http_requests_total{route="api_autre",method="GET",status="404"} 1',
      'fabriques_http_request_duration_seconds_bucket{route="sante",le="+Inf"} 2',
      'fabriques_http_request_duration_seconds_count{route="syntheses"} 2',
      'fabriques_work_in_flight{file="exports"} 0',
      'fabriques_queue_length{file="exports"} 0',
      'fabriques_answers_total{from="cache"} 1',
      'fabriques_answers_total{from="engine"} 1',
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    expect(text).toMatch(
      new RegExp(`fabriques_release_info\\{release="${release}",audience="public"`),
    );
    expect(text).toMatch(/\nprocess_resident_memory_bytes \d{7,}\n/);
    for (const line of text.trimEnd().split("\n")) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? -?[\d.e+-]+)$/);
    }
    await own.close();
  });

  test("answers this machine, not what a proxy of this machine passes on", async () => {
    expect((await metricsOf(world)).status).toBe(200);
    for (const name of ["x-forwarded-for", "forwarded", "via"]) {
      expect((await metricsOf(world, { [name]: "203.0.113.7" })).status, name).toBe(403);
    }
  });

  test("asks for the token where there is one", async () => {
    const own = await openWorld({ app: { metricsToken: "un-jeton-assez-long" } });
    expect((await metricsOf(own)).status).toBe(403);
    expect((await metricsOf(own, { authorization: "Bearer autre" })).status).toBe(403);
    const good = { authorization: "Bearer un-jeton-assez-long", "x-forwarded-for": "203.0.113.7" };
    expect((await metricsOf(own, good)).status).toBe(200);
    await own.close();
  });
});

test("long exports fill their places and their queue: small questions answer at once, and other clients still get in", async () => {
  const own = await openWorld({
    app: { trustedProxies: 1 },
    disturb: (release) => ({
      ...release,
      // The count says that the file is long; its rows come when the client has left.
      all: async (sql, params, signal) =>
        sql.startsWith("select count(*) as total from (select")
          ? [{ total: 5_000_000 }]
          : release.all(sql, params, signal),
      async *chunks(_sql, _params, signal) {
        await new Promise((_, reject) =>
          signal?.addEventListener("abort", () => reject(signal.reason)),
        );
      },
    }),
  });
  const leaving = new AbortController();
  const from = (client: string) => ({ "x-forwarded-for": client });
  const exports = Array.from({ length: 30 }, () =>
    own
      .get("/donnees/ctai.csv", { signal: leaving.signal, headers: from("203.0.113.7") })
      .then((response) => response.status)
      .catch(() => "left"),
  );
  const refused = await Promise.race(exports);
  expect(refused).toBe(503);
  const start = performance.now();
  expect(
    (await own.get("/indicateurs/ctai.contrats", { headers: from("203.0.113.8") })).status,
  ).toBe(200);
  expect((await own.get("/donnees/ctai.csv", { method: "HEAD" })).status).toBe(200);
  expect(performance.now() - start).toBeLessThan(5_000);
  leaving.abort();
  await Promise.all(exports);
  await expect
    .poll(async () => (await fetch(`${own.origin}/metrics`)).text(), { timeout: 5_000 })
    .toMatch(/in_flight\{file="exports"\} 0.*queue_length\{file="exports"\} 0/s);
  await own.close();
});
