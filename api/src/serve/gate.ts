import { tooBusy } from "./refusals.js";

/** Whose turn a piece of work takes, and until when it is wanted. */
export interface Turn {
  /** Who asks: those who wait are let in one client after the other. */
  readonly client: string;
  /** Aborted when nobody wants the work any more: it then leaves the queue. */
  readonly signal?: AbortSignal;
}

/** Lets work in, at most so much at once. */
export interface Gate {
  /** Runs `work` when its turn comes; throws a 503 problem when too much waits, the signal's reason when it is aborted first. */
  run<T>(work: () => Promise<T>, turn: Turn): Promise<T>;
  /** Pieces of work under way, and waiting. */
  readonly load: { readonly running: number; readonly waiting: number };
}

/** Where each kind of work waits for its turn. */
export interface Gates {
  /** For answers, and for what is asked of the engine before a file begins. */
  readonly answers: Gate;
  /** For files of few rows. */
  readonly tables: Gate;
  /** For long files, which leave most of the engine to short questions. */
  readonly exports: Gate;
}

/** Bounds of a {@link Gate}. */
export interface GateLimits {
  /** Pieces of work under way at once. */
  readonly width: number;
  /** Pieces of work that may wait; one client fills half of it at most. */
  readonly queue: number;
  /** Longest wait in milliseconds; beyond, the work is refused. */
  readonly patience: number;
}

/**
 * Builds a {@link Gate}. A client's work goes in its own order, and clients take turns: whoever asks for one thing waits
 * for one thing of each other client, however many things those asked for.
 */
export function createGate({ width, queue, patience }: GateLimits): Gate {
  const lines = createLines();
  let running = 0;
  const enter = async (turn: Turn): Promise<void> => {
    turn.signal?.throwIfAborted();
    if (running < width) {
      running += 1;
      return;
    }
    if (lines.length() >= queue || lines.length(turn.client) >= queue / 2) throw tooBusy();
    const late = AbortSignal.timeout(patience);
    const signal = AbortSignal.any([late, ...(turn.signal ? [turn.signal] : [])]);
    try {
      await lines.wait({ client: turn.client, signal });
    } catch (error) {
      throw turn.signal?.aborted ? error : tooBusy();
    }
  };
  return {
    get load() {
      return { running, waiting: lines.length() };
    },
    async run(work, turn) {
      await enter(turn);
      try {
        return await work();
      } finally {
        // A place that is handed over stays taken.
        if (!lines.callNext()) running -= 1;
      }
    },
  };
}

interface Lines {
  /** How many wait, all together or for one client. */
  length(client?: string): number;
  /** Waits to be called; throws the signal's reason, and leaves, when it is aborted first. */
  wait(turn: Turn): Promise<void>;
  /** Calls the first one of the client whose turn it is; false when nobody waits. */
  callNext(): boolean;
}

type Call = () => void;

/** A line per client, called in turn. */
function createLines(): Lines {
  const lines = new Map<string, readonly Call[]>();
  let total = 0;
  const join = (client: string, call: Call): void => {
    lines.set(client, [...(lines.get(client) ?? []), call]);
    total += 1;
  };
  const leave = (client: string, call: Call): void => {
    const rest = (lines.get(client) ?? []).filter((one) => one !== call);
    if (rest.length === 0) lines.delete(client);
    else lines.set(client, rest);
    total -= 1;
  };
  return {
    length: (client) => (client === undefined ? total : (lines.get(client)?.length ?? 0)),
    wait: ({ client, signal }) =>
      new Promise<void>((resolve, reject) => {
        const call = (): void => {
          signal?.removeEventListener("abort", giveUp);
          resolve();
        };
        const giveUp = (): void => {
          leave(client, call);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", giveUp, { once: true });
        join(client, call);
      }),
    callNext() {
      const [first] = lines;
      const [call] = first?.[1] ?? [];
      if (!first || !call) return false;
      const [client, calls] = first;
      // Back to the end of the turn, with the rest of its line.
      lines.delete(client);
      if (calls.length > 1) lines.set(client, calls.slice(1));
      total -= 1;
      call();
      return true;
    },
  };
}
