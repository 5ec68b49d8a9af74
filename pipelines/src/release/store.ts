import { readFileSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { layout, RELEASE_ID } from "./layout.js";
import type { Audience, Manifest } from "./manifest.js";
import { type OpenRelease, openRelease, type Release, readManifest } from "./open.js";
import { lastRefusal, type RefusedLoad } from "./refusal.js";

/** The releases of a data folder, as one audience sees them. */
export interface ReleaseStore {
  /** Runs `work` on the release that serves now; the release stays open until `work` settles. */
  use<T>(work: (release: Release) => Promise<T>): Promise<T>;
  /** Manifests of every release kept, newest first. */
  list(): Promise<readonly Manifest[]>;
  /** The last load that was refused, and why; null when none was. Throws when its record is unreadable. */
  lastRefusal(): Promise<RefusedLoad | null>;
  /** Closes the release once the work under way has settled; `use` fails from then on. */
  close(): Promise<void>;
}

/** Where the releases are and for whom they are read. */
export interface StoreOptions {
  readonly dataDir: string;
  readonly audience: Audience;
}

/** Opens the release that serves; throws, saying what to run, when there is none. */
export async function openReleases({ dataDir, audience }: StoreOptions): Promise<ReleaseStore> {
  let stamp = stampOf(dataDir);
  let serving: Shared | null = share(await openRelease(dataDir, currentId(dataDir), audience));
  let opening: Promise<void> | null = null;

  const replace = async (seen: string): Promise<void> => {
    try {
      const id = currentId(dataDir);
      if (id !== serving?.id) {
        const next = share(await openRelease(dataDir, id, audience));
        const last = serving;
        // `close` may have come while the new one was opening.
        serving = last && next;
        (last ?? next).retire();
      }
      stamp = seen;
    } catch (error) {
      // A release that cannot be opened does not take down the one that can; the next use tries again.
      if (!serving) throw error;
    }
  };
  const refresh = async (): Promise<void> => {
    const seen = stampOf(dataDir);
    if (seen === stamp || seen === null) return;
    // Not in a `finally` of `replace`, which may end before this assignment and would be stuck for ever.
    opening ??= replace(seen).finally(() => {
      opening = null;
    });
    await opening;
  };

  return {
    async use(work) {
      if (serving) await refresh();
      if (!serving) throw new Error("Les données publiées sont fermées.");
      return serving.use(work);
    },
    list: () => listManifests(dataDir),
    lastRefusal: () => lastRefusal(dataDir),
    async close() {
      await opening;
      const last = serving;
      serving = null;
      last?.retire();
      await last?.closed;
    },
  };
}

/** Id of the release that serves; throws a French sentence when nothing was published. */
export function currentId(dataDir: string): string {
  let id: string;
  try {
    id = readFileSync(layout.current(dataDir), "utf8").trim();
  } catch {
    throw new Error(
      `Aucune donnée publiée dans « ${dataDir} » : lancez d’abord « fabriques charger <dossier> ».`,
    );
  }
  if (RELEASE_ID.test(id)) return id;
  throw new Error(`« ${layout.current(dataDir)} » est illisible : relancez « fabriques charger ».`);
}

/** Changes whenever `courant` is replaced; synchronous because it costs less than a trip to the thread pool. */
function stampOf(dataDir: string): string | null {
  const stat = statSync(layout.current(dataDir), { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino}/${stat.mtimeNs}` : null;
}

/** Manifests of the complete releases of a data folder, newest first. */
export async function listManifests(dataDir: string): Promise<readonly Manifest[]> {
  const names = await readdir(layout.releases(dataDir)).catch(() => [] as string[]);
  const folders = names.filter((name) => RELEASE_ID.test(name));
  const manifests = await Promise.all(
    folders.map((name) => readManifest(join(layout.releases(dataDir), name))),
  );
  return manifests.sort((a, b) => b.charge_le.localeCompare(a.charge_le));
}

/** An open release that closes after its last use. */
interface Shared {
  readonly id: string;
  /** Resolves when the release has been closed. */
  readonly closed: Promise<void>;
  use<T>(work: (release: Release) => Promise<T>): Promise<T>;
  /** Says that no further use will come. */
  retire(): void;
}

function share({ release, close }: OpenRelease): Shared {
  let uses = 0;
  let retired = false;
  let markClosed: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    markClosed = resolve;
  });
  const closeIfUnused = (): void => {
    if (!retired || uses > 0) return;
    close();
    markClosed();
  };
  return {
    id: release.id,
    closed,
    async use(work) {
      uses += 1;
      try {
        return await work(release);
      } finally {
        uses -= 1;
        closeIfUnused();
      }
    },
    retire() {
      retired = true;
      closeIfUnused();
    },
  };
}
