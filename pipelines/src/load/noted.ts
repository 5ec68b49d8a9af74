import { literal, secretAtSource } from "../catalogue/cells.js";
import type { Dataset, KindId, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { type FileRef, LINE, LINE_JOIN } from "./anomalies.js";
import { french } from "./french.js";
import { maskOf, NOTED } from "./typed.js";
import type { Decided } from "./writing.js";

const MASK = maskOf(NOTED);

const SECRET = french(
  "Valeurs au secret statistique à la source : elles existent mais sont tues, et comptent ici comme manquantes.",
);
const RESTORED = french(
  "Zéro initial perdu par un tableur : il est restitué (« 1 » lu « 01 ») ; exporter la colonne en texte.",
);

const CLEANED = french(
  "Caractères invisibles, espaces insécables ou tirets longs : ils sont retirés ou remplacés, pour que deux graphies d’une clé n’en fassent qu’une.",
);
const LOST_ZERO = "zero_restitue";
/** Why a cell of a kind is noted, where it is not for its zero. */
const RULES: Readonly<Partial<Record<KindId, string>>> = { identifiant: "cle_nettoyee" };

/** Counts, by column, the noted cells of `rows` (with `_fichier`, `_enr` and `_brut`) into `notices`. */
export async function recordNoted(
  db: Database,
  dataset: Dataset,
  { file, rows }: { readonly file: FileRef; readonly rows: Sql },
): Promise<void> {
  const columns = dataset.columns.map(
    ({ name, kind }, rank) => `(${rank}, ${literal(name)}, ${literal(RULES[kind] ?? LOST_ZERO)})`,
  );
  await db.run(`
    insert into notices
    select ${literal(dataset.id)}, ${literal(file.name)}, colonne, regle, count(*), min(ligne),
      case regle when 'secret_a_la_source' then ${literal(SECRET)} when '${LOST_ZERO}' then ${literal(RESTORED)} else ${literal(CLEANED)} end
    from (
      select r.colonne, ${LINE} as ligne,
        if(${secretAtSource("x._brut[r.rang + 1]")}, 'secret_a_la_source', r.note) as regle
      from (select * from (${rows}) where ${MASK} <> 0) x
      join (values ${columns.join(", ")}) r(rang, colonne, note) on (x.${MASK} & (1::bigint << r.rang)) <> 0
      ${LINE_JOIN})
    group by colonne, regle`);
}

const GROUPS = {
  ".": french(
    "Le point y sépare les milliers (427.000 est lu 427 000), d’après ses autres cellules.",
  ),
  ",": french(
    "La virgule y sépare les milliers (427,000 est lu 427 000), d’après ses autres cellules.",
  ),
};

/** Tells, column by column, that thousands are separated otherwise than by a space. */
export async function recordWriting(
  db: Database,
  { dataset, file }: { readonly dataset: Dataset; readonly file: FileRef },
  decided: ReadonlyMap<string, Decided>,
): Promise<void> {
  for (const [name, { writing, cells }] of decided) {
    if (writing.thousands === undefined) continue;
    await db.run("insert into notices values (?, ?, ?, 'milliers_lus', ?, null, ?)", [
      ...[dataset.id, file.name, name, cells, GROUPS[writing.thousands]],
    ]);
  }
}
