export type { Chunk, ChunkColumn, JsonValue, Param, Row } from "../engine.js";
export type * from "./manifest.js";
export * from "./measure.js";
export { type Release, readQuality } from "./open.js";
export type { ParquetTarget } from "./parquet.js";
export type * from "./quality.js";
export * from "./question.js";
export type * from "./refusal.js";
export { openReleases, type ReleaseStore, type StoreOptions } from "./store.js";
