import { createDatabase, type Database, NATIVE_CALLS } from "./database.js";
import { type Connection, openEngine } from "./duckdb.js";

/** Nothing is fetched from elsewhere. */
const NO_EXTENSION = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
};

/** Settings of {@link openWorking}. */
export interface WorkingOptions {
  readonly file: string;
  /** Folders that SQL may read and write, and no other. */
  readonly folders: readonly string[];
  readonly scratch: string;
  /** The most that the engine may hold: enough to load ten million rows if absent. */
  readonly memory?: string;
  /** Two if absent. */
  readonly threads?: number;
}

/** Beyond, the engine writes to its scratch folder, so that memory does not grow with the files. Typing alone takes some 230 MB. */
const WORKING_MEMORY = "320MB";
/** Each thread that types holds some 70 MB: eight of them would stop at the first file, however small. */
const WORKING_THREADS = 2;
/** Groups of rows kept before they are written: fewer than the engine's own five, for the same reason. */
const ROW_GROUPS_KEPT = "2";
/** What is freed goes back to the system; the engine would keep half a gigabyte of it. */
const GIVES_BACK = {
  allocator_background_threads: "true",
  allocator_flush_threshold: "4MB",
  allocator_bulk_deallocation_flush_threshold: "16MB",
};

/** Opens the working database read-write, confined to its folders; queries run one by one, on one connection. */
export async function openWorking(options: WorkingOptions): Promise<Database> {
  const engine = await openEngine(options.file, {
    temp_directory: options.scratch,
    // One way of compressing text is tried in place of three. No other version of the engine opens these files.
    storage_compatibility_version: "latest",
    threads: String(options.threads ?? WORKING_THREADS),
    memory_limit: options.memory ?? WORKING_MEMORY,
    write_buffer_row_group_count: ROW_GROUPS_KEPT,
    ...GIVES_BACK,
    ...NO_EXTENSION,
  });
  const connection = await engine.connect();
  await confine(connection, options.folders);
  return createDatabase(engine, [connection], 1);
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
  const engine = await openEngine(options.file, {
    access_mode: "READ_ONLY",
    threads: String(options.threads ?? 2),
    memory_limit: options.memory ?? "1GB",
    temp_directory: "",
    ...NO_EXTENSION,
    enable_external_access: "false",
    lock_configuration: "true",
  });
  return createDatabase(engine, [], NATIVE_CALLS);
}

/** Settings of {@link openExporting}. */
export interface ExportingOptions {
  readonly file: string;
  /** The one folder that SQL may write; also where the engine spills. */
  readonly scratch: string;
}

/** Opens a published file read-only in an engine of its own, which can write files in `scratch` and nowhere else. */
export async function openExporting({ file, scratch }: ExportingOptions): Promise<Database> {
  const engine = await openEngine(":memory:", {
    // A second thread would hold forty megabytes more, and end no sooner.
    threads: "1",
    memory_limit: "256MB",
    temp_directory: scratch,
    ...NO_EXTENSION,
  });
  const connection = await engine.connect();
  await connection.run(`attach '${file.replaceAll("'", "''")}' as publie (read_only)`);
  await connection.run("use publie");
  await confine(connection, [scratch]);
  return createDatabase(engine, [connection], 1);
}

/** Lets SQL reach these folders and no other file, for good. */
async function confine(connection: Connection, allowed: readonly string[]): Promise<void> {
  const folders = allowed.map((folder) => `'${folder.replaceAll("'", "''")}/'`).join(", ");
  await connection.run(`set allowed_directories = [${folders}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}
