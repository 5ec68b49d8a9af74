import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../demo/generate.js";
import { openReleases } from "../src/release/follow.js";
import { keepOwnProofs, scratchFolder, suiteFolder } from "./scratch.js";

const COMMAND = fileURLToPath(new URL("../bin/fabriques.js", import.meta.url));
const MOMENTS = 12;

keepOwnProofs();
const suite = suiteFolder();
const exports_ = join(suite, "exports");
const others = join(suite, "autres");
const dataDir = join(suite, "data");
/** How long a whole load takes here, in milliseconds. */
let duration = 0;

interface Outcome {
  readonly code: number | null;
  readonly err: string;
}

function outcome(child: ChildProcess): Promise<Outcome> {
  let err = "";
  child.stderr?.on("data", (bytes: Buffer) => {
    err += bytes.toString("utf8");
  });
  child.stdout?.resume();
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, err })));
}

const loadArgs = (folder: string, into: string): string[] => [
  COMMAND,
  "charger",
  folder,
  "--sortie",
  into,
];
const start = (folder: string, into: string): ChildProcess =>
  spawn(process.execPath, loadArgs(folder, into));

/** Checks the secrecy of the release that serves again, from its proofs. */
const startSecret = (folder: string): ChildProcess =>
  spawn(process.execPath, [COMMAND, "verifier-secret", "--sortie", folder]);

const courant = (folder: string): string => readFileSync(join(folder, "courant"), "utf8");

/** The release that serves answers, and is whole. */
async function expectServing(folder: string): Promise<void> {
  const store = await openReleases({ dataDir: folder, audience: "public" });
  expect(
    await store.use((release) => release.all("select count(*) > 0 as plein from cellules")),
  ).toEqual([{ plein: true }]);
  await store.close();
}

beforeAll(async () => {
  await generate({ folder: exports_, seed: 1, pairs: 300, hires: 200, since: 2026, centres: 20 });
  await generate({ folder: others, seed: 2, pairs: 300, hires: 200, since: 2026, centres: 20 });
  const begun = Date.now();
  expect((await outcome(start(exports_, dataDir))).code).toBe(0);
  duration = Date.now() - begun;
});

describe("a load killed at any moment", () => {
  test(`leaves a whole release serving, ${MOMENTS} times, and the next load succeeds`, {
    timeout: 1_200_000,
  }, async () => {
    const first = courant(dataDir);
    for (let i = 0; i < MOMENTS; i += 1) {
      const moment = (i + Math.random()) / MOMENTS;
      const child = start(others, dataDir);
      const ended = outcome(child);
      await new Promise((resolve) => setTimeout(resolve, duration * moment));
      child.kill("SIGKILL");
      const { code } = await ended;
      // A load that ended before it could be killed, or just before its end, has published: that is whole too.
      if (code !== 0 && moment < 0.5) expect(courant(dataDir), `${moment}`).toBe(first);
      await expectServing(dataDir);
    }
    expect(await outcome(start(others, dataDir))).toMatchObject({ code: 0, err: "" });
    expect(courant(dataDir)).not.toBe(first);
    expect(readdirSync(join(dataDir, "releases"))).toHaveLength(2);
    const left = readdirSync(dataDir, { recursive: true, encoding: "utf8" });
    expect(left.filter((name) => name.includes(".partiel"))).toEqual([]);
    expect(await outcome(startSecret(dataDir))).toMatchObject({ code: 0, err: "" });
  });

  test("never takes a part of a proof for a proof", async () => {
    const folder = join(scratchFolder(), "data");
    cpSync(dataDir, folder, { recursive: true });
    const proofs = join(folder, "prive", "preuves");
    for (const name of readdirSync(proofs)) {
      const path = join(proofs, name);
      truncateSync(path, Math.floor(statSync(path).size / 2));
    }
    const { code, err } = await outcome(startSecret(folder));
    expect(code).toBe(1);
    expect(err).toMatch(/années sans preuve dans le dossier privé/);
    const again = spawn(process.execPath, [
      ...loadArgs(others, folder),
      ...["--donnees-au", "2026-08-31"],
    ]);
    expect(await outcome(again)).toMatchObject({ code: 0, err: "" });
    expect(await outcome(startSecret(folder))).toMatchObject({ code: 0, err: "" });
  });
});

/** Bytes of the files of a folder, the biggest first. */
const sizesIn = (folder: string): number[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(folder, name)))
    .filter((found) => found.isFile())
    .map(({ size }) => size)
    .sort((a, b) => b - a);

const FULL = /plus de place sur le disque\u202f: en libérer, puis relancer\. Rien n’est publié/;

/** A release of the first exports in a folder of its own, and the same release still there after a load that fails. */
async function expectRefused(folder: string, load: () => ChildProcess): Promise<void> {
  const before = courant(folder);
  const { code, err } = await outcome(load());
  expect(err).toMatch(FULL);
  expect(code).toBe(1);
  expect(courant(folder)).toBe(before);
  expect(readdirSync(join(folder, "releases"))).toEqual([before.trim()]);
  await expectServing(folder);
}

describe("a disk without room", { timeout: 600_000 }, () => {
  const served = join(suite, "servi");
  const mounted = join(suite, "petit");
  let isMounted = false;

  beforeAll(async () => {
    expect((await outcome(start(exports_, served))).code).toBe(0);
    const bytes = sizesIn(served).reduce((sum, size) => sum + size, 0);
    mkdirSync(mounted);
    const size = `size=${Math.round(bytes * 1.2)}`;
    isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", size, "tmpfs", mounted]).status === 0;
  });
  afterAll(() => {
    if (isMounted) spawnSync("umount", [mounted]);
  });

  test.each([0.01, 0.1, 0.5, 0.8, 0.95])(
    "no file beyond %d of what a load writes: a clear refusal, the release before still serves",
    async (part) => {
      const folder = join(scratchFolder(), "data");
      cpSync(served, folder, { recursive: true });
      const kilobytes = Math.ceil(((sizesIn(served)[0] ?? 0) * part) / 1024);
      // The limit of the shell on the size of a file makes any machine a full disk, without being root.
      const limited = ["-c", 'ulimit -f "$0" && exec "$@"', String(kilobytes), process.execPath];
      await expectRefused(folder, () => spawn("bash", [...limited, ...loadArgs(others, folder)]));
    },
  );

  test("a small memory disk, where one may be mounted, is refused alike", async () => {
    const folder = isMounted ? join(mounted, "data") : join(scratchFolder(), "data");
    cpSync(served, folder, { recursive: true });
    const load = (): ChildProcess =>
      isMounted
        ? start(others, folder)
        : spawn("bash", [
            "-c",
            'ulimit -f 1 && exec "$@"',
            "-",
            process.execPath,
            ...loadArgs(others, folder),
          ]);
    await expectRefused(folder, load);
  });
});
