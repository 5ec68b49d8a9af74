import { createReadStream, createWriteStream } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { generate } from "../demo/generate.js";
import { type Cost, type Job, measured } from "./measure.js";

/*
 * npm run bench -w pipelines -- [rows] [--rounds N] [--folder where]: 10 million rows and 3 rounds by default.
 * Every figure is a ratio inside one run; the wall clock is not looked at. The bounds are those of ten million rows.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    folder: { type: "string", default: tmpdir() },
  },
});
const rows = Number(positionals[0] ?? 10_000_000);
const rounds = Number(values.rounds);
if (!(Number.isSafeInteger(rows) && rows > 0 && Number.isSafeInteger(rounds) && rounds > 0)) {
  throw new RangeError("Usage: bench [rows] [--rounds N] [--folder where]");
}

/** The exports of a country with that many pairs, in UTF-8. */
async function exportsOf(pairs: number, folder: string): Promise<string> {
  await generate({ folder, pairs });
  return folder;
}

/** The same, the mentoring file in Windows-1252: its accents are all of ISO-8859-1. */
async function inWindows1252(from: string, folder: string): Promise<string> {
  await cp(from, folder, { recursive: true, filter: (path) => !path.endsWith("mentorat.csv") });
  const source = createReadStream(join(from, "mentorat.csv"), { encoding: "utf8" });
  await pipeline(
    source,
    async function* (texts: AsyncIterable<string>) {
      for await (const text of texts) yield Buffer.from(text, "latin1");
    },
    createWriteStream(join(folder, "mentorat.csv")),
  );
  return folder;
}

const ratio = (value: number): string => value.toFixed(2);

/** A measured ratio and its bound. */
interface Bound {
  readonly what: string;
  readonly value: number;
  readonly most: number;
}

const holds = ({ value, most }: Bound): boolean => value <= most;

const boundLine = (bound: Bound): string =>
  `${bound.what.padEnd(58)} ${ratio(bound.value).padStart(6)}   at most ${ratio(bound.most)}   ${holds(bound) ? "PASS" : "FAIL"}`;

const costLine = (name: string, { cpu, memory }: Cost): string =>
  `${name.padEnd(58)} ${cpu.toFixed(1).padStart(6)} s CPU ${memory.toFixed(0).padStart(6)} MB`;

const NAMES = [
  "DuckDB alone, bare typed read_csv",
  "charger to the end of typed loading, UTF-8",
  "charger to the end of typed loading, Windows-1252",
  "charger to a published release",
  "charger to a published release, a tenth of the rows",
];

function boundsOf([nude, utf8, windows, whole, small]: readonly Cost[]): readonly Bound[] {
  if (!(nude && utf8 && windows && whole && small)) throw new Error("A measure is missing.");
  return [
    { what: "CPU, typed loading / bare", value: utf8.cpu / nude.cpu, most: 1.5 },
    { what: "peak memory, typed loading / bare", value: utf8.memory / nude.memory, most: 1.5 },
    {
      what: "CPU, typed loading of Windows-1252 / bare of UTF-8",
      value: windows.cpu / nude.cpu,
      most: 2.2,
    },
    { what: "CPU, whole charger / bare", value: whole.cpu / nude.cpu, most: 2.5 },
    {
      what: "peak memory, whole charger, all rows / a tenth",
      value: whole.memory / small.memory,
      most: 1.2,
    },
  ];
}

const root = await mkdtemp(join(values.folder, "fabriques-bench-"));
try {
  const utf8 = await exportsOf(rows, join(root, "utf8"));
  const windows = await inWindows1252(utf8, join(root, "windows"));
  const tenth = await exportsOf(Math.ceil(rows / 10), join(root, "dixieme"));
  const jobs: readonly Job[] = [
    { work: "bare", folder: utf8 },
    { work: "typed", folder: utf8 },
    { work: "typed", folder: windows },
    { work: "whole", folder: utf8 },
    { work: "whole", folder: tenth },
  ];
  const costs = await measured(jobs, { rounds, out: join(root, "sortie") });
  const bounds = boundsOf(costs);
  const lines = costs.map((cost, i) => costLine(NAMES[i] ?? "", cost));
  process.stdout.write(`${rows} rows, median of ${rounds}\n${lines.join("\n")}\n\n`);
  process.stdout.write(`${bounds.map(boundLine).join("\n")}\n`);
  if (!bounds.every(holds)) process.exitCode = 1;
} finally {
  await rm(root, { recursive: true, force: true });
}
