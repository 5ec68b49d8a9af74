import { listOf, literal } from "../catalogue/cells.js";
import type { SetCheck } from "../catalogue/checks/check.js";
import { SET_CHECKS } from "../catalogue/checks/index.js";
import type { DatasetId } from "../catalogue/model.js";
import type { Database, Row } from "../engine/index.js";
import { LINE, LINE_JOIN } from "./anomalies.js";
import { french } from "./french.js";

/** Findings told one by one for each check that does not say how many. */
const SHOWN = 20;

/** Runs the checks of one loaded dataset; what stands on a row is filed as an anomaly, under the check's id. */
export async function checkDataset(db: Database, dataset: DatasetId): Promise<void> {
  const own = SET_CHECKS.filter((check) => check.dataset === dataset && !check.afterAll);
  for (const check of own) await runCheck(db, check);
}

/** Runs the checks that compare datasets, once all are loaded. */
export async function checkAcross(db: Database): Promise<void> {
  for (const check of SET_CHECKS.filter(({ afterAll }) => afterAll)) await runCheck(db, check);
}

async function runCheck(db: Database, check: SetCheck): Promise<void> {
  if (check.onlyIf && (await db.all(`${check.onlyIf} limit 1`)).length === 0) {
    const sentences = check.otherwise ? [french(check.otherwise.fr)] : [];
    return conclude(db, check, { count: 0, sentences });
  }
  await db.run(`create temp table trouve as ${check.find}`);
  if (await standsOnRows(db)) await db.run(anomaliesSql(check));
  const [counted] = await db.all("select count(*) as n from trouve");
  const found = await db.all(`select constat from trouve limit ${check.shown ?? SHOWN}`);
  await db.run("drop table trouve");
  const sentences = found.map((row: Row) => french(String(row.constat)));
  await conclude(db, check, { count: Number(counted?.n), sentences });
}

interface Conclusion {
  readonly count: number;
  readonly sentences: readonly string[];
}

async function conclude(db: Database, check: SetCheck, found: Conclusion): Promise<void> {
  const { id, dataset, label, advice } = check;
  // An empty list cannot be bound: its element has no type.
  await db.run(
    `insert into controles values (?, ?, ?, ?, ?, ?, ${listOf(found.sentences)}::varchar[])`,
    [SET_CHECKS.indexOf(check), id, dataset, label.fr, french(advice.fr), found.count],
  );
}

async function standsOnRows(db: Database): Promise<boolean> {
  const columns = await db.all("select column_name as nom from (describe trouve)");
  return columns.some(({ nom }) => nom === "_enr");
}

const anomaliesSql = ({ id, dataset, label, advice }: SetCheck): string => `
  insert into anomalies
  select ${literal(dataset)}, f.nom, ${LINE}, x.colonne, x.valeur, ${literal(id)}, 'avertissement',
    ${literal(french(`À vérifier : ${lowered(label.fr)}. ${advice.fr}`))}
  from trouve x join fichiers f on f.numero = x._fichier ${LINE_JOIN}`;

const lowered = (label: string): string => `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
