import { literal } from "../catalogue/cells.js";
import { KINDS } from "../catalogue/kinds.js";
import type { Dataset, RowCheck, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import type { SourceRecord } from "../store/manifest.js";
import { type FileRef, LINE, LINE_JOIN } from "./anomalies.js";
import { type BalancedFile, balanceOf } from "./balance.js";
import { checkDataset } from "./checks.js";
import { recordCorrections, recordKnownFiles } from "./corrections.js";
import { french } from "./french.js";
import { recordHints } from "./hints.js";
import type { InputFile } from "./inventory.js";
import { observeSource } from "./observation.js";
import { datedSql, placedSql } from "./placed.js";
import { setAsideTable, setRepeatsAside, withoutRepeats } from "./repeats.js";
import { writeReturn } from "./returns.js";
import { placeInSheets } from "./sheet-told.js";
import { setOutsideAside } from "./span.js";
import { oneSpelling, recordSpellings } from "./spellings.js";
import { type Stage, stageFile, stagingTable } from "./stage.js";
import { setTotalsAside } from "./total-rows.js";
import { acceptedSql, READING_COLUMNS } from "./typed.js";

/** A file and its number in the working database. */
export interface NumberedFile {
  readonly input: InputFile;
  readonly number: number;
}

/** Loads the files of a dataset, in order, into the table of its name; gives the balance of its records. */
export async function loadDataset(
  stage: Stage,
  dataset: Dataset,
  files: readonly NumberedFile[],
): Promise<SourceRecord> {
  const read = await stageFiles(stage, files);
  await buildTable(stage, dataset, { files: read, earlier: null });
  return balanceOf(stage.db, dataset, read);
}

/** Reads files into the working database, each into a table of its own. */
export async function stageFiles(
  stage: Stage,
  files: readonly NumberedFile[],
): Promise<readonly BalancedFile[]> {
  const read: BalancedFile[] = [];
  for (const { input, number } of files) {
    await stage.db.run("insert into fichiers values (?, ?)", [number, input.name]);
    const isAlone = files.length === 1 && standsAsRead(input.structure.dataset);
    read.push({ input, staged: await stageFile(stage, input, { number, isDated: isAlone }) });
  }
  return read;
}

/** Whether the table of a dataset is its rows as they were read: in no order, and without a commune to bring up to date. */
const standsAsRead = (dataset: Dataset): boolean =>
  dataset.personal && communesOf(dataset).length === 0;

/** What the table of a dataset is made from. */
export interface Parts {
  readonly files: readonly BalancedFile[];
  /** Query of rows loaded before, which the files complete and correct: the dataset's columns, `_fichier` and `_enr`. */
  readonly earlier: Sql | null;
}

/** Makes the table of a dataset from staged files, telling what is wrong, repeated, corrected or suspect in them. */
export async function buildTable(stage: Stage, dataset: Dataset, parts: Parts): Promise<void> {
  const { db, returns } = stage;
  const { files, earlier } = parts;
  await recordHints(db, dataset);
  const candidates = `candidats_${dataset.id}`;
  const rows = candidatesSql(dataset, parts);
  await recordSpellings(db, dataset, rows);
  await db.run(`create view ${candidates} as ${oneSpelling(dataset, rows)}`);
  await setRepeatsAside(db, { dataset, candidates });
  const numbers = files.map(({ staged }) => staged.file.number);
  await setTotalsAside(db, dataset, { candidates, files: numbers });
  await db.run(`create view retenues_${dataset.id} as ${keptSql(dataset, candidates)}`);
  if (files.length > 0) await setOutsideAside(stage, dataset);
  await recordCorrections(db, dataset, candidates);
  await recordKnownFiles(db, dataset, { files: files.map(knownFile), candidates });
  await recordOldCommunes(db, dataset, candidates);
  for (const check of dataset.checks) await recordCheck(db, dataset, check);
  const [whole] = files.filter(({ staged }) => staged.isDated);
  if (whole && earlier === null) {
    await adoptRows(db, dataset, whole.staged.file);
  } else {
    await db.run(`create table ${dataset.id} as ${finalSql(dataset)}`);
  }
  if (files.length > 0) {
    await observeSource(stage, dataset);
    await checkDataset(db, dataset.id);
  }
  await placeInSheets(
    db,
    files.map(({ input }) => input),
  );
  for (const file of files) if (returns) await writeReturn(db, returns, file);
}

const knownFile = ({ input, staged }: BalancedFile) => ({
  number: staged.file.number,
  name: input.name,
  sha256: input.identity.sha256,
});

/** Accepted rows of every file, with the number of their file and of their record in it. */
function candidatesSql(dataset: Dataset, { files, earlier }: Parts): Sql {
  const names = dataset.columns.map(({ name }) => `"${name}"`).join(", ");
  const selects = files.map(
    ({ staged: { file } }) =>
      `select ${names}, ${file.number} as _fichier, rowid + 1 as _enr from ${stagingTable(file)} where ${acceptedSql(dataset)}`,
  );
  const none = dataset.columns.map(
    (column) => `null::${KINDS[column.kind].sqlType(column)} as "${column.name}"`,
  );
  const all = earlier === null ? selects : [earlier, ...selects];
  return all.length > 0
    ? all.join(" union all ")
    : `select ${none.join(", ")}, 0 as _fichier, 0::bigint as _enr where false`;
}

const communesOf = (dataset: Dataset): readonly string[] =>
  dataset.columns.filter((column) => column.kind === "commune").map((column) => column.name);

/** Rows to load: repeats set aside, communes under the code they have today. */
function keptSql(dataset: Dataset, candidates: Sql): Sql {
  const communes = communesOf(dataset);
  const rows = withoutRepeats(dataset, candidates);
  if (communes.length === 0) return rows;
  const today = communes.map((name, i) => `coalesce(a${i}.code_actuel, r."${name}") as "${name}"`);
  const joins = communes.map((name, i) => `left join communes a${i} on a${i}.code = r."${name}"`);
  return `select r.* replace (${today.join(", ")}) from (${rows}) r ${joins.join(" ")}`;
}

/** Files the commune codes that the reference does not know, and those that have been replaced. */
async function recordOldCommunes(db: Database, dataset: Dataset, candidates: Sql): Promise<void> {
  for (const name of communesOf(dataset)) {
    const unknown = french(
      "Cette commune n’existe pas dans le Code officiel géographique : vérifier le code, la ligne compte pour son département.",
    );
    const old = french(
      "Ancien code de commune : la ligne est rattachée à la commune actuelle, de code ",
    );
    await db.run(`
      insert into anomalies
      select ${literal(dataset.id)}, f.nom, ${LINE}, ${literal(name)}, x."${name}",
        if(c.code is null, 'commune_inconnue', 'commune_ancienne'), 'avertissement',
        if(c.code is null, ${literal(unknown)}, ${literal(old)} || c.code_actuel || '.')
      from (${withoutRepeats(dataset, candidates)}) x
      left join communes c on c.code = x."${name}"
      join fichiers f on f.numero = x._fichier
      ${LINE_JOIN}
      where c.code is null or c.code_actuel <> c.code`);
  }
}

async function recordCheck(db: Database, dataset: Dataset, check: RowCheck): Promise<void> {
  const texts = [check.rule, "avertissement", french(check.message.fr)].map(literal).join(", ");
  await db.run(`
    insert into anomalies
    select ${literal(dataset.id)}, f.nom, ${LINE}, ${literal(check.column)}, x."${check.column}"::varchar, ${texts}
    from (select * from retenues_${dataset.id} where not (${check.holds})) x
    join fichiers f on f.numero = x._fichier
    ${LINE_JOIN}`);
}

/** Typed columns, derived columns, then the position of the row in time and space. */
function finalSql(dataset: Dataset): Sql {
  const rows = placedSql(dataset, `(${datedSql(dataset, `retenues_${dataset.id}`)})`);
  return `select * exclude (_fichier, _enr) from (${rows}) ${orderSql(dataset)}`;
}

/**
 * Makes the rows of the only file those of the dataset, without those refused or set aside: there may be millions, and to
 * write them twice is a third of reading them. The views of the dataset go on, over what is left.
 */
async function adoptRows(db: Database, dataset: Dataset, file: FileRef): Promise<void> {
  const { id } = dataset;
  const read = stagingTable(file);
  const aside = `rowid + 1 in (select _enr from ${setAsideTable(dataset)})`;
  await db.run(`delete from ${read} where not ${acceptedSql(dataset)} or ${aside}`);
  for (const view of ["retenues", "candidats"]) await db.run(`drop view ${view}_${id}`);
  for (const column of READING_COLUMNS) await db.run(`alter table ${read} drop column ${column}`);
  const rows = `lignes_${id}`;
  await db.run(`alter table ${read} rename to ${rows}`);
  // Departments and regions cost more to write than to work out again.
  await db.run(`create view ${id} as ${placedSql(dataset, rows)}`);
  const names = dataset.columns.map(({ name }) => `"${name}"`).join(", ");
  await db.run(
    `create view retenues_${id} as select ${names}, ${file.number} as _fichier, rowid + 1 as _enr from ${rows}`,
  );
}

/** Rows about people are never served in an order, and there may be millions. */
function orderSql({ key, personal }: Dataset): Sql {
  if (personal) return "";
  const names = key.map((name) => `"${name}"::varchar`);
  return `order by ${[...names, "_fichier", "_enr"].join(", ")}`;
}
