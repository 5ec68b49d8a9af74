import { literal } from "../catalogue/cells.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { french } from "./french.js";
import { identityOf, setAsideTable } from "./repeats.js";

/** Physical line of record `enr` of file `fichier`, from the steps of the survey. */
const lineOf = (fichier: Sql, enr: Sql): Sql =>
  `(select max_by(ligne - enregistrement, enregistrement) from pas where pas.fichier = ${fichier} and enregistrement <= ${enr}) + ${enr}`;

/** Lists into `corrections` every cell of a row of `candidates` that a later file replaced by another value. */
export async function recordCorrections(
  db: Database,
  dataset: Dataset,
  candidates: Sql,
): Promise<void> {
  const set = `ecart_${dataset.id}`;
  await db.run(`
    create temp table ${set} as
    select e._fichier, e._enr, e.par_fichier, e.par_enr, ${lineOf("e._fichier", "e._enr")} as _ligne,
      ${lineOf("e.par_fichier", "e.par_enr")} as _par_ligne
    from ${setAsideTable(dataset)} e where e.sort = 'corrigee'`);
  const [corrected] = await db.all(`select count(*) as n from ${set}`);
  // Nothing to look for, most of the time, and there may be millions of rows to look into.
  if (corrected?.n !== 0) await db.run(correctedSql(dataset, candidates, set));
  await db.run(`drop table ${set}`);
}

const correctedSql = (dataset: Dataset, candidates: Sql, set: Sql): Sql => `
    insert into corrections
    select ${literal(dataset.id)}, g.nom, e._par_ligne, f.nom, e._ligne, ${keySql(dataset)}, c.colonne, c.avant, c.apres
    from ${set} e
    join ${candidates} a on a._fichier = e._fichier and a._enr = e._enr
    join ${candidates} b on b._fichier = e.par_fichier and b._enr = e.par_enr
    join fichiers f on f.numero = e._fichier
    join fichiers g on g.numero = e.par_fichier,
    lateral (select unnest([${changesSql(dataset)}], recursive := true)) c
    where c.avant is distinct from c.apres`;

const keySql = (dataset: Dataset): Sql =>
  `concat_ws(' / ', ${identityOf(dataset)
    .map((name) => `a."${name}"::varchar`)
    .join(", ")})`;

/** `array_to_string` is a macro, and the engine loses the names of a struct that holds one. */
const changesSql = (dataset: Dataset): Sql =>
  dataset.columns
    .map(({ name, kind }) => {
      const written = (row: string): Sql =>
        kind.startsWith("liste_")
          ? `list_aggregate(${row}."${name}", 'string_agg', '|')`
          : `regexp_replace(${row}."${name}"::varchar, '^(-?\\d+)\\.0$', '\\1')`;
      return `{colonne: ${literal(name)}, avant: ${written("a")}, apres: ${written("b")}}`;
    })
    .join(", ");

/** Says of a later file that it changed nothing: the same bytes as another, or only rows that were known. */
export async function recordKnownFiles(
  db: Database,
  dataset: Dataset,
  { files, candidates }: { readonly files: readonly LaterFile[]; readonly candidates: Sql },
): Promise<void> {
  for (const [rank, file] of files.entries()) {
    const [known] = await db.all(
      `select count(*) as n from ${setAsideTable(dataset)}
      where sort = 'doublon' and (par_fichier = $1 or (par_fichier is null and _fichier = $1))`,
      [file.number],
    );
    if (known?.n === 0) continue;
    const [rows] = await db.all(`select count(*) as n from ${candidates} where _fichier = ?`, [
      file.number,
    ]);
    if (rows?.n !== known?.n) continue;
    const twin = files.slice(0, rank).find((earlier) => earlier.sha256 === file.sha256);
    const [rule, message] = twin
      ? ["fichier_deja_recu", `Fichier identique à « ${twin.name} » : il ne change rien.`]
      : ["fichier_sans_nouveaute", "Toutes ses lignes étaient déjà connues : il ne change rien."];
    await db.run("insert into notices values (?, ?, null, ?, ?, null, ?)", [
      dataset.id,
      file.name,
      rule,
      Number(rows?.n),
      french(message),
    ]);
  }
}

/** A file of a dataset, its number in the working database and its hash. */
export interface LaterFile {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}
