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

/** Makes a country, loads it, serves it, and compares all that it is asked for so many milliseconds. */
async function work(country: Country, time: number): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "fabriques-recompute-"));
  try {
    const exports = await makeCountry(country, join(folder, "exports/"));
    await loadCountry(join(folder, "exports"), join(folder, "data"));
    const server = await startServer(join(folder, "data"), { AUDIENCE: "interne" });
    try {
      const until = Date.now() + time;
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
  for (const [indicator, count] of countsOf(report.differences)) {
    console.log(`  different: ${indicator}, ${count}`);
  }
  for (const difference of report.differences.slice(0, SHOWN)) console.log(textOf(difference));
  for (const text of report.rowDifferences.slice(0, SHOWN)) console.log(text);
  const [first] = report.left;
  if (first === undefined) return;
  const reached = `${report.asked} questions asked, ${report.left.length} not reached`;
  console.log(`  time is over: ${reached}, from ${addressOf(first)} on`);
}

function countsOf(differences: readonly Difference[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { question } of differences) {
    counts.set(question.indicator, (counts.get(question.indicator) ?? 0) + 1);
  }
  return counts;
}

const textOf = ({ question, group, said, expected }: Difference): string =>
  `  ${addressOf(question)} ${group}\n    said ${JSON.stringify(said)}\n    plain ${JSON.stringify(expected)}`;

/** Minutes are those of questions: loading takes what it takes, and is what it would be for anyone. */
async function recomputeAll(minutes: number): Promise<readonly Report[]> {
  const reports: Report[] = [];
  let left = minutes * 60_000;
  for (const [i, country] of COUNTRIES.entries()) {
    const report = await work(country, left / (COUNTRIES.length - i));
    left -= report.milliseconds;
    print(country.name, report);
    reports.push(report);
  }
  return reports;
}

/** What is written when all has been compared, and whether it is good. */
function conclude(reports: readonly Report[]): boolean {
  const cells = totalOf(reports.map((report) => report.cells));
  const figures = totalOf(reports.flatMap((report) => Object.values(report.figures)));
  for (const [kind, { equal, hidden, different }] of Object.entries({ figures, cells })) {
    console.log(`${kind}: ${equal} equal, ${hidden} hidden, ${different} different`);
  }
  const isCompared = reports.every((report) => totalOf(Object.values(report.figures)).equal > 0);
  return isCompared && figures.different + cells.different === 0;
}

const totalOf = (counts: readonly Count[]): Count => ({
  equal: counts.reduce((sum, { equal }) => sum + equal, 0),
  hidden: counts.reduce((sum, { hidden }) => sum + hidden, 0),
  different: counts.reduce((sum, { different }) => sum + different, 0),
});

const { values } = parseArgs({ options: { minutes: { type: "string", default: "20" } } });
console.log("| country | compared | equal | hidden | different |\n| --- | --- | --- | --- | --- |");
if (!conclude(await recomputeAll(Number(values.minutes)))) process.exitCode = 1;
