import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, test } from "vitest";
import { isLoopback } from "../src/serve/client.js";
import { readSettings } from "../src/serve/settings.js";

const SERVER = fileURLToPath(new URL("../dist/server.js", import.meta.url));

interface Run {
  readonly process: ChildProcess;
  /** First line printed, or everything told at the end if it never printed one. */
  readonly line: Promise<string>;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

function run(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [SERVER], {
    env: { ...process.env, PORT: "0", DATA_DIR: inject("dataDir"), ...env },
  });
  let out = "";
  let err = "";
  child.stderr.on("data", (text) => {
    err += text;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
  const line = new Promise<string>((resolve) => {
    child.stdout.on("data", (text) => {
      out += text;
      if (out.includes("\n")) resolve(out);
    });
    void ended.then(({ err: told }) => resolve(told));
  });
  return { process: child, line, ended };
}

describe("settings", () => {
  test("have safe defaults", () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      dataDir: "data",
      audience: "public",
      logLevel: "warn",
      origin: "",
      trustedProxies: 0,
      ratePerMinute: 600,
      metricsToken: null,
    });
  });

  test("may say where the public is, what is in front, how much one may ask, and who may measure", () => {
    const env = {
      PUBLIC_ORIGIN: "https://fabriques.example",
      TRUSTED_PROXIES: "1",
      RATE_LIMIT: "0",
      METRICS_TOKEN: "seize caractères",
    };
    expect(readSettings(env)).toMatchObject({
      origin: "https://fabriques.example",
      trustedProxies: 1,
      ratePerMinute: null,
      metricsToken: "seize caractères",
    });
  });

  test.each([
    { PORT: "quatre" },
    { PORT: "70000" },
    { PORT: "-1" },
    { AUDIENCE: "tous" },
    { LOG_LEVEL: "bavard" },
    { PUBLIC_ORIGIN: "fabriques.example" },
    { PUBLIC_ORIGIN: "https://fabriques.example/suivi" },
    { PUBLIC_ORIGIN: "ftp://fabriques.example" },
    { TRUSTED_PROXIES: "tous" },
    { RATE_LIMIT: "-5" },
    { METRICS_TOKEN: "court" },
    { AUDIENCE: "interne", HOST: "0.0.0.0" },
    { AUDIENCE: "interne", HOST: "::" },
    { AUDIENCE: "interne", HOST: "192.168.1.4" },
    { AUDIENCE: "interne", HOST: "127.0.0.1.exemple.fr" },
  ])("%o is refused in a sentence", (env) => {
    const settings = readSettings(env);
    expect(settings).toHaveProperty("refusal");
    expect(Object.values(settings)[0]).toMatch(/^[A-Z].*\.$/);
  });

  test("the loopback is this machine and nothing else", () => {
    expect(["127.0.0.1", "127.1.2.3", "::1", "localhost"].every(isLoopback)).toBe(true);
    expect(["0.0.0.0", "", "10.0.0.1", "localhost.exemple.fr", "1127.0.0.1"].some(isLoopback)).toBe(
      false,
    );
  });
});

describe("the program", () => {
  test("prints one line with its address, serves, and stops cleanly on SIGTERM", async () => {
    const server = run({ AUDIENCE: "interne" });
    const line = await server.line;
    expect(line).toMatch(/^Suivi des Fabriques\u202f: http:\/\/127\.0\.0\.1:\d+\n$/);
    const address = line.trim().split(" ").at(-1);
    const answer = await fetch(`${address}/api/v1/sante`);
    expect(await answer.json()).toMatchObject({ statut: "ok", audience: "interne" });
    server.process.kill("SIGTERM");
    expect(await server.ended).toEqual({ code: 0, out: line, err: "" });
  });

  test("refuses to serve the internal audience beyond this machine", async () => {
    const { code, err, out } = await run({ AUDIENCE: "interne", HOST: "0.0.0.0" }).ended;
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("AUDIENCE=interne est refusé sur 0.0.0.0");
  });

  test("says that the port is taken", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const { code, err, out } = await run({ PORT: String(port) }).ended;
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(new RegExp(`^Le port ${port} est déjà occupé .*\\.\n$`));
    other.close();
  });

  test("says what to run when nothing was published", async () => {
    const empty = await mkdtemp(join(tmpdir(), "fabriques-vide-"));
    const { code, err } = await run({ DATA_DIR: empty }).ended;
    expect(code).toBe(1);
    expect(err).toContain("fabriques charger");
    expect(err).not.toMatch(/\n.*\n/);
    await rm(empty, { recursive: true });
  });
});
