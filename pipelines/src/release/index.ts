export type { Chunk, ChunkColumn, JsonValue, Param, Row } from "../engine.js";
export type * from "./manifest.js";
export * from "./measure.js";
export type { Release } from "./open.js";
export * from "./question.js";
export { openReleases, type ReleaseStore, type StoreOptions } from "./store.js";
