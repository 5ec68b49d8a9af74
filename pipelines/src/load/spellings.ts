import { literal } from "../catalogue/cells.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { french } from "./french.js";

/** Identifiers that several rows of a dataset share: what they say together hangs on their being written alike. */
const sharedKeys = ({ key, columns }: Dataset): readonly string[] =>
  key.length < 2
    ? []
    : columns
        .filter(({ name, kind }) => kind === "identifiant" && key.includes(name))
        .map(({ name }) => name);

/** The first way that an identifier is written, whatever the case of its letters. */
const firstSpelling = (name: string): Sql =>
  `first_value("${name}") over (partition by upper("${name}") order by _fichier, _enr)`;

/** Rows in which each shared identifier is written in one way, the first. */
export function oneSpelling(dataset: Dataset, rows: Sql): Sql {
  const replaced = sharedKeys(dataset).map((name) => `${firstSpelling(name)} as "${name}"`);
  return replaced.length === 0 ? rows : `select * replace (${replaced.join(", ")}) from (${rows})`;
}

const TOLD = french(
  "La même clé est écrite autrement ailleurs (majuscules et minuscules) : c’est la même, sous sa première graphie.",
);

/** Counts in `notices`, file by file, the rows whose identifier was first written otherwise. */
export async function recordSpellings(db: Database, dataset: Dataset, rows: Sql): Promise<void> {
  for (const name of sharedKeys(dataset)) {
    await db.run(`
      insert into notices
      select ${literal(dataset.id)}, f.nom, ${literal(name)}, 'cle_deux_graphies', count(*), null, ${literal(TOLD)}
      from (select _fichier, "${name}" <> ${firstSpelling(name)} as _autre from (${rows})) x join fichiers f on f.numero = x._fichier
      where _autre group by f.nom order by f.nom`);
  }
}
