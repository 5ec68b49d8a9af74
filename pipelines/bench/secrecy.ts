import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../demo/generate.js";
import { dayInParis } from "../src/catalogue/periods.js";
import { crossingsIn } from "../src/catalogue/plan/answers.js";
import { AREAS } from "../src/catalogue/plan/areas.js";
import { type Database, openWorking } from "../src/engine/index.js";
import { takeInventory } from "../src/load/inventory.js";
import { loadFiles } from "../src/load/load.js";
import { REFERENCE_FOLDER } from "../src/load/reference.js";
import { measureUnadditive } from "../src/measure/unadditive.js";
import { THRESHOLDS } from "../src/publish/manifest.js";
import { type ProtectedPeople, protectPeople } from "../src/publish/people.js";
import { judgeUnadditive } from "../src/publish/unadditive.js";
import type { Audience } from "../src/store/manifest.js";

/**
 * Protects synthetic countries and prints the time taken, what the last attack finds, and the share shown by level.
 * `npx tsx bench/secrecy.ts [seed:pairs[:hires] …]`, the demo by default; hires are 0.3 of the pairs, at most 60,000.
 * `--matrix` runs five other seeds at 5,000, 50,000 and 200,000 pairs, one line each; exit code 1 if anything is found.
 */
const AUDIENCES: readonly Audience[] = ["interne", "public"];
const asked = process.argv.slice(2);
const isMatrix = asked[0] === "--matrix";
const SIZES = [5_000, 50_000, 200_000];
const MATRIX = [11, 12, 13, 14, 15].flatMap((seed) => SIZES.map((pairs) => `${seed}:${pairs}`));
const runs = isMatrix ? MATRIX : asked.length > 0 ? asked : ["2023:50000:15000"];

for (const run of runs) {
  const [seed = 0, pairs = 0, some] = run.split(":").map(Number);
  const folder = await mkdtemp(join(tmpdir(), "fabriques-secret-"));
  try {
    const hires = some ?? Math.min(60_000, Math.round(0.3 * pairs));
    await generate({ folder, seed, pairs, hires });
    const db = await loaded(folder);
    await protect(run, db, folder);
    db.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The typed rows of a folder, in a working database. */
async function loaded(folder: string): Promise<Database> {
  const scratch = join(folder, "tampon");
  await mkdir(scratch);
  const { files } = await takeInventory(folder);
  const folders = [folder, REFERENCE_FOLDER];
  const db = await openWorking({ file: join(folder, "travail.duckdb"), folders, scratch });
  await loadFiles(
    { db, scratch, returns: join(folder, "retours"), day: dayInParis(new Date()) },
    files,
    () => {},
  );
  return db;
}

async function protect(run: string, db: Database, folder: string): Promise<void> {
  const clock = stopwatch();
  const making = { dataDir: folder, key: "bench", code: "bench", thresholds: THRESHOLDS };
  const people = await protectPeople(db, making);
  const protectedIn = clock();
  for (const one of people) {
    const measured = await measureUnadditive(db, one);
    judgeUnadditive({ people: one, families: one.families, thresholds: THRESHOLDS }, measured);
  }
  const found = people.flatMap(audited);
  console.log(`${run.padEnd(18)} protected in ${protectedIn}; with medians and firms ${clock()}`);
  for (const line of found) console.log(`  ${line}`);
  if (!isMatrix) for (const one of people) shares(one);
}

/** Wall and processor seconds since it was made. */
function stopwatch(): () => string {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const wall = (performance.now() - start) / 1000;
    return `${wall.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor)`;
  };
}

/** What the last attack found, and the work it took; anything found makes the exit code 1. */
function audited({ population, years }: ProtectedPeople): string[] {
  return AUDIENCES.map((audience) => {
    const found = { determined: 0, bounded: 0, remainders: 0, unproved: 0, broken: 0 };
    let [cells, worlds] = [0, 0];
    for (const { masks, audits } of years) {
      cells += masks[audience].protected.length;
      worlds += masks[audience].worlds.length;
      for (const key of Object.keys(found) as (keyof typeof found)[]) {
        found[key] += audits[audience][key];
      }
    }
    if (Object.values(found).some((count) => count > 0)) process.exitCode = 1;
    const nation = years.map(({ counts, masks }) => nationShown(counts, masks[audience].hidden));
    const shown = nation.reduce((sum, one) => sum + one.shown, 0);
    const all = nation.reduce((sum, one) => sum + one.cells, 0);
    return `${population.id} ${audience}: ${cells} protected cells, ${worlds} worlds, nation ${shown} of ${all}, found ${JSON.stringify(found)}`;
  });
}

interface Share {
  shown: number;
  cells: number;
}

function nationShown(counts: Int32Array, hidden: Uint8Array): Share {
  const share = { shown: 0, cells: 0 };
  for (let cell = 0; cell < counts.length; cell += AREAS.length) {
    if (counts[cell] === 0) continue;
    share.cells += 1;
    if (!hidden[cell]) share.shown += 1;
  }
  return share;
}

function shares(people: ProtectedPeople): void {
  const found = new Map<string, Share>();
  for (const { counts, masks } of people.years) {
    for (const audience of AUDIENCES) {
      count(found, people, { audience, hidden: masks[audience].hidden, counts });
    }
  }
  for (const [key, { shown, cells }] of [...found].sort()) {
    const part = ((100 * shown) / cells).toFixed(0).padStart(3);
    console.log(
      `  ${people.population.id} ${key.padEnd(50)} ${part} % of ${cells} non-empty cells`,
    );
  }
}

interface Shown {
  readonly audience: Audience;
  readonly hidden: Uint8Array;
  readonly counts: Int32Array;
}

/** Counts the non-empty cells of each level: totals, quarters, one attribute, two or more. */
function count(
  shares: Map<string, Share>,
  { population }: ProtectedPeople,
  { audience, hidden, counts }: Shown,
): void {
  const { combos } = crossingsIn(population);
  for (let cell = 0; cell < counts.length; cell += 1) {
    if (counts[cell] === 0) continue;
    const terms = combos[Math.floor(cell / AREAS.length)]?.terms ?? [];
    const kinds = ["total", terms[0]?.attribute === "trimestre" ? "quarter" : "one attribute"];
    const key = `${audience} ${levelOf(cell % AREAS.length)} × year, ${kinds[terms.length] ?? "crossed"}`;
    const share = shares.get(key) ?? { shown: 0, cells: 0 };
    share.cells += 1;
    if (!hidden[cell]) share.shown += 1;
    shares.set(key, share);
  }
}

function levelOf(area: number): string {
  const { code = "", parent = null } = AREAS[area] ?? {};
  if (parent === null) return "nation";
  return parent === "FR" ? "region" : code.startsWith("D") ? "department" : "small region";
}
