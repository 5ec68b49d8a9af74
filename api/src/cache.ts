import type { Ready } from "./ready.js";

/** Ready answers by release and question; identical questions in flight are one piece of work. */
export interface AnswerCache {
  get(release: string, question: string, make: () => Promise<Ready>): Promise<Ready>;
  /** Bytes held, as counted against the bound. */
  weight(): number;
}

interface Entry {
  readonly ready: Promise<Ready>;
  weight: number;
}
type Answers = Map<string, Entry>;

interface Store {
  /** By release, then by question; a Map keeps the order of insertion, which is made the order of use. */
  readonly releases: Map<string, Answers>;
  readonly maxBytes: number;
  total: number;
}

/** The release that serves and the one it replaces, whose last requests may still be under way. */
const RELEASES_KEPT = 2;

/** Builds an {@link AnswerCache} of at most `maxBytes`: least recently used first out, a whole release at once when replaced. */
export function createAnswerCache(maxBytes: number): AnswerCache {
  const store: Store = { releases: new Map(), maxBytes, total: 0 };
  return {
    weight: () => store.total,
    get(release, question, make) {
      const answers = answersOf(store, release);
      const entry = answers.get(question) ?? { ready: make(), weight: 0 };
      const isNew = !answers.delete(question);
      answers.set(question, entry);
      if (isNew) settle(store, answers, { question, entry });
      return entry.ready;
    },
  };
}

/** Weighs an answer once it is made; a failure is forgotten, so that the next question tries again. */
function settle(
  store: Store,
  answers: Answers,
  { question, entry }: { readonly question: string; readonly entry: Entry },
): void {
  const isKept = (): boolean =>
    answers.get(question) === entry && [...store.releases.values()].includes(answers);
  entry.ready.then(
    ({ size }) => {
      if (!isKept()) return;
      // The two compressed forms together weigh less than the plain one.
      entry.weight = 2 * size;
      store.total += entry.weight;
      shrink(store);
    },
    () => {
      if (isKept()) answers.delete(question);
    },
  );
}

function answersOf(store: Store, release: string): Answers {
  const known = store.releases.get(release);
  if (known) return known;
  const answers: Answers = new Map();
  store.releases.set(release, answers);
  for (const [id, old] of store.releases) {
    if (store.releases.size <= RELEASES_KEPT) break;
    for (const question of [...old.keys()]) forget(store, old, question);
    store.releases.delete(id);
  }
  return answers;
}

function shrink(store: Store): void {
  for (const answers of store.releases.values()) {
    for (const question of [...answers.keys()]) {
      if (store.total <= store.maxBytes) return;
      forget(store, answers, question);
    }
  }
}

function forget(store: Store, answers: Answers, question: string): void {
  store.total -= answers.get(question)?.weight ?? 0;
  answers.delete(question);
}
