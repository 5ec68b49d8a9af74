import { literal } from "../catalogue/cells.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { LINE, LINE_JOIN } from "./anomalies.js";
import { french } from "./french.js";

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** Columns that identify a row: its key, or all of them where every row stands for itself. */
export const identityOf = ({ key, columns }: Dataset): readonly string[] =>
  key.length > 0 ? key : columns.map((column) => column.name);

/** The key of a row, in which letters are compared whatever their case. */
const keyOf = ({ columns, ...dataset }: Dataset, alias: string): readonly Sql[] =>
  identityOf({ columns, ...dataset }).map((name) => {
    const isKey = columns.find((column) => column.name === name)?.kind === "identifiant";
    return isKey ? `upper(${alias}."${name}")` : `${alias}."${name}"`;
  });

/** Table of the rows set aside: `_fichier, _enr, sort`, and the row of a later file that took their place. */
export const setAsideTable = (dataset: Dataset): string => `ecartees_${dataset.id}`;

/** The rows of `candidates` left once repeats are set aside. */
export const withoutRepeats = (dataset: Dataset, candidates: Sql): Sql =>
  `select * from ${candidates} anti join ${setAsideTable(dataset)} using (_fichier, _enr)`;

/** Where repeats are looked for. */
export interface RepeatsSearch {
  readonly dataset: Dataset;
  /** Relation of the rows, with `_fichier` and `_enr`. */
  readonly candidates: Sql;
  /** Keys looked at together: two million, some 60 MB of the engine's memory, if absent. */
  readonly keysAtOnce?: number;
}

/**
 * Finds the rows that share a key and writes those to set aside, with why: `doublon`, `corrigee` or `conflit`. Conflicts
 * are filed as anomalies.
 */
export async function setRepeatsAside(db: Database, search: RepeatsSearch): Promise<void> {
  const { dataset, candidates } = search;
  await findRepeatedPrints(db, search);
  await db.run(`create table ${setAsideTable(dataset)} as ${repeatsSql(dataset, candidates)}`);
  await db.run("drop table empreintes");
  await db.run(conflictsSql(dataset, candidates));
}

/**
 * Writes in `empreintes` the hashes of keys that are met twice, a part of the keys after the other, so that memory does
 * not grow with the rows. Two keys may share one: it says where to look, not what is repeated.
 */
async function findRepeatedPrints(
  db: Database,
  { dataset, candidates, keysAtOnce = 2_000_000 }: RepeatsSearch,
): Promise<void> {
  const print = printOf(dataset);
  const [row] = await db.all(`select count(*) as n from ${candidates}`);
  const parts = Math.max(1, Math.ceil(Number(row?.n) / keysAtOnce));
  await db.run("create temp table empreintes (empreinte ubigint)");
  for (let part = 0; part < parts; part += 1) {
    await db.run(`
      insert into empreintes select ${print} as empreinte from ${candidates} c
      where empreinte % ${parts} = ${part} group by empreinte having count(*) > 1`);
  }
}

const printOf = (dataset: Dataset): Sql => `hash(${keyOf(dataset, "c").join(", ")})`;

/** Only the rows whose key is met twice are looked at closely: they are few, the others may be millions. */
function repeatsSql(dataset: Dataset, candidates: Sql): Sql {
  const own = keyOf(dataset, "c");
  const names = own.map((_, i) => `_cle${i}`);
  const key = names.join(", ");
  const named = own.map((sql, i) => `${sql} as ${names[i]}`).join(", ");
  const all = quoted(dataset.columns.map((column) => column.name));
  const onKey = own.map((sql, i) => `${sql} is not distinct from k.${names[i]}`).join(" and ");
  return `
    with cles as (
      select ${named} from ${candidates} c semi join empreintes on empreinte = ${printOf(dataset)}
      group by all having count(*) > 1),
    repetees as (select c.*, ${named}, row(${all}) as _contenu from ${candidates} c semi join cles k on ${onKey}),
    numerotees as (
      select *, row_number() over (partition by ${key}, _contenu, _fichier order by _enr) as _copie from repetees),
    uniques as (
      select *, count(*) over (partition by ${key}, _fichier) as _versions from numerotees where _copie = 1),
    suivies as (
      select *, lead(_contenu) over suite as _suivant, lead(_fichier) over suite as _par_fichier, lead(_enr) over suite as _par_enr
      from uniques where _versions = 1 window suite as (partition by ${key} order by _fichier))
    select _fichier, _enr, 'doublon' as sort, null::integer as par_fichier, null::bigint as par_enr
    from numerotees where _copie > 1
    union all select _fichier, _enr, 'conflit', null, null from uniques where _versions > 1
    union all select _fichier, _enr, if(_contenu is not distinct from _suivant, 'doublon', 'corrigee'), _par_fichier, _par_enr
    from suivies where _par_enr is not null`;
}

function conflictsSql(dataset: Dataset, candidates: Sql): Sql {
  const [first = ""] = identityOf(dataset);
  const key = identityOf(dataset).map((name) => `"${name}"::varchar`);
  const value = `concat_ws(' / ', ${key.join(", ")})`;
  const message =
    "Plusieurs lignes différentes de ce fichier portent la même clé, aucune n’est chargée : ne garder que la bonne.";
  return `
    insert into anomalies
    select ${literal(dataset.id)}, f.nom, ${LINE}, ${literal(first)}, ${value}, 'cle_en_conflit', 'refus', ${literal(french(message))}
    from (select c.* from ${candidates} c semi join ${setAsideTable(dataset)} e
      on c._fichier = e._fichier and c._enr = e._enr and e.sort = 'conflit') x
    join fichiers f on f.numero = x._fichier
    ${LINE_JOIN}`;
}
