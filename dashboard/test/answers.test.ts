import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

type Store = typeof import("../src/api/answers.js");

const json = (response: ServerResponse, body: unknown, status = 200): void => {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "content-type": type }).end(JSON.stringify(body));
};

/** A real server whose answers each test decides, and the number of times each path was asked. */
async function serverOf(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.set(path, (asked.get(path) ?? 0) + 1);
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { asked, close, at: (path: string) => ({ path: `http://127.0.0.1:${port}${path}` }) };
}

let store: Store;
let closing: (() => Promise<void>)[] = [];

const serve = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = await serverOf(answer);
  closing.push(server.close);
  return server;
};

beforeEach(async () => {
  vi.resetModules();
  store = await import("../src/api/answers.js");
});
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

test("deux lecteurs de la même question la posent une fois", async () => {
  const { at, asked } = await serve((_, response) => json(response, { release: "r1", n: 1 }));
  store.watch(at("/a"));
  store.watch(at("/a"));
  await vi.waitFor(() => expect(store.known(at("/a")).answer).toEqual({ release: "r1", n: 1 }));
  expect(asked.get("/a")).toBe(1);
});

test("une version nouvelle fait oublier l’ancienne : ce qui est à l’écran est redemandé", async () => {
  let release = "r1";
  const { at, asked } = await serve((_, response) => json(response, { release }));
  store.watch(at("/visible"));
  const leave = store.watch(at("/quittee"));
  await vi.waitFor(() => expect(store.known(at("/quittee")).answer).toBeDefined());
  await vi.waitFor(() => expect(store.known(at("/visible")).answer).toBeDefined());
  leave();
  await new Promise((resolve) => setTimeout(resolve, 5));
  release = "r2";
  store.watch(at("/nouvelle"));
  await vi.waitFor(() => expect(store.known(at("/visible")).answer).toEqual({ release: "r2" }));
  expect(asked.get("/visible")).toBe(2);
  expect(store.known(at("/quittee")).answer).toBeUndefined();
});

test("une question que plus personne n’attend est annulée", async () => {
  let cancelled = false;
  const { at, asked } = await serve((_, response) => {
    response.on("close", () => {
      cancelled = true;
    });
  });
  const leave = store.watch(at("/longue"));
  await vi.waitFor(() => expect(asked.get("/longue")).toBe(1));
  leave();
  await vi.waitFor(() => expect(cancelled).toBe(true));
  expect(store.known(at("/longue"))).toEqual({});
});

test("un composant démonté puis remonté aussitôt ne repose pas sa question", async () => {
  const { at, asked } = await serve((_, response) => setTimeout(() => json(response, {}), 20));
  store.watch(at("/a"))();
  store.watch(at("/a"));
  await vi.waitFor(() => expect(store.known(at("/a")).answer).toEqual({}));
  expect(asked.get("/a")).toBe(1);
});

test("un refus de l’API garde ses mots, et la question peut être reposée", async () => {
  const problem = { type: "t", title: "Refus", status: 400, detail: "Territoire inconnu." };
  let refuses = true;
  const { at } = await serve((_, response) =>
    refuses ? json(response, problem, 400) : json(response, { n: 2 }),
  );
  store.watch(at("/a"));
  await vi.waitFor(() => expect(store.known(at("/a")).problem?.body).toEqual(problem));
  refuses = false;
  store.askAgain(at("/a"));
  await vi.waitFor(() => expect(store.known(at("/a")).answer).toEqual({ n: 2 }));
  expect(store.known(at("/a")).problem).toBeUndefined();
});

test("un serveur absent ou muet se dit en français", async () => {
  const { at, close } = await serverOf((_, response) => response.writeHead(502).end("<html>"));
  store.watch(at("/a"));
  await vi.waitFor(() => expect(store.known(at("/a")).problem?.message).toContain("code 502"));
  await close();
  store.watch(at("/b"));
  await vi.waitFor(() => expect(store.known(at("/b")).problem?.message).toContain("ne répond pas"));
});
