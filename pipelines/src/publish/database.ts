import { literal } from "../catalogue/cells.js";
import { DATASETS } from "../catalogue/datasets/index.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import type { Database } from "../engine.js";
import type { HiddenCells } from "./masks.js";

/** Writes one published file from the working database: territories, public rows, cells less the hidden ones. */
export async function writePublished(
  db: Database,
  file: string,
  hidden: readonly HiddenCells[],
): Promise<void> {
  await db.run(`attach ${literal(file)} as publie`);
  await db.run("create table publie.territoires as select * from territoires");
  for (const dataset of DATASETS.filter(({ personal }) => !personal)) {
    await db.run(`create table publie.${dataset.id} as ${publicRows(dataset)}`);
  }
  await db.run(`create table publie.cellules as ${shownCells(hidden)}`);
  await db.run("checkpoint publie");
  await db.run("detach publie");
}

function publicRows({ id, columns }: Dataset): Sql {
  const sensitive = columns.filter((column) => column.sensitive).map(({ name }) => `"${name}"`);
  const rest = sensitive.length > 0 ? ` exclude (${sensitive.join(", ")})` : "";
  return `select *${rest} from ${id}`;
}

/** A hidden cell keeps its row and looks the same whatever it held. */
function shownCells(hidden: readonly HiddenCells[]): Sql {
  const rows = hidden.map(({ indicateur, territoire, periode }) =>
    [literal(indicateur), literal(territoire), periode === null ? "null" : literal(periode)].join(
      ", ",
    ),
  );
  const values = rows.length > 0 ? rows.map((row) => `(${row})`).join(", ") : "(null, null, null)";
  const number = (name: string): Sql => `if(cache, null, ${name}) as ${name}`;
  const numbers = ["numerateur", "denominateur", "valeur"].map(number).join(", ");
  return `
    with caches(indicateur, territoire, periode) as (values ${values}),
    cellules as (
      select c.*, exists (
        select 1 from caches h where h.indicateur = c.indicateur and h.territoire = c.territoire
          and coalesce(h.periode, c.periode) = c.periode) as cache
      from cellules_mesurees c)
    select * exclude (cache) replace (${numbers}, if(cache, 'secret', statut) as statut)
    from cellules order by indicateur, niveau, maille, periode, territoire`;
}
