import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "../server.js";
import { addressOf } from "./ask.js";
import type { Difference } from "./compare.js";
import { COUNTRIES, type Country, loadCountry, makeCountry } from "./countries.js";
import { type Ask, type Count, type Report, recomputeCountry } from "./country.js";

const SHOWN = 20;

/** Makes a country, loads it, serves it, and compares all that it is asked until a moment. */
async function work(country: Country, until: number): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "fabriques-recompute-"));
  try {
    const exports = await makeCountry(country, join(folder, "exports/"));
    await loadCountry(join(folder, "exports"), join(folder, "data"));
    const server = await startServer(join(folder, "data"), { AUDIENCE: "interne" });
    try {
      const inTime = (): boolean => Date.now() < until;
      return await recomputeCountry({ exports, ask: askOf(server.origin), inTime });
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const askOf =
  (origin: string): Ask =>
  async <T>(path: string) => {
    const response = await fetch(`${origin}/api/v1${path}`);
    const body = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body}`);
    return JSON.parse(body) as T;
  };

function print(name: string, { figures, cells, ...report }: Report): void {
  const line = (kind: string, { equal, hidden, different }: Count): void =>
    console.log(`| ${name} | ${kind} | ${equal} | ${hidden} | ${different} |`);
  for (const [domain, count] of Object.entries(figures)) line(`figures, ${domain}`, count);
  line("cells of rows", cells);
  for (const difference of report.differences.slice(0, SHOWN)) console.log(textOf(difference));
  for (const text of report.rowDifferences.slice(0, SHOWN)) console.log(text);
  if (report.left > 0) {
    console.log(`time is over: ${report.asked} questions asked, ${report.left} not reached`);
  }
}

const textOf = ({ question, group, said, expected }: Difference): string =>
  `  ${addressOf(question)} ${JSON.stringify(group)}\n    said ${JSON.stringify(said)}\n    plain ${JSON.stringify(expected)}`;

const { values } = parseArgs({ options: { minutes: { type: "string", default: "20" } } });
const start = Date.now();
const minutes = Number(values.minutes);
const reports: Report[] = [];
console.log("| country | compared | equal | hidden | different |\n| --- | --- | --- | --- | --- |");
for (const [i, country] of COUNTRIES.entries()) {
  const until = start + (minutes * 60_000 * (i + 1)) / COUNTRIES.length;
  const report = await work(country, until);
  print(country.name, report);
  reports.push(report);
}
const counts = reports.flatMap(({ figures, cells }) => [...Object.values(figures), cells]);
const total = (of: keyof Count): number => counts.reduce((sum, count) => sum + count[of], 0);
const seconds = Math.round((Date.now() - start) / 1000);
console.log(
  `${total("equal")} equal, ${total("hidden")} hidden, ${total("different")} different, ${seconds} s`,
);
if (total("different") > 0 || total("equal") === 0) process.exitCode = 1;
