import { once } from "node:events";
import type { Response } from "express";

/** Where a streamed body goes: each write waits until the client has taken what came before. */
export interface Outlet {
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  /** Throws once the client has left. */
  write(parts: readonly (Uint8Array | string)[]): Promise<void>;
}

/** A client that takes nothing for that long is taken for gone: it holds one of few places. */
const STALLED_MS = 60_000;

/** Opens the body of a response; to be called as soon as the request comes in, since a client may leave while it waits. */
export function openOutlet(response: Response): Outlet {
  const leaving = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) leaving.abort(new Error("the client left"));
  });
  response.setTimeout(STALLED_MS, () => response.destroy());
  const { signal } = leaving;
  return {
    signal,
    async write(parts) {
      signal.throwIfAborted();
      response.cork();
      let isTaken = true;
      for (const part of parts) isTaken = response.write(part);
      response.uncork();
      if (!isTaken) await once(response, "drain", { signal });
    },
  };
}
