/**
 * Reads every CSV or TSV file under a folder through the structural reader, and says of each whether it is read
 * perfectly, reported with line and column, or silently wrong: against its twin (a JSON array of objects, or the
 * same table in UTF-8) where there is one, else against a second reader, the engine.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { openWorking } from "../src/engine/index.js";
import { readTable, type Table } from "./corpus/table.js";
import { readTwin, type Twin } from "./corpus/twin.js";

type Verdict = "parfait" | "signalé" | "faux sans un mot";

interface Outcome {
  readonly verdict: Verdict;
  readonly why: readonly string[];
}

function judge(table: Table, twin: Twin | null): Outcome {
  const { faults, doubts } = table;
  if (faults.length > 0) return { verdict: "signalé", why: faults };
  const isSame = twin === null || JSON.stringify(twin.rows) === JSON.stringify(table.rows);
  if (isSame && table.isConfirmed) {
    const against = twin === null ? "deux lecteurs d’accord" : `identique à ${twin.name}`;
    return { verdict: "parfait", why: [against, `lu en ${table.encoding}`, ...doubts] };
  }
  if (doubts.length > 0) return { verdict: "signalé", why: doubts };
  const why = isSame ? "le moteur lit autre chose" : `différent de ${twin?.name}`;
  return { verdict: "faux sans un mot", why: [why] };
}

const SHOWN = 3;

function print(name: string, { verdict, why }: Outcome): void {
  const rest = why.length > SHOWN ? [`et ${why.length - SHOWN} autres`] : [];
  const said = [...why.slice(0, SHOWN), ...rest].join(" ; ");
  process.stdout.write(`${verdict.padEnd(16)}  ${name}  ${said}\n`);
}

async function main(folder: string): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(csv|tsv)$/i.test(name))
    .sort();
  const scratch = mkdtempSync(join(tmpdir(), "fabriques-corpus-"));
  const folders = [folder, scratch];
  const db = await openWorking({ file: ":memory:", folders, scratch: join(scratch, "tampon") });
  const totals = new Map<Verdict, number>();
  try {
    for (const name of files) {
      const path = join(folder, name);
      const table = await readTable(path, { db, scratch });
      const outcome = judge(table, await readTwin(path, { db, scratch }));
      print(relative(".", name), outcome);
      totals.set(outcome.verdict, (totals.get(outcome.verdict) ?? 0) + 1);
    }
  } finally {
    db.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  const count = (verdict: Verdict): number => totals.get(verdict) ?? 0;
  process.stdout.write(
    `\n${files.length} fichiers : ${count("parfait")} parfaits, ${count("signalé")} signalés, ${count("faux sans un mot")} faux sans un mot\n`,
  );
  return count("faux sans un mot") === 0 ? 0 : 1;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Usage : npm run corpus -w @fabriques/pipelines -- <dossier>\n");
  process.exitCode = 2;
} else {
  // npm runs a script in its workspace; the folder is said from where npm was called.
  process.exitCode = await main(resolve(process.env.INIT_CWD ?? ".", folder));
}
