/** Lets at most `width` pieces of work run at once; the others wait in order of arrival. */
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes a {@link Gate}; `width` is at least 1. */
export function createGate(width: number): Gate {
  const waiting: (() => void)[] = [];
  let free = width;

  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  return {
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

const LIBUV_DEFAULT_THREADS = 4;

/**
 * Number of native calls that may run at once: each holds a thread of Node's pool, and files and compression
 * need some of the same threads.
 */
export function nativeCallsAllowed(environment: NodeJS.ProcessEnv): number {
  const threads = Number(environment.UV_THREADPOOL_SIZE ?? LIBUV_DEFAULT_THREADS);
  return Math.max(1, (Number.isInteger(threads) ? threads : LIBUV_DEFAULT_THREADS) - 2);
}
