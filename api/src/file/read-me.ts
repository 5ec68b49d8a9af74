import type { Audience, Manifest } from "@fabriques/pipelines/release";
import type { Links } from "../ask/address.js";
import type { ReadMe } from "../contract/index.js";
import { REMAINDERS_WORDS, secrecyWords } from "./words.js";

/** What is told of a table, before its rows are counted. */
export interface ReadMeSubject {
  readonly title: string;
  readonly definition: string;
  readonly filters: string[];
  readonly links: Links;
  /** Datasets that the rows come from. */
  readonly dataset: string;
  readonly publication: "lignes" | "cellules";
  /** Whether the answer has remainders beside its rows. */
  readonly hasRemainders?: boolean;
  readonly columns: ReadMe["colonnes"];
  readonly omitted: string[];
}

/** Everything a file says of itself, from its subject and the release that it was read from. */
export function readMeOf(
  subject: ReadMeSubject,
  source: { readonly audience: Audience; readonly manifest: Manifest },
  total: number,
): ReadMe {
  const { audience, manifest } = source;
  const { synthetique, producteur, licence, mention } = manifest.origine;
  const record = manifest.sources.find(({ jeu }) => jeu === subject.dataset);
  const k = manifest.seuils[audience];
  return {
    titre: subject.title,
    definition: subject.definition,
    filtres: subject.filters,
    lien: subject.links.latest,
    lien_permanent: subject.links.permanent,
    release: manifest.id,
    donnees_au: record?.donnees_au ?? null,
    charge_le: manifest.charge_le,
    ...{ audience, k },
    secret: secrecyWords(subject.publication, k),
    ...(subject.hasRemainders && { restes: REMAINDERS_WORDS }),
    sources: (record?.fichiers ?? []).map(({ nom, sha256 }) => ({ nom, sha256 })),
    ...{ producteur, licence, synthetique, mention },
    lignes: total,
    colonnes: subject.columns,
    colonnes_omises: subject.omitted,
  };
}
