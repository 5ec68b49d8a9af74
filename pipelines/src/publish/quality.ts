import { listOf, literal } from "../catalogue/cells.js";
import { DATASETS, datasetOf } from "../catalogue/datasets/index.js";
import { expectedBy } from "../catalogue/freshness.js";
import type { Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import type { SourceRecord } from "../store/manifest.js";
import type {
  Anomaly,
  CheckResult,
  Correction,
  CorrectionCount,
  Notice,
  QualityReport,
  RuleCount,
  SourceQuality,
} from "../store/quality.js";

const SHOWN_PER_RULE = 200;

/** Condition on `jeu` and `colonne`: the cell stays in the private folder, as it is of a dataset about people or of a sensitive column. */
const WITHHELD: Sql = DATASETS.flatMap(({ id, personal, columns }) => {
  const sensitive = columns.filter((column) => column.sensitive).map(({ name }) => name);
  if (personal) return [`jeu = ${literal(id)}`];
  return sensitive.length > 0
    ? [`(jeu = ${literal(id)} and list_contains(${listOf(sensitive)}, colonne))`]
    : [];
}).join(" or ");

const PERSONAL: Sql = `list_contains(${listOf(DATASETS.filter(({ personal }) => personal).map(({ id }) => id))}, jeu)`;

/** What each value may have meant. */
const HINTS: Sql =
  "select jeu, colonne, valeur, string_agg(piste, ' ') as piste from pistes group by all";

const SHOWN_ANOMALIES: Sql = `
  select a.* replace (if(${WITHHELD}, null, valeur) as valeur, if(${WITHHELD}, message, concat_ws(' ', message, piste)) as message)
  from anomalies a left join (${HINTS}) p using (jeu, colonne, valeur)`;

/** First anomalies of each rule, most serious first; without the cells of datasets about people and of sensitive columns. */
export async function firstAnomalies(db: Database, perRule: number): Promise<Anomaly[]> {
  const rows = await db.all(
    `${SHOWN_ANOMALIES}
    qualify row_number() over (partition by jeu, regle, gravite order by fichier, ligne, colonne) <= ?
    order by gravite desc, jeu, fichier, ligne, colonne, regle`,
    [perRule],
  );
  return rows as unknown as Anomaly[];
}

/** Beyond, the export is to be made again rather than mended. */
const MOST_WRITTEN = 100_000;

/** Begins a cell that a spreadsheet would run as a formula. */
const FORMULA = literal(String.raw`[=@\t\r].*|[+-][^\d.,].*`);

/** Writes the anomalies of a release as a table, for a spreadsheet; a cell that would run as a formula gets an apostrophe. */
export async function writeAnomalies(db: Database, path: string): Promise<void> {
  const harmless = `if(regexp_full_match(valeur, ${FORMULA}, 's'), chr(39) || valeur, valeur) as valeur`;
  await db.run(`copy (
    select * replace (${harmless}) from (${SHOWN_ANOMALIES})
    order by jeu, fichier, ligne nulls first, colonne, regle limit ${MOST_WRITTEN}
  ) to ${literal(path)} (format csv, header, delimiter ';')`);
}

/** Number of anomalies by dataset and rule. */
async function countByRule(db: Database): Promise<RuleCount[]> {
  const rows = await db.all(
    "select jeu, regle, gravite, count(*) as nombre from anomalies group by all order by all",
  );
  return rows as unknown as RuleCount[];
}

/** What was done or seen without anything being wrong. */
export async function noticesOf(db: Database): Promise<Notice[]> {
  const rows = await db.all("select * from notices order by jeu, fichier, regle, colonne");
  return rows as unknown as Notice[];
}

const SHOWN_PER_DATASET = 500;

/** What later files corrected, without the values of {@link WITHHELD} cells nor the keys of datasets about people. */
export async function correctionsOf(db: Database): Promise<QualityReport["corrections"]> {
  const counts = await db.all(
    "select jeu, colonne, count(*) as nombre from corrections group by all order by all",
  );
  const rows = await db.all(
    `select * replace (if(${PERSONAL}, null, cle) as cle, if(${WITHHELD}, null, avant) as avant, if(${WITHHELD}, null, apres) as apres)
    from corrections qualify row_number() over (partition by jeu order by fichier, ligne, colonne) <= ?
    order by jeu, fichier, ligne, colonne`,
    [SHOWN_PER_DATASET],
  );
  return {
    par_colonne: counts as unknown as CorrectionCount[],
    liste: rows as unknown as Correction[],
  };
}

/** The checks across rows and files, in the order of their table. */
export async function checksOf(db: Database): Promise<CheckResult[]> {
  const rows = await db.all("select * exclude (rang) from controles order by rang");
  return rows as unknown as CheckResult[];
}

const withFreshness = (source: SourceRecord): SourceQuality => {
  const dataset = datasetOf(source.jeu);
  return {
    ...source,
    attendue_chaque: dataset.expectedEvery,
    attendue_le: expectedBy(dataset, source.donnees_au),
  };
};

/** What a report says that is not in the working database. */
export interface Reported {
  readonly release: string;
  readonly sources: readonly SourceRecord[];
  readonly fichiers_laisses: readonly string[];
}

/** Makes the quality report of a release. */
export async function qualityReport(db: Database, reported: Reported): Promise<QualityReport> {
  return {
    format: 2,
    ...reported,
    sources: reported.sources.map(withFreshness),
    par_regle: await countByRule(db),
    anomalies: await firstAnomalies(db, SHOWN_PER_RULE),
    notices: await noticesOf(db),
    corrections: await correctionsOf(db),
    controles: await checksOf(db),
  };
}
