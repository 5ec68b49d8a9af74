import type { OpenRelease, Release } from "./open.js";

/** A release that closes after its last use. */
export interface Shared {
  readonly id: string;
  /** Runs `work` on the release, which stays open until it settles; throws when it could not be opened. */
  use<T>(work: (release: Release) => Promise<T>): Promise<T>;
  /** Whether some use has not settled. */
  isUsed(): boolean;
  /** Says that no further use will come; settles when the release has been closed, or could not be opened. */
  retire(): Promise<void>;
}

/** Shares a release that is open, or opening: a use counts from the moment it is asked for. */
export function share(id: string, opening: Promise<OpenRelease>): Shared {
  let uses = 0;
  let retired = false;
  let markClosed: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    markClosed = resolve;
  });
  const closeIfUnused = (): void => {
    if (!retired || uses > 0) return;
    opening.then(({ close }) => close()).then(markClosed, markClosed);
  };
  return {
    id,
    isUsed: () => uses > 0,
    async use(work) {
      uses += 1;
      try {
        return await work((await opening).release);
      } finally {
        uses -= 1;
        closeIfUnused();
      }
    },
    retire() {
      retired = true;
      closeIfUnused();
      return closed;
    },
  };
}
