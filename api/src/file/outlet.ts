/** Where a streamed body goes: each write waits until the client has taken what came before. */
export interface Outlet {
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  /** Throws once the client has left. */
  write(parts: readonly (Uint8Array | string)[]): Promise<void>;
}
