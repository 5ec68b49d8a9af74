import { DATASETS } from "../catalogue/datasets/index.js";
import type { Database } from "../engine.js";
import type { Anomaly, Severity } from "../load/anomalies.js";
import type { SourceRecord } from "../release/manifest.js";

/** How many anomalies of one rule. */
export interface RuleCount {
  readonly jeu: string;
  readonly regle: string;
  readonly gravite: Severity;
  readonly nombre: number;
}

/** `qualite.json` of a release: the balance of each source and what is wrong in it. */
export interface QualityReport {
  readonly format: 1;
  readonly release: string;
  readonly sources: readonly SourceRecord[];
  /** Files of the folder that were left out, in French sentences. */
  readonly fichiers_laisses: readonly string[];
  readonly par_regle: readonly RuleCount[];
  /** The first ones of each rule, in the order of files and lines; no cell of a dataset about people. */
  readonly anomalies: readonly Anomaly[];
}

const SHOWN_PER_RULE = 200;

/** The cell itself is left out for datasets about people. */
const personal = DATASETS.filter((dataset) => dataset.personal).map(({ id }) => id);

/** First anomalies of each rule, most serious first; without the cells of datasets about people. */
export async function firstAnomalies(db: Database, perRule: number): Promise<Anomaly[]> {
  const rows = await db.all(
    `select * replace (if(list_contains(?, jeu), null, valeur) as valeur) from anomalies
    qualify row_number() over (partition by jeu, regle, gravite order by fichier, ligne, colonne) <= ?
    order by gravite desc, jeu, fichier, ligne, colonne, regle`,
    [personal, perRule],
  );
  return rows as unknown as Anomaly[];
}

/** Number of anomalies by dataset and rule. */
export async function countByRule(db: Database): Promise<RuleCount[]> {
  const rows = await db.all(
    "select jeu, regle, gravite, count(*) as nombre from anomalies group by all order by all",
  );
  return rows as unknown as RuleCount[];
}

/** Makes the quality report of a release. */
export async function qualityReport(
  db: Database,
  release: Pick<QualityReport, "release" | "sources" | "fichiers_laisses">,
): Promise<QualityReport> {
  return {
    format: 1,
    ...release,
    par_regle: await countByRule(db),
    anomalies: await firstAnomalies(db, SHOWN_PER_RULE),
  };
}
