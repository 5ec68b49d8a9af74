import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Database, openWorking, tryLock } from "../engine.js";
import type { Anomaly } from "../load/anomalies.js";
import { type InputFile, type Inventory, takeInventory } from "../load/inventory.js";
import { loadFiles } from "../load/load.js";
import { REFERENCE_FOLDER } from "../load/reference.js";
import { Busy, Refusal, type SeenFile } from "../load/refusal.js";
import { layout } from "../release/layout.js";
import type { Audience, Manifest, SourceRecord } from "../release/manifest.js";
import { readManifest, readQuality } from "../release/open.js";
import type { QualityReport } from "../release/quality.js";
import { currentId } from "../release/store.js";
import { measureCells } from "./cells.js";
import { writePublished } from "./database.js";
import { PARTIAL, replaceDurably, writeDurably } from "./durable.js";
import { codeHash, releaseId } from "./identity.js";
import { hiddenCells } from "./masks.js";
import { firstAnomalies, qualityReport, writeAnomalies } from "./quality.js";
import { type Attempt, keepRefusal, passRefusal } from "./refused.js";

/** Smallest number of people shown, per audience. */
export const THRESHOLDS: Readonly<Record<Audience, number>> = { public: 11, interne: 5 };
const AUDIENCES: readonly Audience[] = ["public", "interne"];

/** What to load and where to publish it. */
export interface PublishRequest {
  readonly folder: string;
  readonly dataDir: string;
  /** ISO date that replaces the last day seen in the sources. */
  readonly observedThrough: string | null;
  readonly now: () => Date;
  /** Told of each step, out of {@link STEPS}. */
  readonly onStep: (label: string) => void;
}

/** Number of steps told to `onStep`. */
export const STEPS = 14;

/** What a load did. */
export interface PublishReport {
  readonly manifest: Manifest;
  /** The same inputs and code had already been published: that release serves again. */
  readonly isKnown: boolean;
  readonly leftOut: readonly string[];
  /** The first anomalies of each rule. */
  readonly anomalies: readonly Anomaly[];
  readonly quality: QualityReport;
  /** Files of faulty rows written in `layout.returns`. */
  readonly returns: readonly string[];
}

/**
 * Loads a folder and publishes a release, or throws a {@link Refusal}; until the very end the last one serves.
 * A refusal is written down in the data folder, until a later load is published.
 */
export async function publishFolder(request: PublishRequest): Promise<PublishReport> {
  const dataDir = resolve(request.dataDir);
  const attempt = { dataDir, folder: resolve(request.folder), at: request.now() };
  try {
    return await publishAlone(request, attempt);
  } catch (error) {
    if (error instanceof Refusal && !(error instanceof Busy)) {
      // The person who loads is told in any case: a full disk must not hide the reasons.
      await keepRefusal(attempt, error).catch(() => {});
    }
    throw error;
  }
}

/** Publishes while no other load may. */
async function publishAlone(request: PublishRequest, attempt: Attempt): Promise<PublishReport> {
  const { dataDir, folder } = attempt;
  request.onStep("Lecture du dossier");
  const inventory = await takeInventory(folder);
  await mkdir(layout.releases(dataDir), { recursive: true });
  await mkdir(layout.private(dataDir), { recursive: true, mode: 0o700 });
  const unlock = await tryLock(layout.lock(dataDir));
  if (!unlock) {
    throw new Busy([
      `Un autre chargement est en cours dans « ${request.dataDir} » : attendre qu’il finisse, puis relancer.`,
    ]);
  }
  try {
    await removeLeftovers(dataDir);
    const report = await publish({ ...request, dataDir }, inventory);
    await passRefusal(attempt);
    return report;
  } finally {
    await removeLeftovers(dataDir);
    unlock();
  }
}

async function publish(request: PublishRequest, inventory: Inventory): Promise<PublishReport> {
  const { dataDir, observedThrough } = request;
  const code = await codeHash();
  const id = releaseId({ inventory, code, observedThrough });
  const folder = layout.release(dataDir, id);
  const { leftOut } = inventory;
  if (await exists(folder)) {
    await makeCurrent(dataDir, id);
    return {
      manifest: await readManifest(folder),
      isKnown: true,
      leftOut,
      anomalies: [],
      quality: await readQuality({ folder }),
      returns: [],
    };
  }
  const partial = join(layout.releases(dataDir), `.${id}.${process.pid}${PARTIAL}`);
  await mkdir(partial);
  const made = await makeRelease(request, inventory, { id, code, partial });
  request.onStep("Mise en service");
  await rename(partial, folder);
  await makeCurrent(dataDir, id);
  return { ...made, isKnown: false, leftOut };
}

interface Making {
  readonly id: string;
  readonly code: string;
  readonly partial: string;
}

/** Everything that takes time: typed rows in the working database, then the files of the release. */
async function makeRelease(
  request: PublishRequest,
  inventory: Inventory,
  making: Making,
): Promise<Pick<PublishReport, "manifest" | "anomalies" | "quality" | "returns">> {
  const priv = layout.private(request.dataDir);
  const scratch = join(priv, `tampon${PARTIAL}`);
  await mkdir(scratch);
  const returns = `${layout.returns(request.dataDir)}${PARTIAL}`;
  const working = join(priv, `travail${PARTIAL}`);
  const folders = [resolve(request.folder), priv, making.partial, REFERENCE_FOLDER];
  const db = await openWorking({ file: working, folders, scratch });
  try {
    const sources = await loadFiles({ db, scratch, returns }, inventory.files, request.onStep);
    await refuseChanged(inventory);
    const manifest = manifestOf(request, inventory, { ...making, sources });
    const quality = await writeRelease(request, db, {
      manifest,
      partial: making.partial,
      leftOut: inventory.leftOut,
    });
    const anomalies = await firstAnomalies(db, 5);
    await db.run(`create table release_faite as select '${making.id}' as id`);
    await db.run("checkpoint");
    db.close();
    await rename(working, layout.working(request.dataDir));
    return { manifest, anomalies, quality, returns: await keepReturns(request.dataDir) };
  } catch (error) {
    if (error instanceof Refusal) await keepReturns(request.dataDir);
    const found = error instanceof Refusal ? await anomaliesSoFar(db) : [];
    db.close();
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.details, { files: inventory.files.map(seenFile), anomalies: found });
  }
}

/** Puts the faulty rows of this load in the place of those of the last one; gives the names of their files. */
async function keepReturns(dataDir: string): Promise<readonly string[]> {
  const kept = layout.returns(dataDir);
  await rm(kept, { recursive: true, force: true });
  if (!(await exists(`${kept}${PARTIAL}`))) return [];
  await rename(`${kept}${PARTIAL}`, kept);
  return readdir(kept);
}

/** A load may be refused before the table of anomalies is there. */
const anomaliesSoFar = (db: Database): Promise<readonly Anomaly[]> =>
  firstAnomalies(db, ANOMALIES_OF_REFUSAL).catch(() => []);

const ANOMALIES_OF_REFUSAL = 20;

const seenFile = ({ name, identity }: InputFile): SeenFile => ({
  name,
  sha256: identity.sha256,
  bytes: identity.bytes,
});

interface Writing {
  readonly manifest: Manifest;
  readonly partial: string;
  readonly leftOut: readonly string[];
}

async function writeRelease(
  { onStep }: PublishRequest,
  db: Database,
  { manifest, partial, leftOut }: Writing,
): Promise<QualityReport> {
  onStep("Mesure");
  await measureCells(db, manifest.donnees_au);
  for (const audience of AUDIENCES) {
    onStep(`Publication : ${audience}`);
    const hidden = await hiddenCells(db, manifest.seuils[audience]);
    await writePublished(db, layout.published(partial, audience), hidden);
  }
  onStep("Rapport de qualité");
  const { id: release, sources } = manifest;
  const quality = await qualityReport(db, { release, sources, fichiers_laisses: leftOut });
  await writeAnomalies(db, layout.anomalies(partial));
  await writeDurably(layout.quality(partial), `${JSON.stringify(quality, null, 1)}\n`);
  await writeDurably(layout.manifest(partial), `${JSON.stringify(manifest, null, 1)}\n`);
  return quality;
}

function manifestOf(
  { dataDir, observedThrough, now }: PublishRequest,
  { origin }: Inventory,
  { id, code, sources }: Making & { readonly sources: readonly SourceRecord[] },
): Manifest {
  const days = sources.flatMap(({ donnees_au }) => donnees_au ?? []);
  return {
    format: 1,
    id,
    code,
    charge_le: now().toISOString(),
    donnees_au: observedThrough ?? days.sort().at(-1) ?? "",
    precedente: previousId(dataDir),
    origine: origin,
    seuils: THRESHOLDS,
    sources,
  };
}

function previousId(dataDir: string): string | null {
  try {
    return currentId(dataDir);
  } catch {
    return null;
  }
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

async function removeLeftovers(dataDir: string): Promise<void> {
  for (const folder of [dataDir, layout.releases(dataDir), layout.private(dataDir)]) {
    for (const name of await readdir(folder)) {
      if (!name.includes(PARTIAL)) continue;
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

const makeCurrent = (dataDir: string, id: string): Promise<void> =>
  replaceDurably(layout.current(dataDir), `${id}\n`);

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null)) !== null;
