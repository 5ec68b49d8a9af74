import { literal, secretAtSource } from "../catalogue/cells.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { type FileRef, LINE, LINE_JOIN } from "./anomalies.js";
import { french } from "./french.js";
import { maskOf, NOTED } from "./typed.js";

const MASK = maskOf(NOTED);

const SECRET = french(
  "Valeurs au secret statistique à la source : elles existent mais sont tues, et comptent ici comme manquantes.",
);
const RESTORED = french(
  "Zéro initial perdu par un tableur : il est restitué (« 1 » lu « 01 ») ; exporter la colonne en texte.",
);

/** Counts, by column, the noted cells of `rows` (with `_fichier`, `_enr` and `_brut`) into `notices`. */
export async function recordNoted(
  db: Database,
  dataset: Dataset,
  { file, rows }: { readonly file: FileRef; readonly rows: Sql },
): Promise<void> {
  const columns = dataset.columns.map(({ name }, rank) => `(${rank}, ${literal(name)})`);
  await db.run(`
    insert into notices
    select ${literal(dataset.id)}, ${literal(file.name)}, colonne, regle, count(*), min(ligne),
      if(regle = 'secret_a_la_source', ${literal(SECRET)}, ${literal(RESTORED)})
    from (
      select r.colonne, ${LINE} as ligne,
        if(${secretAtSource("x._brut[r.rang + 1]")}, 'secret_a_la_source', 'zero_restitue') as regle
      from (select * from (${rows}) where ${MASK} <> 0) x
      join (values ${columns.join(", ")}) r(rang, colonne) on (x.${MASK} & (1::bigint << r.rang)) <> 0
      ${LINE_JOIN})
    group by colonne, regle`);
}
