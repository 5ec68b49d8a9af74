import { readFile } from "node:fs/promises";
import { layout } from "./layout.js";
import type { Anomaly } from "./quality.js";

/** `dernier-refus.json` of a data folder: the last load that could not be published, and why. */
export interface RefusedLoad {
  readonly format: 1;
  /** ISO date-time of the refusal. */
  readonly refuse_le: string;
  /** ISO date-time of the first load published since; null while the refusal is the last word. */
  readonly publie_depuis: string | null;
  /** Name of the folder, never its path. */
  readonly dossier: string;
  /** The files that were read before the refusal. */
  readonly fichiers: readonly {
    readonly nom: string;
    readonly sha256: string;
    readonly octets: number;
  }[];
  readonly motifs: readonly RefusedReason[];
  /** The first anomalies of each rule, where rows had been read; no cell of a dataset about people. */
  readonly anomalies: readonly Anomaly[];
}

/** A reason of a refusal: a French sentence that says what to do, and where, when that is known. */
export interface RefusedReason {
  readonly fichier: string | null;
  readonly ligne: number | null;
  readonly colonne: string | null;
  readonly message: string;
}

/** The last load of a data folder that was refused; null when none was. Throws when its record is unreadable. */
export async function lastRefusal(dataDir: string): Promise<RefusedLoad | null> {
  const text = await readFile(layout.refusal(dataDir), "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as RefusedLoad);
}
