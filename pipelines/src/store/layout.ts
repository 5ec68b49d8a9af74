import { join } from "node:path";
import type { Audience } from "./manifest.js";

/** Names of the files and folders under a data folder; writers and readers of releases both go by them. */
export const layout = {
  /** Text file holding the id of the release that serves. */
  current: (dataDir: string): string => join(dataDir, "courant"),
  /** The last load that was refused, and why. */
  refusal: (dataDir: string): string => join(dataDir, "dernier-refus.json"),
  releases: (dataDir: string): string => join(dataDir, "releases"),
  release: (dataDir: string, id: string): string => join(dataDir, "releases", id),
  /** Folder of mode 0700 that no server opens. */
  private: (dataDir: string): string => join(dataDir, "prive"),
  /** Typed rows of the last release made, people's included. */
  working: (dataDir: string): string => join(dataDir, "prive", "travail.duckdb"),
  /** The key that masks are drawn with. */
  key: (dataDir: string): string => join(dataDir, "prive", "cle"),
  /** What proves the masks of the releases; it holds true counts. */
  proofs: (dataDir: string): string => join(dataDir, "prive", "preuves"),
  /** Held open by the load under way. */
  lock: (dataDir: string): string => join(dataDir, "prive", "verrou.duckdb"),
  /** Faulty rows of the last load, one file per export, to send back to who provided them. */
  returns: (dataDir: string): string => join(dataDir, "prive", "retours"),
  manifest: (release: string): string => join(release, "manifest.json"),
  quality: (release: string): string => join(release, "qualite.json"),
  /** Every anomaly, as a table. */
  anomalies: (release: string): string => join(release, "anomalies.csv"),
  /** What was hidden and proved, in numbers that say nothing of anyone. */
  certificate: (release: string): string => join(release, "certificat.json"),
  published: (release: string, audience: Audience): string =>
    join(release, `published-${audience}.duckdb`),
} as const;

/** Shape of a release id: `r` and twelve hexadecimal digits. */
export const RELEASE_ID: RegExp = /^r[0-9a-f]{12}$/;
