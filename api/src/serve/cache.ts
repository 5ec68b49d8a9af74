import type { Ready } from "./ready.js";

/** How an answer is made; `unwanted` is aborted once everybody who asked for it has left. */
export type Make = (unwanted: AbortSignal) => Promise<Ready>;

/** Ready answers by name: release, day and question. Identical questions in flight are one piece of work. */
export interface AnswerCache {
  /** The answer of that name when it is ready. */
  peek(name: string): Ready | null;
  /** The answer of that name, made if need be; `leaving` is aborted when the one who asks leaves. */
  get(name: string, make: Make, leaving?: AbortSignal): Promise<Ready>;
  /** Bytes held, as counted against the bound. */
  weight(): number;
  /** Answers found ready or under way, and answers made. */
  readonly counts: { readonly found: number; readonly made: number };
}

interface Entry {
  readonly ready: Promise<Ready>;
  readonly giveUp: AbortController;
  /** The answer, once it is there. */
  made: Ready | null;
  /** Those who wait for it. */
  waiting: number;
}

/** The two compressed forms together weigh less than the plain one. */
const weightOf = ({ made }: Entry): number => (made === null ? 0 : 2 * made.size);

/**
 * Builds an {@link AnswerCache} of at most `maxBytes`, the least recently used first out. A name holds its release, so
 * that a release that serves no more leaves by itself, and a pinned one never pushes out more than its weight.
 */
export function createAnswerCache(maxBytes: number): AnswerCache {
  const shelf = createShelf(maxBytes);
  const counts = { found: 0, made: 0 };
  return {
    counts,
    weight: shelf.weight,
    peek(name) {
      const entry = shelf.take(name);
      if (!entry?.made) return null;
      counts.found += 1;
      return entry.made;
    },
    async get(name, make, leaving) {
      leaving?.throwIfAborted();
      const known = shelf.take(name);
      counts[known ? "found" : "made"] += 1;
      const entry = known ?? start(make);
      if (!known) shelf.put(name, entry);
      return wait(entry, { leaving, giveUp: () => shelf.forget(name, entry) });
    },
  };
}

function start(make: Make): Entry {
  const giveUp = new AbortController();
  return { ready: make(giveUp.signal), giveUp, made: null, waiting: 0 };
}

/** Waits for an answer; the last one to leave before it is there gives it up. */
async function wait(
  entry: Entry,
  { leaving, giveUp }: { readonly leaving: AbortSignal | undefined; readonly giveUp: () => void },
): Promise<Ready> {
  entry.waiting += 1;
  const leave = (): void => {
    if (entry.waiting > 1 || entry.made) return;
    // Whoever asks from now on must not be given what is being abandoned.
    giveUp();
    entry.giveUp.abort(leaving?.reason);
  };
  const left = (): void => {
    leave();
    entry.waiting -= 1;
  };
  leaving?.addEventListener("abort", left, { once: true });
  try {
    return await entry.ready;
  } finally {
    leaving?.removeEventListener("abort", left);
    if (!leaving?.aborted) entry.waiting -= 1;
  }
}

interface Shelf {
  /** The entry of that name, which becomes the last one used. */
  take(name: string): Entry | undefined;
  /** Keeps an entry, until it fails or is pushed out. */
  put(name: string, entry: Entry): void;
  forget(name: string, entry: Entry): void;
  weight(): number;
}

/** Holds entries by order of use. */
function createShelf(maxBytes: number): Shelf {
  // A Map keeps the order of insertion, which is made the order of use.
  const entries = new Map<string, Entry>();
  let total = 0;
  const forget = (name: string, entry: Entry): void => {
    if (entries.get(name) !== entry) return;
    entries.delete(name);
    total -= weightOf(entry);
  };
  /** What is under way weighs nothing yet, and stays. */
  const shrink = (): void => {
    for (const [name, entry] of entries) {
      if (total <= maxBytes) return;
      if (entry.made) forget(name, entry);
    }
  };
  /** Weighs an answer once it is made; a failure is forgotten, so that the next question tries again. */
  const settle = async (name: string, entry: Entry): Promise<void> => {
    try {
      entry.made = await entry.ready;
      if (entries.get(name) !== entry) return;
      total += weightOf(entry);
      shrink();
    } catch {
      forget(name, entry);
    }
  };
  return {
    forget,
    weight: () => total,
    take(name) {
      const entry = entries.get(name);
      if (entry && entries.delete(name)) entries.set(name, entry);
      return entry;
    },
    put(name, entry) {
      entries.set(name, entry);
      void settle(name, entry);
    },
  };
}
