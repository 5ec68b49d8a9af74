import { mkdir } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchCached } from "./cached.js";
import { benchExports } from "./exports.js";
import { aggregationTimes, KINDS, pathsOf, timesOf } from "./questions.js";
import { countryOf, enlarged, loaded } from "./releases.js";
import { type Bound, holds, median, say, table } from "./report.js";
import { pathOf, startServer } from "./server.js";

/*
 * npm run bench -w @fabriques/api -- [--binomes 50000,1000000,10000000] [--lignes 1000000] [--requetes 100000]
 *   [--tours 3] [--parties questions,cache,exports] [--dossier where]
 * Every bound is a ratio inside one run, or is lowered to half of what Express alone does on the machine. The releases
 * are made once and kept in the folder.
 */
const { values } = parseArgs({
  options: {
    binomes: { type: "string", default: "50000,1000000,10000000" },
    lignes: { type: "string", default: "1000000" },
    requetes: { type: "string", default: "100000" },
    tours: { type: "string", default: "3" },
    parties: { type: "string", default: "questions,cache,exports" },
    dossier: { type: "string", default: join(tmpdir(), "fabriques-bench-api") },
  },
});
const sizes = values.binomes
  .split(",")
  .map(whole)
  .sort((a, b) => a - b);
const [rows, requests, rounds] = [values.lignes, values.requetes, values.tours].map(whole);
const root = values.dossier;

function whole(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new RangeError(`« ${text} » : un nombre entier est attendu`);
}

const QUESTIONS_ASKED = 60;

/** Uncached questions on releases of every size: they must not grow with the rows. */
async function benchQuestions(): Promise<readonly Bound[]> {
  const medians = new Map<string, number[]>();
  for (const size of sizes) {
    const server = await startServer(await countryOf(size, root));
    for (const kind of KINDS) {
      const p50 = median(await timesOf(server, pathsOf(kind, QUESTIONS_ASKED)));
      say(`  ${kind.name}, ${size} pairs: p50 ${(p50 * 1e3).toFixed(2)} ms`);
      medians.set(kind.name, [...(medians.get(kind.name) ?? []), p50]);
    }
    await server.stop();
  }
  const largest = sizes.at(-1) ?? 0;
  const bounds: Bound[] = [];
  for (const kind of KINDS) {
    const [first = 0] = medians.get(kind.name) ?? [];
    const last = medians.get(kind.name)?.at(-1) ?? 0;
    const rowsThemselves = median(await aggregationTimes(await countryOf(largest, root), kind, 5));
    say(`  ${kind.name}: DuckDB over ${largest} rows ${(rowsThemselves * 1e3).toFixed(2)} ms`);
    const on = `${kind.name}: p50 on ${largest} pairs`;
    bounds.push({ what: `${on} / on ${sizes[0]}`, measured: last / first, unit: "×", bound: 1.5 });
    bounds.push({
      ...{ what: `${on} / DuckDB over the rows`, measured: last / rowsThemselves },
      ...{ unit: "×", bound: 0.2 },
    });
  }
  return bounds;
}

await mkdir(root, { recursive: true });
const asked = values.parties.split(",");
const demo = await loaded(pathOf("../../fixtures/demo"), root, "demo");
const bounds: Bound[] = [];
if (asked.includes("questions")) bounds.push(...(await benchQuestions()));
if (asked.includes("cache")) bounds.push(...(await benchCached(demo, requests ?? 0)));
if (asked.includes("exports")) {
  const large = await enlarged(demo, rows ?? 0, root);
  bounds.push(...(await benchExports(large, { rows: rows ?? 0, rounds: rounds ?? 1 })));
}
const [cpu] = cpus();
process.stdout.write(
  `\nNode ${process.version}, ${cpus().length} × ${cpu?.model ?? "?"}; ${sizes.join(", ")} pairs; ${rows} rows exported; ${requests} requests\n\n${table(bounds)}\n`,
);
if (!bounds.every(holds)) process.exitCode = 1;
