import { DATASETS, expectedBy } from "@fabriques/pipelines/catalogue";
import type { Manifest, SourceRecord } from "@fabriques/pipelines/release";
import type { Source } from "../contract/index.js";

/** Where the figures of a dataset come from, and whether newer data should have come by `today` (ISO date). */
export function sourceOf(manifest: Manifest, jeu: string, today: string): Source {
  const record = manifest.sources.find((source) => source.jeu === jeu);
  return {
    jeu,
    fichiers: (record?.fichiers ?? []).map(({ nom, sha256 }) => ({ nom, sha256 })),
    charge_le: manifest.charge_le,
    donnees_au: record?.donnees_au ?? null,
    lignes: record?.chargees ?? 0,
    refusees: record?.refusees ?? 0,
    en_retard: isLate(record, today),
  };
}

function isLate(record: SourceRecord | undefined, today: string): boolean {
  const dataset = DATASETS.find(({ id }) => id === record?.jeu);
  const expected = dataset ? expectedBy(dataset, record?.donnees_au ?? null) : null;
  return expected !== null && expected < today;
}
