import { mkdir, rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { tryLock } from "../engine.js";
import { type Inventory, takeInventory } from "../load/inventory.js";
import { Busy, Refusal } from "../load/refusal.js";
import { layout } from "../release/layout.js";
import { readManifest, readQuality } from "../release/open.js";
import { PARTIAL, removeLeftovers, replaceDurably } from "./durable.js";
import { codeHash, releaseId } from "./identity.js";
import { type Made, makeRelease } from "./making.js";
import { type Attempt, keepRefusal, passRefusal } from "./refused.js";

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
  const { now, onStep } = request;
  const exports = resolve(request.folder);
  const making = { exports, dataDir, partial, id, code, loadedAt: now(), observedThrough, onStep };
  const made = await makeRelease(inventory, making);
  request.onStep("Mise en service");
  await rename(partial, folder);
  await makeCurrent(dataDir, id);
  return { ...made, isKnown: false, leftOut };
}

const makeCurrent = (dataDir: string, id: string): Promise<void> =>
  replaceDurably(layout.current(dataDir), `${id}\n`);

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null)) !== null;
