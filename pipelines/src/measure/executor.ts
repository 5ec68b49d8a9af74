/** Whatever answers SQL with rows of plain JavaScript values. */
export interface Executor {
  all(sql: string, params?: readonly string[]): Promise<readonly Record<string, unknown>[]>;
}

/**
 * Gives what `read` finds, read the first time only: for small things asked with every question. Whoever asked first
 * may leave: the reading goes on. One that fails is done again.
 */
export type Once = <T>(name: string, read: (db: Executor) => Promise<T>) => Promise<T>;

/** A published file, which never changes while it is open. */
export interface PublishedFile extends Executor {
  readonly once: Once;
}
