import type { DatasetId } from "../catalogue/model.js";

/** Who a published file is for; each audience has a file of its own. */
export type Audience = "public" | "interne";

/** Where the records of a file, or of all the files of a dataset, went. */
export interface Balance {
  /** Records read = chargees + refusees + doublons + corrigees (rows replaced by a later file). */
  readonly lues: number;
  readonly chargees: number;
  readonly refusees: number;
  readonly doublons: number;
  readonly corrigees: number;
  /** Records left out on purpose, outside of `lues`: totals and notes at the end. */
  readonly ignorees: number;
}

/** What one dataset of a release was made from, with the balance of its records. */
export interface SourceRecord extends Balance {
  readonly jeu: DatasetId;
  readonly fichiers: readonly {
    readonly nom: string;
    readonly sha256: string;
    readonly octets: number;
    /** Of a workbook, its format (`xlsx`, `ods`). */
    readonly encodage: string;
    /** In words; of a workbook, the sheet that was read (`feuille « CTAI »`). */
    readonly delimiteur: string;
    readonly bilan: Balance;
  }[];
  readonly avertissements: number;
  /** ISO date up to which the source was observed; null for the datasets that steer the reading. */
  readonly donnees_au: string | null;
  /** Whether that day was declared beside the rows, instead of being the last one in them. */
  readonly declaree: boolean;
}

/** `manifest.json` of a release folder: what it holds and what it was made from. */
export interface Manifest {
  /** Raised when a release is no longer laid out as before: an earlier one must be loaded again. */
  readonly format: 3;
  /** Named by the content of the inputs and of the code. */
  readonly id: string;
  /** SHA-256 of the code that made it. */
  readonly code: string;
  /** ISO date-time of the load; not part of the identity. */
  readonly charge_le: string;
  /** Id of the release that it replaced. */
  readonly precedente: string | null;
  readonly origine: {
    readonly synthetique: boolean;
    readonly producteur: string;
    readonly licence: string;
    readonly mention: string;
  };
  /** Smallest number of people shown, per audience. */
  readonly seuils: Readonly<Record<Audience, number>>;
  readonly sources: readonly SourceRecord[];
}
