import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeOds, writeXlsx } from "./workbook-files.js";

/*
 * npm run bench-workbook -w @fabriques/pipelines -- [rows]: 1 million rows of 15 columns by default. The time is told as a
 * ratio to the XML parser alone, the memory as megabytes resident at the peak, against its bound.
 */

const rows = Number(process.argv[2] ?? 1_000_000);
if (!(Number.isSafeInteger(rows) && rows > 0)) throw new RangeError("Usage: bench-workbook [rows]");
/** Megabytes that a million rows of fifteen columns may take. */
const MOST_MEMORY = 1000;
/** Times what the parser alone takes. */
const MOST_CPU = 3;

interface Cost {
  readonly cpu: number;
  readonly memory: number;
  readonly count: number;
}

const CHILD = fileURLToPath(new URL("workbook-child.ts", import.meta.url));
const run = promisify(execFile);

async function costOf(way: "bare" | "read", path: string): Promise<Cost> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", CHILD, way, path]);
  return JSON.parse(stdout) as Cost;
}

const folder = await mkdtemp(join(tmpdir(), "workbook-"));
let failed = 0;
try {
  for (const [kind, write] of [
    ["xlsx", writeXlsx],
    ["ods", writeOds],
  ] as const) {
    const path = join(folder, `book.${kind}`);
    await write(path, rows);
    const bare = await costOf("bare", path);
    const read = await costOf("read", path);
    const isRight = read.count === 15 * rows;
    const ratio = read.cpu / bare.cpu;
    const holds = isRight && ratio <= MOST_CPU && read.memory <= MOST_MEMORY;
    if (!holds) failed += 1;
    console.log(
      `${kind.padEnd(5)} ${read.count} cells   CPU ${ratio.toFixed(2)} × the parser alone (${read.cpu.toFixed(0)} s), at most ${MOST_CPU}   ${read.memory.toFixed(0)} MB, at most ${MOST_MEMORY}   ${holds ? "PASS" : "FAIL"}`,
    );
    await rm(path);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
