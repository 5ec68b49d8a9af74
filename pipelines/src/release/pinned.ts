import type { OpenRelease, Release } from "./open.js";
import { type Shared, share } from "./shared.js";

/** Releases opened because they were asked for by name. */
export interface PinnedReleases {
  /** Runs `work` on a release, opened if need be; throws when it cannot be. */
  use<T>(id: string, work: (release: Release) => Promise<T>): Promise<T>;
  /** Closes them all, each once the work under way on it has settled. */
  close(): Promise<void>;
}

/** Keeps at most `most` releases open, and those in use: the one asked for least recently closes first. */
export function createPinned(
  open: (id: string) => Promise<OpenRelease>,
  most: number,
): PinnedReleases {
  /** In the order of use. */
  const kept = new Map<string, Shared>();
  const closing = new Set<Promise<void>>();

  const drop = (shared: Shared): void => {
    if (kept.get(shared.id) !== shared) return;
    kept.delete(shared.id);
    const closed = shared.retire();
    closing.add(closed);
    void closed.then(() => closing.delete(closed));
  };
  const start = (id: string): Shared => {
    const opening = open(id);
    const shared = share(id, opening);
    // What could not be opened is forgotten, so that the next use tries again.
    opening.catch(() => drop(shared));
    return shared;
  };
  const take = (id: string): Shared => {
    const shared = kept.get(id) ?? start(id);
    kept.delete(id);
    kept.set(id, shared);
    return shared;
  };
  /** A release in use is not dropped: asked for again meanwhile, it would be opened twice. */
  const trim = (): void => {
    for (const shared of [...kept.values()]) {
      if (kept.size <= most) return;
      if (!shared.isUsed()) drop(shared);
    }
  };

  return {
    async use(id, work) {
      try {
        return await take(id).use(work);
      } finally {
        trim();
      }
    },
    async close() {
      for (const shared of [...kept.values()]) drop(shared);
      await Promise.all(closing);
    },
  };
}
