export type { Chunk, ChunkColumn, DictionaryIndices, FixedWidthArray } from "./chunk.js";
export type { Database } from "./database.js";
export type { Param } from "./duckdb.js";
export type { JsonValue, Row } from "./json.js";
export { tryLock } from "./lock.js";
export {
  type ExportingOptions,
  openExporting,
  openPublished,
  openWorking,
  type PublishedOptions,
  type WorkingOptions,
} from "./open.js";
