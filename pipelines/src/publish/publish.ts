import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Database, openWorking, tryLock } from "../engine.js";
import type { Anomaly } from "../load/anomalies.js";
import { type Inventory, takeInventory } from "../load/inventory.js";
import { loadFiles } from "../load/load.js";
import { REFERENCE_FOLDER } from "../load/reference.js";
import { Refusal } from "../load/refusal.js";
import { layout } from "../release/layout.js";
import type { Audience, Manifest, SourceRecord } from "../release/manifest.js";
import { readManifest } from "../release/open.js";
import { currentId } from "../release/store.js";
import { measureCells } from "./cells.js";
import { writePublished } from "./database.js";
import { codeHash, releaseId } from "./identity.js";
import { hiddenCells } from "./masks.js";
import { firstAnomalies, qualityReport } from "./quality.js";

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
}

/** Loads a folder and publishes a release, or throws a {@link Refusal}; until the very end the last one serves. */
export async function publishFolder(request: PublishRequest): Promise<PublishReport> {
  const dataDir = resolve(request.dataDir);
  request.onStep("Lecture du dossier");
  const inventory = await takeInventory(resolve(request.folder));
  await mkdir(layout.releases(dataDir), { recursive: true });
  await mkdir(layout.private(dataDir), { recursive: true, mode: 0o700 });
  const unlock = await tryLock(join(layout.private(dataDir), "verrou.duckdb"));
  if (!unlock) {
    throw new Refusal([
      `Un autre chargement est en cours dans « ${request.dataDir} » : attendre qu’il finisse, puis relancer.`,
    ]);
  }
  try {
    await removeLeftovers(dataDir);
    return await publish({ ...request, dataDir }, inventory);
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
    return { manifest: await readManifest(folder), isKnown: true, leftOut, anomalies: [] };
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
): Promise<Pick<PublishReport, "manifest" | "anomalies">> {
  const priv = layout.private(request.dataDir);
  const scratch = join(priv, `tampon${PARTIAL}`);
  await mkdir(scratch);
  const working = join(priv, `travail${PARTIAL}`);
  const folders = [resolve(request.folder), priv, making.partial, REFERENCE_FOLDER];
  const db = await openWorking({ file: working, folders, scratch });
  try {
    const sources = await loadFiles({ db, scratch }, inventory.files, request.onStep);
    await refuseChanged(inventory);
    const manifest = manifestOf(request, inventory, { ...making, sources });
    await writeRelease(request, db, {
      manifest,
      partial: making.partial,
      leftOut: inventory.leftOut,
    });
    const anomalies = await firstAnomalies(db, 5);
    await db.run("checkpoint");
    db.close();
    await rename(working, join(priv, "travail.duckdb"));
    return { manifest, anomalies };
  } catch (error) {
    db.close();
    throw error;
  }
}

interface Writing {
  readonly manifest: Manifest;
  readonly partial: string;
  readonly leftOut: readonly string[];
}

async function writeRelease(
  { onStep }: PublishRequest,
  db: Database,
  { manifest, partial, leftOut }: Writing,
): Promise<void> {
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
  await writeDurably(layout.quality(partial), `${JSON.stringify(quality, null, 1)}\n`);
  await writeDurably(layout.manifest(partial), `${JSON.stringify(manifest, null, 1)}\n`);
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
    throw new Refusal([
      `${name} : le fichier a changé pendant le chargement : relancer une fois la copie finie.`,
    ]);
  }
}

/** Ends the name of whatever is not finished: a killed load leaves some behind. */
const PARTIAL = ".partiel";

async function removeLeftovers(dataDir: string): Promise<void> {
  for (const folder of [dataDir, layout.releases(dataDir), layout.private(dataDir)]) {
    for (const name of await readdir(folder)) {
      if (!name.includes(PARTIAL)) continue;
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

async function makeCurrent(dataDir: string, id: string): Promise<void> {
  const aside = `${layout.current(dataDir)}.${process.pid}${PARTIAL}`;
  await writeDurably(aside, `${id}\n`);
  await rename(aside, layout.current(dataDir));
}

async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null)) !== null;
