import { once } from "node:events";
import type { Response } from "express";
import type { Outlet } from "../file/outlet.js";

/** A client that takes nothing for that long is taken for gone: it holds one of few places. */
const STALLED_MS = 60_000;

/** A signal aborted when the client leaves before its answer was sent. */
export function leavingSignal(response: Response): AbortSignal {
  const leaving = new AbortController();
  const gone = new Error("the client left");
  if (response.closed) leaving.abort(gone);
  response.once("close", () => {
    if (!response.writableFinished) leaving.abort(gone);
  });
  return leaving.signal;
}

/**
 * Opens the body of a response; to be called as soon as the request comes in, since a client may leave while it waits.
 * Only the client is timed: a long sort before the first row is our doing.
 */
export function openOutlet(response: Response, stalledMs: number = STALLED_MS): Outlet {
  const signal = leavingSignal(response);
  const drained = async (): Promise<void> => {
    const timer = setTimeout(() => response.destroy(), stalledMs);
    try {
      await once(response, "drain", { signal });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    signal,
    async write(parts) {
      signal.throwIfAborted();
      response.cork();
      let isTaken = true;
      for (const part of parts) isTaken = response.write(part);
      response.uncork();
      if (!isTaken) await drained();
    },
  };
}

/** Lets go of a client that does not take what was left of its body when it ended. */
export function dropStalled(response: Response): void {
  if (!response.writableFinished) response.setTimeout(STALLED_MS, () => response.destroy());
}
