import { existsSync, statSync } from "node:fs";
import { currentId } from "../store/current.js";
import { layout, RELEASE_ID } from "../store/layout.js";
import type { Audience, Manifest } from "../store/manifest.js";
import { listManifests } from "../store/read.js";
import { lastRefusal, type RefusedLoad } from "../store/refusal.js";
import { type OpenRelease, openRelease, type Release } from "./open.js";
import { createPinned } from "./pinned.js";
import { type Shared, share } from "./shared.js";

/** The releases of a data folder, as one audience sees them. */
export interface ReleaseStore {
  /**
   * Runs `work` on the release that serves now, or on the retained release of that id; it stays open until `work`
   * settles. Throws {@link UnknownRelease} when none of that id is retained.
   */
  use<T>(work: (release: Release) => Promise<T>, id?: string): Promise<T>;
  /** Manifests of every release kept, newest first. */
  list(): Promise<readonly Manifest[]>;
  /** The last load that was refused, and why; null when none was. Throws when its record is unreadable. */
  lastRefusal(): Promise<RefusedLoad | null>;
  /** Closes the releases once the work under way has settled; `use` fails from then on. */
  close(): Promise<void>;
}

/** Where the releases are and for whom they are read. */
export interface StoreOptions {
  readonly dataDir: string;
  readonly audience: Audience;
}

/** No release of that id is retained for the audience; `retained` are the ids that are, newest first. */
export class UnknownRelease extends Error {
  override readonly name = "UnknownRelease";
  readonly retained: readonly string[];

  constructor(retained: readonly string[]) {
    super("Cette version des données n’est pas conservée.");
    this.retained = retained;
  }
}

/** Releases open beside the one that serves: each holds a file, connections and some memory of the engine. */
const MOST_PINNED = 3;

/** Opens the release that serves; throws, saying what to run, when there is none. */
export async function openReleases({ dataDir, audience }: StoreOptions): Promise<ReleaseStore> {
  let stamp = stampOf(dataDir);
  const open = (id: string): Promise<OpenRelease> => openRelease(dataDir, id, audience);
  let serving: Shared | null = await openShared(currentId(dataDir), open);
  const pinned = createPinned(open, MOST_PINNED);
  let opening: Promise<void> | null = null;

  const replace = async (seen: string): Promise<void> => {
    try {
      const id = currentId(dataDir);
      if (id !== serving?.id) {
        const next = await openShared(id, open);
        const last = serving;
        // `close` may have come while the new one was opening.
        serving = last && next;
        void (last ?? next).retire();
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
    async use(work, id) {
      if (serving) await refresh();
      if (!serving) throw new Error("Les données publiées sont fermées.");
      if (id === undefined || id === serving.id) return serving.use(work);
      if (isRetained(dataDir, id, audience)) return pinned.use(id, work);
      throw await unknown(dataDir);
    },
    list: () => listManifests(dataDir),
    lastRefusal: () => lastRefusal(dataDir),
    async close() {
      await opening;
      const last = serving;
      serving = null;
      await Promise.all([last?.retire(), pinned.close()]);
    },
  };
}

async function openShared(id: string, open: (id: string) => Promise<OpenRelease>): Promise<Shared> {
  return share(id, Promise.resolve(await open(id)));
}

const unknown = async (dataDir: string): Promise<UnknownRelease> =>
  new UnknownRelease((await listManifests(dataDir)).map(({ id }) => id));

/** Whether the release of that id can be opened; asked at each use, since retention removes releases meanwhile. */
const isRetained = (dataDir: string, id: string, audience: Audience): boolean =>
  RELEASE_ID.test(id) && existsSync(layout.published(layout.release(dataDir, id), audience));

/** Changes whenever `courant` is replaced; synchronous because it costs less than a trip to the thread pool. */
function stampOf(dataDir: string): string | null {
  const stat = statSync(layout.current(dataDir), { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino}/${stat.mtimeNs}` : null;
}
