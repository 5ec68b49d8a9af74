import { type Chunk, trimChunk } from "./chunk.js";
import type { Connection, Engine, Param, Stream } from "./duckdb.js";
import { createGate, nativeCallsAllowed } from "./gate.js";
import type { Row } from "./json.js";

/** An open database. A query that `signal` aborts stops at once and throws the signal's reason. */
export interface Database {
  /** All rows of a query. */
  all(sql: string, params?: readonly Param[], signal?: AbortSignal): Promise<Row[]>;
  /** Runs statements for their effect; with `params`, they bind to the last one. */
  run(sql: string, params?: readonly Param[], signal?: AbortSignal): Promise<void>;
  /**
   * Raw columns of a query, chunk by chunk, on a connection of its own. Ends normally only if the last row was
   * reached; throws otherwise. A LIST must be cast to VARCHAR (`array_to_string`) in the query.
   */
  chunks(sql: string, params?: readonly Param[], signal?: AbortSignal): AsyncIterable<Chunk>;
  /** Closes connections and file; call it after the last query. */
  close(): void;
}

/** As many queries at once as the process can run. */
export const NATIVE_CALLS: number = nativeCallsAllowed(process.env);
/** Shared by every database of the process, since the thread pool is. */
const nativeGate = createGate(NATIVE_CALLS);

/** Makes a database of an engine, which it closes: at most `width` queries at once, first on the connections given. */
export function createDatabase(engine: Engine, idle: Connection[], width: number): Database {
  const gate = createGate(width);
  /** Runs `work` on an idle connection, or on a new one; never more than `width` at once. */
  const withConnection = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    gate.run(async () => {
      const connection = idle.pop() ?? (await engine.connect());
      try {
        return await nativeGate.run(() => work(connection));
      } finally {
        idle.push(connection);
      }
    });
  const query = <T>(signal: AbortSignal | undefined, ask: (c: Connection) => Promise<T>) =>
    withConnection((connection) => interruptible(connection, signal, () => ask(connection)));

  return {
    all: (sql, params, signal) => query(signal, (connection) => connection.all(sql, params)),
    run: (sql, params, signal) => query(signal, (connection) => connection.run(sql, params)),
    chunks: (sql, params, signal) => streamChunks(engine, { sql, params, signal }),
    close() {
      for (const connection of idle.splice(0)) connection.close();
      engine.close();
    },
  };
}

async function interruptible<T>(
  connection: Connection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", interrupt);
  }
}

interface StreamQuestion {
  readonly sql: string;
  readonly params: readonly Param[] | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A stream that fails ends like one that finishes: only this last row, added by us, tells them apart. */
const withSentinel = (sql: string): string =>
  `select *, false as __fin from (${sql}) union all by name select true as __fin`;

async function* streamChunks(
  engine: Engine,
  { sql, params, signal }: StreamQuestion,
): AsyncGenerator<Chunk, void, undefined> {
  const connection = await engine.connect();
  const step = <T>(work: () => Promise<T>): Promise<T> =>
    nativeGate.run(() => interruptible(connection, signal, work));
  let stream: Stream | undefined;
  try {
    const opened = await step(() => connection.stream(withSentinel(sql), params));
    stream = opened;
    for (;;) {
      const chunk = await step(() => opened.next());
      signal?.throwIfAborted();
      if (chunk === null) throw new Error("La lecture s’est arrêtée avant la fin.");
      const isLast = endsStream(chunk);
      const length = isLast ? chunk.length - 1 : chunk.length;
      if (length > 0) yield trimChunk(chunk, length);
      if (isLast) return;
    }
  } finally {
    connection.interrupt();
    // Read past its end, a stream lets go of what its query holds, which may be megabytes of a sort; otherwise it keeps
    // them until JavaScript finds it unused. What comes of it matters to nobody.
    await nativeGate.run(async () => stream?.next()).catch(() => null);
    connection.close();
  }
}

function endsStream(chunk: Chunk): boolean {
  const sentinel = chunk.columns.at(-1);
  return sentinel?.form === "booleans" && sentinel.data[chunk.length - 1] === 1;
}
