import {
  OutdatedRelease,
  type Release,
  type ReleaseStore,
  UnknownRelease,
} from "@fabriques/pipelines/release";
import { absentRelease, outdatedRelease } from "./refusals.js";

/** A use of the releases: the one that serves, unless another is pinned. */
export interface PinnedUse {
  readonly releases: ReleaseStore;
  readonly pinned: string | undefined;
}

/** Runs `work` on the release asked for; refuses one that is not kept, with those that are. */
export async function useRelease<T>(
  { releases, pinned }: PinnedUse,
  work: (release: Release) => Promise<T>,
): Promise<T> {
  try {
    return await releases.use(work, pinned);
  } catch (error) {
    if (error instanceof UnknownRelease) throw absentRelease(pinned ?? "", error.retained);
    if (error instanceof OutdatedRelease && pinned !== undefined) throw outdatedRelease(pinned);
    throw error;
  }
}

/**
 * The ISO day by which sources are late or not. A pinned answer is read on the day its release was loaded, so that it
 * says for ever what it said first.
 */
export const readingDay = (
  release: Release,
  { pinned, now }: { readonly pinned: string | undefined; readonly now: Date },
): string => (pinned === undefined ? now.toISOString() : release.manifest.charge_le).slice(0, 10);

const FOREVER = "max-age=31536000, immutable";

/** How long an answer may be kept without asking: a pinned one for ever, in shared caches where everyone may read it. */
export function cacheControl({ audience }: Release, pinned: string | undefined): string {
  if (pinned === undefined) return "no-cache";
  return `${audience === "public" ? "public" : "private"}, ${FOREVER}`;
}
