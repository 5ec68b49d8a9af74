import type { Inventory } from "../load/inventory.js";
import { currentId } from "../store/current.js";
import type { Audience, Manifest, SourceRecord } from "../store/manifest.js";

/** Smallest number of people shown, per audience. */
export const THRESHOLDS: Readonly<Record<Audience, number>> = { public: 11, interne: 5 };

/** What a manifest says beside its inventory. */
export interface Described {
  readonly dataDir: string;
  readonly id: string;
  /** SHA-256 of the code. */
  readonly code: string;
  readonly loadedAt: Date;
  readonly sources: readonly SourceRecord[];
}

/** The manifest of a release being made. */
export function manifestOf({ origin }: Inventory, described: Described): Manifest {
  const { dataDir, id, code, loadedAt, sources } = described;
  return {
    format: 3,
    id,
    code,
    charge_le: loadedAt.toISOString(),
    precedente: previousId(dataDir),
    origine: origin,
    seuils: THRESHOLDS,
    sources,
  };
}

function previousId(dataDir: string): string | null {
  try {
    return currentId(dataDir);
  } catch {
    return null;
  }
}
