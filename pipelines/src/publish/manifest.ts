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
  /** ISO date that replaces the last day seen in the sources. */
  readonly observedThrough: string | null;
  readonly sources: readonly SourceRecord[];
}

/** The manifest of a release being made. */
export function manifestOf({ origin }: Inventory, described: Described): Manifest {
  const { dataDir, id, code, loadedAt, observedThrough, sources } = described;
  const days = sources.flatMap(({ donnees_au }) => donnees_au ?? []);
  return {
    format: 2,
    id,
    code,
    charge_le: loadedAt.toISOString(),
    donnees_au: observedThrough ?? days.sort().at(-1) ?? "",
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
