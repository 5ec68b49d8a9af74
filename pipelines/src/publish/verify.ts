import { existsSync } from "node:fs";
import { lstat, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { dayInParis } from "../catalogue/periods.js";
import { type Database, openWorking, tryLock } from "../engine/index.js";
import { readEntry } from "../folder/reading.js";
import { createLedger } from "../load/anomalies.js";
import { type BalancedFile, fileBalance, setAsideByFile } from "../load/balance.js";
import { buildTable, stageFiles } from "../load/dataset.js";
import { createReference, REFERENCE_FOLDER } from "../load/reference.js";
import { Busy, Refusal } from "../load/refusal.js";
import { returnName } from "../load/returns.js";
import type { InputFile } from "../read/recognise.js";
import { PARTIAL } from "../store/durable.js";
import { layout } from "../store/layout.js";
import type { Balance } from "../store/manifest.js";
import type { Anomaly, QualityReport } from "../store/quality.js";
import { type Change, changesBetween, measureNation } from "./changes.js";
import { checksOf, correctionsOf, firstAnomalies, noticesOf } from "./quality.js";
import { attachServing, figuresThatServe, SERVING, type Serving, servingOf } from "./serving.js";

/** How the file would stand beside what serves: alone, in the place of the file of its name, or after the others. */
export type Standing = "seul" | "remplace" | "complete";

/** What loading one file would do. */
export interface Verification {
  readonly input: InputFile;
  readonly standing: Standing;
  /** Where its records would go. */
  readonly balance: Balance;
  /** Rows that serve and would be there no more as they are: the same again, and corrected. */
  readonly known: number;
  readonly corrected: number;
  /** Of the file itself. */
  readonly anomalies: readonly Anomaly[];
  readonly anomalyCount: number;
  readonly findings: Pick<QualityReport, "notices" | "corrections" | "controles">;
  /** National figures that would change; null where there is nothing to compare with. */
  readonly changes: readonly Change[] | null;
  /** Path of the file of faulty rows, or null. */
  readonly returned: string | null;
}

/** What to verify, against which data folder. */
export interface VerifyRequest {
  readonly file: string;
  readonly dataDir: string;
  readonly now: () => Date;
}

/** Reads one file as a load would, without publishing anything; throws a {@link Refusal} where a load would refuse it. */
export async function verifyFile(request: VerifyRequest): Promise<Verification> {
  const path = resolve(request.file);
  const dataDir = resolve(request.dataDir);
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    throw new Refusal([`Le fichier « ${request.file} » n’existe pas : vérifier le chemin.`]);
  }
  const input = await recognised(path);
  const day = dayInParis(request.now());
  if (!existsSync(layout.private(dataDir))) {
    return inFolder(tmpdir(), (work) => verifyIn({ work, input, dataDir: null, day }));
  }
  const unlock = await tryLock(layout.lock(dataDir));
  if (!unlock) {
    const where = `« ${request.dataDir} »`;
    throw new Busy([
      `Un chargement est en cours dans ${where} : attendre qu’il finisse, puis relancer.`,
    ]);
  }
  try {
    return await inFolder(layout.private(dataDir), (work) =>
      verifyIn({ work, input, dataDir, day }),
    );
  } finally {
    unlock();
  }
}

async function recognised(path: string): Promise<InputFile> {
  const name = basename(path);
  const { found } = await readEntry({ folder: dirname(path), name, declared: null });
  if ("structure" in found) return found;
  throw new Refusal([{ file: name, sentence: found.reason }]);
}

/** The folder is readable by its owner only, and removed whatever happens; a killed run leaves it to the next load. */
async function inFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(parent, `verification${PARTIAL}-`));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly work: string;
  readonly input: InputFile;
  readonly dataDir: string | null;
  /** ISO day of the reading. */
  readonly day: string;
}

async function verifyIn({ work, input, dataDir, day }: Place): Promise<Verification> {
  const serving = dataDir === null ? null : await servingOf(dataDir);
  const returns = dataDir === null ? null : layout.returns(dataDir);
  const own = [dirname(input.path), work, REFERENCE_FOLDER];
  const folders = dataDir === null ? own : [...own, layout.private(dataDir)];
  const db = await openWorking({ file: join(work, "travail.duckdb"), folders, scratch: work });
  try {
    return await told(db, { work, input, day, serving, returns });
  } finally {
    db.close();
  }
}

interface Verifying {
  readonly work: string;
  readonly input: InputFile;
  readonly day: string;
  readonly serving: Serving | null;
  readonly returns: string | null;
}

async function told(
  db: Database,
  { work, input, day, serving, returns }: Verifying,
): Promise<Verification> {
  const { dataset } = input.structure;
  await createLedger(db);
  await createReference(db);
  const stage = { db, scratch: work, day, ...(returns === null ? {} : { returns }) };
  const standing = standingOf(input, serving);
  if (returns !== null) await rm(join(returns, returnName(input.name)), { force: true });
  const earlier =
    serving && standing === "complete" ? await attachServing(db, serving, dataset) : null;
  const files = await stageFiles(stage, [{ input, number: 0 }]);
  await buildTable(stage, dataset, { files, earlier });
  return {
    input,
    standing,
    ...(await countsOf(db, input, files)),
    ...(await anomaliesOf(db, input)),
    findings: {
      notices: await noticesOf(db),
      corrections: await correctionsOf(db),
      controles: await checksOf(db),
    },
    changes: serving && (await changesOf(db, input, serving)),
    returned: await returnedFile(returns, input),
  };
}

/** Only the file that a dataset comes from alone can be told to be replaced; beside others, the rows are corrected. */
function standingOf({ name, structure }: InputFile, serving: Serving | null): Standing {
  if (!serving) return "seul";
  const source = serving.manifest.sources.find(({ jeu }) => jeu === structure.dataset.id);
  if (!source) return "seul";
  const [only, ...others] = source.fichiers;
  return only?.nom === name && others.length === 0 ? "remplace" : "complete";
}

async function countsOf(
  db: Database,
  { structure }: InputFile,
  [file]: readonly BalancedFile[],
): Promise<Pick<Verification, "balance" | "known" | "corrected">> {
  if (!file) throw new Error("No file was staged.");
  const aside = await setAsideByFile(db, structure.dataset);
  return {
    balance: fileBalance(file, aside),
    known: aside.get(`${SERVING}.doublon`) ?? 0,
    corrected: aside.get(`${SERVING}.corrigee`) ?? 0,
  };
}

async function anomaliesOf(
  db: Database,
  { name }: InputFile,
): Promise<Pick<Verification, "anomalies" | "anomalyCount">> {
  const all = await firstAnomalies(db, SHOWN_PER_RULE);
  const [counted] = await db.all("select count(*) as n from anomalies where fichier = ?", [name]);
  return {
    anomalies: all.filter(({ fichier }) => fichier === name),
    anomalyCount: Number(counted?.n),
  };
}

const SHOWN_PER_RULE = 5;

async function changesOf(
  db: Database,
  { structure: { dataset } }: InputFile,
  serving: Serving,
): Promise<readonly Change[]> {
  const after = await measureNation(db, dataset);
  return changesBetween(await figuresThatServe(serving, dataset), after);
}

async function returnedFile(returns: string | null, { name }: InputFile): Promise<string | null> {
  if (returns === null) return null;
  const written = await readdir(returns).catch(() => [] as string[]);
  return written.includes(returnName(name)) ? join(returns, returnName(name)) : null;
}
