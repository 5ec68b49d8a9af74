import { mkdir, rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { dayInParis } from "../catalogue/periods.js";
import { tryLock } from "../engine/index.js";
import { type AskedDay, declarationsOf } from "../load/declared.js";
import { type Inventory, takeInventory } from "../load/inventory.js";
import { Busy, Refusal } from "../load/refusal.js";
import { makeCurrent } from "../store/current.js";
import { PARTIAL, removeLeftovers } from "../store/durable.js";
import { layout } from "../store/layout.js";
import { readManifest, readQuality } from "../store/read.js";
import { codeHash, releaseId } from "./identity.js";
import { type Made, makeRelease } from "./making.js";
import { type Attempt, keepRefusal, passRefusal } from "./refused.js";

/** What to load and where to publish it. */
export interface PublishRequest {
  readonly folder: string;
  readonly dataDir: string;
  /** Last days said of the sources beside their rows, in the place of what `origine.json` says. */
  readonly asked: readonly AskedDay[];
  readonly now: () => Date;
  /** Told of each step, out of {@link STEPS}. */
  readonly onStep: (label: string) => void;
}

/** Number of steps told to `onStep`. */
export const STEPS = 16;

/** What a load did. */
export interface PublishReport extends Made {
  /** The same inputs and code had already been published: that release serves again. */
  readonly isKnown: boolean;
  readonly leftOut: readonly string[];
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
  const { dataDir, asked, now, onStep } = request;
  const code = await codeHash();
  const loadedAt = now();
  const day = dayInParis(loadedAt);
  const declared = declarationsOf({
    ...{ said: inventory.said, asked, today: day },
    files: inventory.files.map(({ name, structure }) => ({ name, dataset: structure.dataset })),
  });
  const nameOf = (isDayInIt: boolean): string =>
    releaseId({ inventory, code, asked, day: isDayInIt ? day : null });
  const { leftOut } = inventory;
  const known = await knownOf(dataDir, [nameOf(false), nameOf(true)]);
  if (known !== null) return { ...(await serveAgain(dataDir, known)), leftOut };
  const partial = join(layout.releases(dataDir), `.${nameOf(false)}.${process.pid}${PARTIAL}`);
  await mkdir(partial);
  const loading = { dataDir, partial, day, declared, onStep };
  const made = await makeRelease(inventory, { ...loading, nameOf, code, loadedAt });
  onStep("Mise en service");
  await rename(partial, layout.release(dataDir, made.manifest.id));
  await makeCurrent(dataDir, made.manifest.id);
  return { ...made, isKnown: false, leftOut };
}

/** The first of these releases that is there, or null. */
async function knownOf(dataDir: string, ids: readonly string[]): Promise<string | null> {
  for (const id of ids) if (await exists(layout.release(dataDir, id))) return id;
  return null;
}

async function serveAgain(dataDir: string, id: string): Promise<Omit<PublishReport, "leftOut">> {
  const folder = layout.release(dataDir, id);
  await makeCurrent(dataDir, id);
  return {
    manifest: await readManifest(folder),
    isKnown: true,
    anomalies: [],
    quality: await readQuality({ folder }),
    returns: [],
  };
}

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null)) !== null;
