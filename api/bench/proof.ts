import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import fc from "fast-check";
import { SERVED } from "../src/ask/served.js";
import type { Rows } from "../src/contract/index.js";
import { type Country, type Drawn, type Line, questions } from "../test/grammar.js";
import { type Cell, fromObjects } from "../test/readers.js";
import { fetched } from "./fetch.js";
import { proveCsv } from "./proof-csv.js";
import { proveSheets } from "./proof-sheets.js";
import { loaded } from "./releases.js";
import { say } from "./report.js";
import { type BenchServer, pathOf, startServer } from "./server.js";
import { convert, sheetsOf } from "./soffice.js";

/*
 * npm run proof -w @fabriques/api -- [--filtres 20] [--lignes 1100000] [--dossier where]
 * LibreOffice opens XLSX, ODS and CSV of random questions on the demo, with a French locale: every cell must be that of
 * the API's JSON, of its type. Fails without LibreOffice: what was not opened is not proved. With `--lignes`, as many rows
 * are asked for in one workbook besides, which `unzip` opens.
 */
const { values } = parseArgs({
  options: {
    filtres: { type: "string", default: "20" },
    lignes: { type: "string", default: "0" },
    graine: { type: "string", default: "20" },
    dossier: { type: "string", default: join(tmpdir(), "fabriques-bench-api") },
  },
});
const MOST_ROWS = 60;

async function json(server: BenchServer, path: string): Promise<Rows> {
  const { status, body } = await fetched(`${server.origin}/api/v1${path}`, { keep: true });
  if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 300)}`);
  return JSON.parse(body) as Rows;
}

async function everyRow(server: BenchServer): Promise<Country> {
  const every: [string, readonly Line[]][] = [];
  for (const { id } of SERVED) every.push([id, (await json(server, `/donnees/${id}`)).lignes]);
  return new Map(every);
}

/** Files of each question, named by its number. */
async function download(
  server: BenchServer,
  drawn: readonly Drawn[],
  folder: string,
): Promise<void> {
  for (const [i, { served, query }] of drawn.entries()) {
    for (const format of ["xlsx", "ods"]) {
      const url = `${server.origin}/api/v1/donnees/${served.id}.${format}${query}`;
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      await writeFile(join(folder, `q${i}-${format}.${format}`), bytes);
    }
  }
}

function compare(
  what: string,
  found: readonly (readonly Cell[])[],
  expected: readonly (readonly Cell[])[],
): void {
  const [got, wanted] = [found, expected].map((rows) => JSON.stringify(rows));
  if (got === wanted) return;
  const row = expected.findIndex((line, i) => JSON.stringify(line) !== JSON.stringify(found[i]));
  throw new Error(
    `${what}: ${found.length} rows for ${expected.length}; row ${row}: ${JSON.stringify(found[row])} for ${JSON.stringify(expected[row])}`,
  );
}

async function proveBooks(server: BenchServer, folder: string): Promise<number> {
  const country = await everyRow(server);
  const count = Number(values.filtres);
  const drawn = fc.sample(questions(country, MOST_ROWS), {
    seed: Number(values.graine),
    numRuns: count,
  });
  const [books, opened] = [join(folder, "classeurs"), join(folder, "ouverts")];
  await mkdir(books);
  await download(server, drawn, books);
  const files = (await readdir(books)).map((name) => join(books, name));
  await convert(files, { to: "fods", outdir: opened, profile: join(folder, "profil") });
  let cells = 0;
  for (const [i, { kept, columns, query }] of drawn.entries()) {
    const { rows } = fromObjects(kept);
    for (const format of ["xlsx", "ods"]) {
      const sheets = sheetsOf(await readFile(join(opened, `q${i}-${format}.fods`), "utf8"));
      const wide = columns.length;
      const [sheet = [], facts = []] = [sheets[0], sheets.at(-1)];
      const padded = Array.from({ length: rows.length + 1 }, (_, at) =>
        Array.from({ length: wide }, (_cell, column) => sheet[at]?.[column] ?? null),
      );
      if (sheet.length > rows.length + 1) throw new Error(`${query}: ${sheet.length} rows`);
      compare(`${format} ${query}`, padded, [[...columns], ...rows]);
      const told = facts.find(([label]) => label === "Nombre de lignes")?.[1];
      if (String(told) !== String(rows.length)) throw new Error(`${query}: ${told} rows told`);
      cells += rows.length * wide;
    }
  }
  return cells;
}

await promisify(execFile)("soffice", ["--version"]).catch(() => {
  throw new Error("LibreOffice (soffice) is not here: nothing would be proved.");
});
await mkdir(values.dossier, { recursive: true });
const folder = await mkdtemp(join(tmpdir(), "fabriques-preuve-"));
const demo = await loaded(pathOf("../../fixtures/demo"), values.dossier, "demo");
const server = await startServer(demo);
try {
  const cells = await proveBooks(server, folder);
  say(
    `${values.filtres} questions in XLSX and ODS opened by LibreOffice: ${cells} cells equal, none else`,
  );
  say(await proveCsv(server, folder));
  const rows = Number(values.lignes);
  if (rows > 0) say(await proveSheets(demo, { rows, root: values.dossier, folder }));
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
