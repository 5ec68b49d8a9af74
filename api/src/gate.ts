import { Problem } from "./problem.js";

/** Lets work in by order of arrival, at most `width` at once. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Builds a {@link Gate}; beyond `queue` waiting, work is refused with a 503 problem instead of piling up. */
export function createGate(limits: { readonly width: number; readonly queue: number }): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = (): Promise<void> => {
    if (running < limits.width) {
      running += 1;
      return Promise.resolve();
    }
    if (waiting.length >= limits.queue) {
      throw new Problem(
        "serveur_occupe",
        "Trop de demandes sont en cours. Réessayez dans quelques secondes.",
      );
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    // The place is handed over, so `running` does not move.
    if (next) next();
    else running -= 1;
  };

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
