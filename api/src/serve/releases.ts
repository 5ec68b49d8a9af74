import {
  OutdatedRelease,
  type Release,
  type ReleaseStore,
  UnknownRelease,
} from "@fabriques/pipelines/release";
import { Problem } from "../ask/problem.js";
import { readQuery } from "../ask/query.js";

/** The parameter that asks a question of one release, beside the question itself. */
export const PINNED = "release";

/** The release asked for by name; undefined for the one that serves. */
export const pinnedIn = (url: string): string | undefined => readQuery(url).get(PINNED);

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
    if (error instanceof UnknownRelease) throw absent(pinned ?? "", error.retained);
    if (error instanceof OutdatedRelease && pinned !== undefined) throw outdated(pinned);
    throw error;
  }
}

const outdated = (pinned: string): Problem =>
  new Problem(
    "version_absente",
    `La version «\u202f${pinned}\u202f» a été publiée par un logiciel plus ancien, et ne se lit plus.`,
    { parametre: PINNED, valeur: pinned },
  );

function absent(pinned: string, retained: readonly string[]): Problem {
  const isName = /^r[0-9a-f]{12}$/.test(pinned);
  return new Problem(
    isName ? "version_absente" : "valeur_refusee",
    isName
      ? `La version «\u202f${pinned}\u202f» n’est pas conservée. Voyez les versions conservées.`
      : `La valeur «\u202f${pinned.slice(0, 100)}\u202f» ne nomme pas une version\u202f: un «\u202fr\u202f» et douze chiffres hexadécimaux sont attendus.`,
    { parametre: PINNED, valeur: pinned, acceptes: retained },
  );
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
