import { addMonths, DATASETS, type Frequency } from "@fabriques/pipelines/catalogue";
import type { Manifest, SourceRecord } from "@fabriques/pipelines/release";
import type { Source } from "./contract/index.js";

const MONTHS: Readonly<Record<Frequency, number>> = { trimestre: 3, semestre: 6, annee: 12 };
/** A source is late only once a further quarter has passed: exports take weeks to arrive. */
const GRACE_MONTHS = 3;

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
  const every = DATASETS.find((dataset) => dataset.id === record?.jeu)?.expectedEvery;
  if (!record?.donnees_au || !every) return false;
  return addMonths(record.donnees_au, MONTHS[every] + GRACE_MONTHS) < today;
}
