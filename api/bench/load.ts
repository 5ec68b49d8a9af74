import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fetched } from "./fetch.js";
import { asksOf, truthOf, WrongFigures } from "./load-work.js";
import { loaded } from "./releases.js";
import { type Bound, holds, quantile, say, table } from "./report.js";
import { type BenchServer, pathOf, startServer } from "./server.js";

/*
 * npm run load -w @fabriques/api -- [--requests 57600] [--clients 32] [--echange 20] [--dossier where]
 * Mixed work on the demo while the release that serves is exchanged every so many seconds: no error, no wrong figure,
 * memory flat. Every figure is checked against what its release answered alone, which `fixtures/answers` has checked.
 */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "57600" },
    clients: { type: "string", default: "32" },
    echange: { type: "string", default: "20" },
    dossier: { type: "string", default: join(tmpdir(), "fabriques-bench-api") },
  },
});
const [requests = 0, clients = 0, seconds = 0] = [
  values.requests,
  values.clients,
  values.echange,
].map(Number);

/** A data folder with two releases, which differ by one contract; gives their ids, the demo's first. */
async function twoReleases(
  root: string,
): Promise<readonly [dataDir: string, ids: readonly string[]]> {
  const exports = join(root, "exports-change");
  const demo = await loaded(pathOf("../../fixtures/demo"), root, "demo");
  const first = (await readFile(join(demo, "courant"), "utf8")).trim();
  const dataDir = join(root, "deux");
  if (!process.env.BENCH_KEEP) await rm(dataDir, { recursive: true, force: true });
  if (!existsSync(dataDir)) await cp(demo, dataDir, { recursive: true });
  await cp(pathOf("../../fixtures/demo"), exports, { recursive: true });
  const file = join(exports, "ctai.csv");
  const lines = (await readFile(file, "latin1")).split("\n");
  const at = lines.findLastIndex((line) => line.split(";").includes("2023"));
  await writeFile(file, lines.toSpliced(at, 1).join("\n"), "latin1");
  await loaded(exports, root, "deux");
  const second = (await readFile(join(dataDir, "courant"), "utf8")).trim();
  return [dataDir, [first, second]];
}

/** As the loader does it: written aside, then renamed. */
async function makeCurrent(dataDir: string, id: string): Promise<void> {
  await writeFile(join(dataDir, "courant.suivant"), `${id}\n`);
  await rename(join(dataDir, "courant.suivant"), join(dataDir, "courant"));
}

const counts = { errors: 0, wrong: 0, swaps: 0, busy: 0 };
const times: number[] = [];
const memory: number[] = [];

async function work(server: BenchServer, ask: ReturnType<typeof asksOf>): Promise<void> {
  let next = 0;
  const client = async (): Promise<void> => {
    for (let index = next++; index < requests; index = next++) {
      const { path, check } = ask(index);
      try {
        const isPage = !path.startsWith("/api/");
        const headers = { accept: isPage ? "text/html" : "*/*" };
        const got = await fetched(server.origin + path, { keep: !isPage, headers });
        times.push(got.seconds);
        check(got);
      } catch (error) {
        counts[error instanceof WrongFigures ? "wrong" : "errors"] += 1;
        if (counts.errors + counts.wrong < 10) say(`  ${path}: ${error}`);
      }
      if (index % 50 === 0) memory.push((await server.memory()).now);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

const quarter = (which: number): number => {
  const size = Math.ceil(memory.length / 4);
  return quantile(memory.slice(which * size, (which + 1) * size), 0.5);
};

await mkdir(values.dossier, { recursive: true });
const [kept, ids] = await twoReleases(values.dossier);
const dataDir = await mkdtemp(join(values.dossier, "charge-"));
await cp(kept, dataDir, { recursive: true });
await makeCurrent(dataDir, ids[0] ?? "");
const server = await startServer(dataDir);
try {
  const ask = asksOf(await truthOf(server.origin, ids, ids[0] ?? ""));
  const swapping = setInterval(() => {
    counts.swaps += 1;
    void makeCurrent(dataDir, ids[counts.swaps % ids.length] ?? "");
  }, seconds * 1_000);
  const start = performance.now();
  await work(server, ask);
  clearInterval(swapping);
  const elapsed = (performance.now() - start) / 1_000;
  const { peak } = await server.memory();
  const bounds: readonly Bound[] = [
    { what: "errors", measured: counts.errors, unit: "", bound: 0 },
    { what: "wrong figures", measured: counts.wrong, unit: "", bound: 0 },
    {
      what: "exchanges of the release",
      measured: counts.swaps,
      unit: "",
      bound: Math.floor(elapsed / seconds / 2),
      least: true,
    },
    {
      what: "memory, last quarter / second quarter",
      measured: quarter(3) / quarter(1),
      unit: "×",
      bound: 1.15,
    },
  ];
  process.stdout.write(
    `\n${requests} requests, ${clients} clients, ${elapsed.toFixed(0)} s; p50 ${(quantile(times, 0.5) * 1e3).toFixed(1)} ms, p95 ${(quantile(times, 0.95) * 1e3).toFixed(1)} ms; peak memory ${peak.toFixed(0)} MB\n\n${table(bounds)}\n`,
  );
  if (!bounds.every(holds)) process.exitCode = 1;
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
