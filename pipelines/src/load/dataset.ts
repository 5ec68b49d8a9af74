import { literal } from "../catalogue/cells.js";
import { KINDS } from "../catalogue/kinds.js";
import type { Dataset, RowCheck, Sql } from "../catalogue/model.js";
import type { Database } from "../engine.js";
import type { SourceRecord } from "../release/manifest.js";
import { LINE, LINE_JOIN } from "./anomalies.js";
import { french } from "./french.js";
import type { InputFile } from "./inventory.js";
import { Refusal } from "./refusal.js";
import { type Repeats, setRepeatsAside, withoutRepeats } from "./repeats.js";
import { type Stage, type StagedFile, stageFile, stagingTable } from "./stage.js";
import { acceptedSql } from "./typed.js";

/** Loads the files of a dataset, in order, into the table of its name; gives the balance of its records. */
export async function loadDataset(
  stage: Stage,
  dataset: Dataset,
  files: readonly { readonly input: InputFile; readonly number: number }[],
): Promise<SourceRecord> {
  const { db } = stage;
  const staged: StagedFile[] = [];
  for (const { input, number } of files) {
    await db.run("insert into fichiers values (?, ?)", [number, input.name]);
    staged.push(await stageFile(stage, input, number));
  }
  const candidates = `candidats_${dataset.id}`;
  await db.run(`create view ${candidates} as ${candidatesSql(dataset, staged)}`);
  const repeats = await setRepeatsAside(db, dataset, candidates);
  await db.run(`create view retenues_${dataset.id} as ${keptSql(dataset, candidates)}`);
  await recordOldCommunes(db, dataset, candidates);
  for (const check of dataset.checks) await recordCheck(db, dataset, check);
  await db.run(`create table ${dataset.id} as ${finalSql(dataset)}`);
  return balance(db, dataset, { inputs: files.map((file) => file.input), staged, repeats });
}

/** Accepted rows of every file, with the number of their file and of their record in it. */
function candidatesSql(dataset: Dataset, staged: readonly StagedFile[]): Sql {
  const names = dataset.columns.map(({ name }) => `"${name}"`).join(", ");
  const selects = staged.map(
    ({ file }) =>
      `select ${names}, ${file.number} as _fichier, rowid + 1 as _enr from ${stagingTable(file)} where ${acceptedSql(dataset)}`,
  );
  const none = dataset.columns.map(
    (column) => `null::${KINDS[column.kind].sqlType(column)} as "${column.name}"`,
  );
  return selects.length > 0
    ? selects.join(" union all ")
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
  const derived = dataset.derived.map(({ name, type, sql }) => `(${sql})::${type} as "${name}"`);
  const rows = `select ${["*", ...derived].join(", ")} from retenues_${dataset.id}`;
  return `select * exclude (_fichier, _enr) from (${placedSql(dataset, rows)}) ${orderSql(dataset)}`;
}

function placedSql({ position }: Dataset, rows: Sql): Sql {
  if (!position) return rows;
  const { year, quarter, departments, region } = position;
  const placed = `select *, (${year})::integer as _annee, (${quarter})::varchar as _trimestre, (${departments})::varchar[] as _departements, (${region})::varchar as _sa_region from (${rows})`;
  return `select p.* exclude (_sa_region), coalesce(p._sa_region, d.region) as _region from (${placed}) p left join departements d on d.code = p._departements[1]`;
}

/** Rows about people are never served in an order, and there may be millions. */
function orderSql({ key, personal }: Dataset): Sql {
  if (personal) return "";
  const names = key.map((name) => `"${name}"::varchar`);
  return `order by ${[...names, "_fichier", "_enr"].join(", ")}`;
}

interface Balance {
  readonly inputs: readonly InputFile[];
  readonly staged: readonly StagedFile[];
  readonly repeats: Repeats;
}

async function balance(
  db: Database,
  dataset: Dataset,
  { inputs, staged, repeats }: Balance,
): Promise<SourceRecord> {
  const sum = (of: (file: StagedFile) => number): number => staged.reduce((n, f) => n + of(f), 0);
  const observed = dataset.position ? `max(${dataset.position.observed})::date` : "null";
  const [row] = await db.all(
    `select count(*) as chargees, ${observed} as donnees_au,
      (select count(*) from anomalies where jeu = ? and gravite = 'avertissement') as avertissements
    from ${dataset.id}`,
    [dataset.id],
  );
  const counts = {
    lues: sum((file) => file.read),
    chargees: Number(row?.chargees),
    refusees: sum((file) => file.refused) + repeats.conflicting,
    doublons: repeats.duplicates,
    corrigees: repeats.corrected,
  };
  refuseUnbalanced(dataset, counts);
  return {
    jeu: dataset.id,
    fichiers: inputs.map(sourceFile),
    ...counts,
    avertissements: Number(row?.avertissements),
    donnees_au: typeof row?.donnees_au === "string" ? row.donnees_au : null,
  };
}

type Counts = Pick<SourceRecord, "lues" | "chargees" | "refusees" | "doublons" | "corrigees">;

function refuseUnbalanced({ id, required }: Dataset, counts: Counts): void {
  const { lues, chargees, refusees, doublons, corrigees } = counts;
  if (lues !== chargees + refusees + doublons + corrigees) {
    throw new Refusal([
      `${id} : le compte n’y est pas, ${lues} lignes lues pour ${chargees} chargées, ${refusees} refusées, ${doublons} en double et ${corrigees} corrigées : signaler ce défaut.`,
    ]);
  }
  if (chargees > 0) return;
  if (lues > 0) {
    throw new Refusal([
      `${id} : aucune des ${lues} lignes n’a pu être chargée : corriger le fichier.`,
    ]);
  }
  if (required) {
    throw new Refusal([
      `${id} : le fichier n’a aucune ligne de données : fournir l’export complet.`,
    ]);
  }
}

const DELIMITER_NAMES = { ";": "point-virgule", ",": "virgule", "\t": "tabulation" } as const;

function sourceFile({ name, identity, structure }: InputFile): SourceRecord["fichiers"][number] {
  return {
    nom: name,
    sha256: identity.sha256,
    octets: identity.bytes,
    encodage: identity.encoding,
    delimiteur: DELIMITER_NAMES[structure.layout.delimiter],
  };
}
