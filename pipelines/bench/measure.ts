import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emptied, type WorkId } from "./work.js";

/** What a work took: CPU seconds, and megabytes resident at the peak. */
export interface Cost {
  readonly cpu: number;
  readonly memory: number;
}

/** A work on a folder of exports. */
export interface Job {
  readonly work: WorkId;
  readonly folder: string;
}

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));
const run = promisify(execFile);

async function costOf({ work, folder }: Job, out: string): Promise<Cost> {
  const args = ["--import", "tsx", CHILD, work, folder, await emptied(out)];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout) as Cost;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  return (low + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** Medians of each job over `rounds`, the jobs in turn so that a busy machine slows them all alike. */
export async function measured(
  jobs: readonly Job[],
  { rounds, out }: { readonly rounds: number; readonly out: string },
): Promise<readonly Cost[]> {
  const costs: Cost[][] = jobs.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, job] of jobs.entries()) costs[i]?.push(await costOf(job, out));
  }
  return costs.map((of) => ({
    cpu: median(of.map(({ cpu }) => cpu)),
    memory: median(of.map(({ memory }) => memory)),
  }));
}
