import { rm } from "node:fs/promises";
import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBEnumType,
  DuckDBInstance,
  type DuckDBResult,
  DuckDBTypeId,
  type DuckDBValue,
  listValue,
} from "@duckdb/node-api";
import native from "@duckdb/node-bindings";
import { type Chunk, trimChunk } from "./engine/chunk.js";
import { readColumn } from "./engine/columns.js";
import { createGate, nativeCallsAllowed } from "./engine/gate.js";
import { type Row, toJson } from "./engine/json.js";

export type { Chunk, ChunkColumn, DictionaryIndices, FixedWidthArray } from "./engine/chunk.js";
export type { JsonValue, Row } from "./engine/json.js";

/** A value bound to a `?` of a statement. */
export type Param = string | number | bigint | boolean | null | readonly string[];

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

/** Settings of {@link openWorking}. */
export interface WorkingOptions {
  readonly file: string;
  /** Folders that SQL may read and write, and no other. */
  readonly folders: readonly string[];
  readonly scratch: string;
}

/** Enough for ten million rows; beyond, the engine writes to its scratch folder, so that memory does not grow with the files. */
const WORKING_MEMORY = "320MB";
/** Groups of rows kept before they are written: fewer than the engine's own five, for the same reason. */
const ROW_GROUPS_KEPT = "2";

/** Opens the working database read-write, confined to its folders; queries run one by one, on one connection. */
export async function openWorking(options: WorkingOptions): Promise<Database> {
  const instance = await DuckDBInstance.create(options.file, {
    temp_directory: options.scratch,
    // One way of compressing text is tried in place of three. No other version of the engine opens these files.
    storage_compatibility_version: "latest",
    memory_limit: WORKING_MEMORY,
    write_buffer_row_group_count: ROW_GROUPS_KEPT,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
  });
  const connection = await instance.connect();
  await confine(connection, options.folders);
  return createDatabase(instance, [connection], 1);
}

/** Settings of {@link openPublished}. */
export interface PublishedOptions {
  readonly file: string;
  readonly threads?: number;
  readonly memory?: string;
}

/** Opens a published file read-only, without access to any other file, with its settings locked. */
export async function openPublished(options: PublishedOptions): Promise<Database> {
  // DuckDB applies these in order: once external access is off, the temporary folder cannot be set.
  const instance = await DuckDBInstance.create(options.file, {
    access_mode: "READ_ONLY",
    threads: String(options.threads ?? 2),
    memory_limit: options.memory ?? "1GB",
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    enable_external_access: "false",
    lock_configuration: "true",
  });
  return createDatabase(instance, [], NATIVE_CALLS);
}

/** Settings of {@link openExporting}. */
export interface ExportingOptions {
  readonly file: string;
  /** The one folder that SQL may write; also where the engine spills. */
  readonly scratch: string;
}

/** Opens a published file read-only in an engine of its own, which can write files in `scratch` and nowhere else. */
export async function openExporting({ file, scratch }: ExportingOptions): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    memory_limit: "256MB",
    temp_directory: scratch,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run(`attach '${file.replaceAll("'", "''")}' as publie (read_only)`);
  await connection.run("use publie");
  await confine(connection, [scratch]);
  return createDatabase(instance, [connection], 1);
}

/** Lets SQL reach these folders and no other file, for good. */
async function confine(connection: DuckDBConnection, allowed: readonly string[]): Promise<void> {
  const folders = allowed.map((folder) => `'${folder.replaceAll("'", "''")}/'`).join(", ");
  await connection.run(`set allowed_directories = [${folders}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}

/** Files locked by this process: the engine's own lock is between processes only. */
const lockedHere = new Set<string>();

/** Takes a lock that ends with the process, however it ends; gives the way to free it, or null if it is taken. */
export async function tryLock(file: string): Promise<(() => void) | null> {
  if (lockedHere.has(file)) return null;
  lockedHere.add(file);
  try {
    // A process killed while it made the file may have left it unreadable: it holds nothing, so it is made again.
    const instance = await openLock(file).catch(() => rm(file).then(() => openLock(file)));
    if (instance === null) lockedHere.delete(file);
    return (
      instance &&
      (() => {
        instance.closeSync();
        lockedHere.delete(file);
      })
    );
  } catch (error) {
    lockedHere.delete(file);
    throw error;
  }
}

async function openLock(file: string): Promise<DuckDBInstance | null> {
  try {
    return await DuckDBInstance.create(file);
  } catch (error) {
    if (String(error).includes("Could not set lock")) return null;
    throw error;
  }
}

const NATIVE_CALLS = nativeCallsAllowed(process.env);
/** Shared by every database of the process, since the thread pool is. */
const nativeGate = createGate(NATIVE_CALLS);

function createDatabase(
  instance: DuckDBInstance,
  idle: DuckDBConnection[],
  width: number,
): Database {
  const gate = createGate(width);
  /** Runs `work` on an idle connection, or on a new one; never more than `width` at once. */
  const withConnection = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
    gate.run(async () => {
      const connection = idle.pop() ?? (await instance.connect());
      try {
        return await nativeGate.run(() => work(connection));
      } finally {
        idle.push(connection);
      }
    });
  const query = <T>(signal: AbortSignal | undefined, ask: (c: DuckDBConnection) => Promise<T>) =>
    withConnection((connection) => interruptible(connection, signal, () => ask(connection)));

  return {
    all: (sql, params, signal) =>
      query(signal, async (connection) => {
        const reader = await connection.runAndReadAll(sql, params && bound(params));
        return reader.convertRowObjects(toJson);
      }),
    run: (sql, params, signal) =>
      query(signal, async (connection) => {
        await connection.run(sql, params && bound(params));
      }),
    chunks: (sql, params, signal) => streamChunks(instance, { sql, params, signal }),
    close() {
      for (const connection of idle.splice(0)) connection.closeSync();
      instance.closeSync();
    },
  };
}

async function interruptible<T>(
  connection: DuckDBConnection,
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
  instance: DuckDBInstance,
  { sql, params, signal }: StreamQuestion,
): AsyncGenerator<Chunk, void, undefined> {
  const connection = await instance.connect();
  const step = <T>(work: () => Promise<T>): Promise<T> =>
    nativeGate.run(() => interruptible(connection, signal, work));
  try {
    const result = await step(() => connection.stream(withSentinel(sql), params && bound(params)));
    const columns = columnsOf(result);
    for (;;) {
      const raw = await step(() => result.fetchChunk());
      signal?.throwIfAborted();
      if (raw === null || raw.rowCount === 0)
        throw new Error("La lecture s’est arrêtée avant la fin.");
      const chunk = readChunk(columns, raw);
      const isLast = endsStream(chunk);
      const length = isLast ? chunk.length - 1 : chunk.length;
      if (length > 0) yield trimChunk(chunk, length);
      if (isLast) return;
    }
  } finally {
    connection.interrupt();
    connection.closeSync();
  }
}

function endsStream(chunk: Chunk): boolean {
  const sentinel = chunk.columns.at(-1);
  return sentinel?.form === "booleans" && sentinel.data[chunk.length - 1] === 1;
}

interface ResultColumn {
  readonly name: string;
  readonly sqlType: string;
  readonly dictionary: readonly string[] | null;
}

/** Asked once for a whole stream: the library makes these anew each time. */
const columnsOf = (result: DuckDBResult): readonly ResultColumn[] =>
  result.columnNames().map((name, index) => {
    const type = result.columnType(index);
    const dictionary = type instanceof DuckDBEnumType ? type.values : null;
    return { name, sqlType: DuckDBTypeId[type.typeId], dictionary };
  });

function readChunk(columns: readonly ResultColumn[], chunk: DuckDBDataChunk): Chunk {
  const length = chunk.rowCount;
  const read = columns.map((column, index) => {
    const vector = native.data_chunk_get_vector(chunk.chunk, index);
    return readColumn({
      ...column,
      length,
      bits: native.vector_get_validity(vector, Math.ceil(length / 64) * 8),
      bytes: (width) => native.vector_get_data(vector, length * width),
      readPointer: native.get_data_from_pointer,
    });
  });
  return { length, columns: read };
}

const bound = (params: readonly Param[]): DuckDBValue[] =>
  params.map((param) => (Array.isArray(param) ? listValue(param) : (param as DuckDBValue)));
