import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { literal } from "../catalogue/cells.js";
import { DATE_TO_COME } from "../catalogue/refusals.js";
import { type Database, openWorking, type WorkingOptions } from "../engine/index.js";
import type { Anomaly } from "../load/anomalies.js";
import type { Declarations } from "../load/declared.js";
import type { InputFile, Inventory } from "../load/inventory.js";
import { loadFiles } from "../load/load.js";
import { REFERENCE_FOLDER } from "../load/reference.js";
import { Refusal, type SeenFile } from "../load/refusal.js";
import { PARTIAL, writeDurably } from "../store/durable.js";
import { layout } from "../store/layout.js";
import type { Manifest, SourceRecord } from "../store/manifest.js";
import type { QualityReport } from "../store/quality.js";
import { writeAudiences } from "./audiences.js";
import { manifestOf } from "./manifest.js";
import { firstAnomalies, qualityReport, writeAnomalies } from "./quality.js";

/** A release to be made: how it is named, where it is written, and what it is made from. */
export interface Making {
  readonly dataDir: string;
  /** Folder of the release being written. */
  readonly partial: string;
  /** Its id, by whether some cell was refused for being later than the day of the load: known once rows are typed. */
  readonly nameOf: (isDayInIt: boolean) => string;
  /** SHA-256 of the code. */
  readonly code: string;
  readonly loadedAt: Date;
  /** ISO day of the load, in Paris. */
  readonly day: string;
  readonly declared: Declarations;
  readonly onStep: (label: string) => void;
}

/** What a release says of itself and of its sources. */
export interface Made {
  readonly manifest: Manifest;
  /** The first anomalies of each rule. */
  readonly anomalies: readonly Anomaly[];
  readonly quality: QualityReport;
  /** Files of faulty rows written in `layout.returns`. */
  readonly returns: readonly string[];
}

/** To publish takes less than to load; by one thread, twice as much as what counting the plan's cells must have at once. */
const PUBLISHING = { memory: "128MB", threads: 1 };

/** Everything that takes time: typed rows in the working database, then the files of the release. */
export async function makeRelease(inventory: Inventory, making: Making): Promise<Made> {
  const { dataDir } = making;
  const priv = layout.private(dataDir);
  const scratch = join(priv, `tampon${PARTIAL}`);
  await mkdir(scratch);
  const file = join(priv, `travail${PARTIAL}`);
  // Links may lead out of the folder of the exports.
  const sources = inventory.files.map((one) => dirname(one.path));
  const folders = [...new Set([...sources, priv, making.partial, REFERENCE_FOLDER])];
  const workshop: Workshop = { file, folders, scratch, inventory, making };
  const loaded = await inWorkshop(workshop, loadRows);
  // An engine gives its memory back when it closes, and its settings are locked while it is open.
  const made = await inWorkshop({ ...workshop, ...PUBLISHING }, (db) =>
    publishRows(db, workshop, loaded),
  );
  await rename(file, layout.working(dataDir));
  return { ...made, returns: await keepReturns(dataDir) };
}

interface Workshop extends WorkingOptions {
  readonly inventory: Inventory;
  readonly making: Making;
}

/** Opens the working database for a part of the work; a refusal keeps what had been found by then. */
async function inWorkshop<T>(
  workshop: Workshop,
  work: (db: Database, workshop: Workshop) => Promise<T>,
): Promise<T> {
  const { inventory, making } = workshop;
  const db = await openWorking(workshop);
  try {
    return await work(db, workshop);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await keepReturns(making.dataDir);
    throw await withFindings(error, db, inventory);
  } finally {
    db.close();
  }
}

async function loadRows(
  db: Database,
  { scratch, inventory, making: { dataDir, day, declared, onStep } }: Workshop,
): Promise<readonly SourceRecord[]> {
  const returns = `${layout.returns(dataDir)}${PARTIAL}`;
  const sources = await loadFiles({ db, scratch, returns, day, declared }, inventory.files, onStep);
  await refuseChanged(inventory);
  return sources;
}

async function publishRows(
  db: Database,
  { scratch, inventory, making }: Workshop,
  sources: readonly SourceRecord[],
): Promise<Omit<Made, "returns">> {
  const { dataDir, partial, onStep } = making;
  const id = making.nameOf(await dependsOnDay(db));
  const manifest = manifestOf(inventory, { ...making, id, sources });
  await writeAudiences(db, { dataDir, manifest, partial, scratch, onStep });
  onStep("Rapport de qualité");
  const quality = await writeReports(db, inventory, { manifest, partial });
  const anomalies = await firstAnomalies(db, 5);
  await db.run(`create table release_faite as select '${id}' as id`);
  await db.run("checkpoint");
  return { manifest, anomalies, quality };
}

async function dependsOnDay(db: Database): Promise<boolean> {
  const found = await db.all(
    `select 1 from anomalies where regle = ${literal(DATE_TO_COME)}
    union all select 1 from observations where coupe is not null and not declaree limit 1`,
  );
  return found.length > 0;
}

interface Written {
  readonly manifest: Manifest;
  readonly partial: string;
}

/** Writes the quality report, the anomalies and, last, the manifest, without which a folder is no release. */
async function writeReports(
  db: Database,
  { leftOut }: Inventory,
  { manifest, partial }: Written,
): Promise<QualityReport> {
  const { id: release, sources } = manifest;
  const quality = await qualityReport(db, { release, sources, fichiers_laisses: leftOut });
  await writeAnomalies(db, layout.anomalies(partial));
  await writeDurably(layout.quality(partial), `${JSON.stringify(quality, null, 1)}\n`);
  await writeDurably(layout.manifest(partial), `${JSON.stringify(manifest, null, 1)}\n`);
  return quality;
}

/** A file rewritten while it was read would make a release that no input explains. */
async function refuseChanged({ files }: Inventory): Promise<void> {
  for (const { name, path, identity } of files) {
    const { size, mtimeMs } = await stat(path);
    if (size === identity.bytes && mtimeMs === identity.modified) continue;
    const sentence =
      "le fichier a changé pendant le chargement : relancer une fois la copie finie.";
    throw new Refusal([{ file: name, sentence }]);
  }
}

const ANOMALIES_OF_REFUSAL = 20;

/** The refusal with what had been read; the table of anomalies may not be there yet. */
async function withFindings(
  { details }: Refusal,
  db: Database,
  { files }: Inventory,
): Promise<Refusal> {
  const anomalies = await firstAnomalies(db, ANOMALIES_OF_REFUSAL).catch(() => []);
  return new Refusal(details, { files: files.map(seenFile), anomalies });
}

const seenFile = ({ name, identity }: InputFile): SeenFile => ({
  name,
  sha256: identity.sha256,
  bytes: identity.bytes,
});

/** Puts the faulty rows of this load in the place of those of the last one; gives the names of their files. */
async function keepReturns(dataDir: string): Promise<readonly string[]> {
  const kept = layout.returns(dataDir);
  const made = `${kept}${PARTIAL}`;
  await rm(kept, { recursive: true, force: true });
  if ((await stat(made).catch(() => null)) === null) return [];
  await rename(made, kept);
  return readdir(kept);
}
