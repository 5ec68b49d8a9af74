import type { DatasetId, Frequency } from "../catalogue/model.js";
import type { SourceRecord } from "./manifest.js";

/** What an anomaly leads to: the row (or the record) is refused, or kept with a warning. */
export type Severity = "refus" | "avertissement";

/** Something wrong in a file, in the words of the quality report. */
export interface Anomaly {
  readonly jeu: string;
  readonly fichier: string;
  /** Physical line in the file, from 1; null for the whole file. */
  readonly ligne: number | null;
  readonly colonne: string | null;
  /** The cell as written; null where a row is not at stake, for datasets about people and for sensitive columns. */
  readonly valeur: string | null;
  readonly regle: string;
  readonly gravite: Severity;
  /** French sentence that says what is expected and what to do. */
  readonly message: string;
}

/** How many anomalies of one rule. */
export interface RuleCount {
  readonly jeu: string;
  readonly regle: string;
  readonly gravite: Severity;
  readonly nombre: number;
}

/** A source with its balance (`lues` = `chargees` + `refusees` + `doublons` + `corrigees`) and its freshness. */
export interface SourceQuality extends SourceRecord {
  /** How often it is expected; null where nothing is. */
  readonly attendue_chaque: Frequency | null;
  /** ISO date after which newer data should have come; null where nothing is expected. */
  readonly attendue_le: string | null;
}

/** Something done or seen without anything being wrong, counted by file and column. */
export interface Notice {
  readonly jeu: DatasetId;
  readonly fichier: string;
  readonly colonne: string | null;
  /** `secret_a_la_source`, `zero_restitue`, `fichier_deja_recu`… */
  readonly regle: string;
  /** Cells (or rows) concerned. */
  readonly nombre: number;
  /** Physical line of the first one; null for the whole file. */
  readonly ligne: number | null;
  /** French sentence. */
  readonly message: string;
}

/** One cell of an earlier row that a later file replaced. */
export interface Correction {
  readonly jeu: DatasetId;
  /** The file that corrects and its line, then the corrected ones. */
  readonly fichier: string;
  readonly ligne: number;
  readonly fichier_corrige: string;
  readonly ligne_corrigee: number;
  /** Key of the row, its parts joined by ` / `; null for datasets about people. */
  readonly cle: string | null;
  readonly colonne: string;
  /** Typed values, written out; null when missing, for datasets about people and for sensitive columns. */
  readonly avant: string | null;
  readonly apres: string | null;
}

/** How many cells of a column were corrected. */
export interface CorrectionCount {
  readonly jeu: DatasetId;
  readonly colonne: string;
  readonly nombre: number;
}

/** A named check across rows or files, and what it found. */
export interface CheckResult {
  /** Its id in the table of checks. */
  readonly controle: string;
  readonly jeu: DatasetId;
  /** What is checked, and what to do when it fails: French. */
  readonly libelle: string;
  readonly conseil: string;
  /** Number of findings; 0 when the check passes. */
  readonly nombre: number;
  /** The first findings, or why nothing was looked for (then `nombre` is 0), in French sentences; those that stand on a line are anomalies too, under the rule `controle`. */
  readonly constats: readonly string[];
}

/** `qualite.json` of a release: the balance of each source and what is wrong in it. */
export interface QualityReport {
  readonly format: 2;
  readonly release: string;
  readonly sources: readonly SourceQuality[];
  /** Files of the folder that were left out, in French sentences. */
  readonly fichiers_laisses: readonly string[];
  readonly par_regle: readonly RuleCount[];
  /** The first ones of each rule, in the order of files and lines; no cell of a dataset about people. */
  readonly anomalies: readonly Anomaly[];
  readonly notices: readonly Notice[];
  readonly corrections: {
    readonly par_colonne: readonly CorrectionCount[];
    /** The first ones of each dataset. */
    readonly liste: readonly Correction[];
  };
  /** Every check of the table, in its order, whether it found something or not. */
  readonly controles: readonly CheckResult[];
}
