import { literal } from "../catalogue/cells.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import { TERRITORIES } from "../catalogue/territories.js";
import type { Database } from "../engine/index.js";
import { type Anomaly, LINE, LINE_JOIN, record } from "./anomalies.js";
import { setAsideTable } from "./repeats.js";
import { type Numbers, type Run, sumRows } from "./sums.js";

/** A row to set aside, and what is said of it. */
interface Found extends Pick<Anomaly, "regle" | "message" | "fichier" | "ligne" | "colonne"> {
  readonly file: number;
  readonly record: number;
}

/**
 * Sets aside, as refused, the rows of measured `files` that add up others though every required cell of theirs is filled: those
 * that say so in their identifier or their name, and those whose numbers say so.
 */
export async function setTotalsAside(
  db: Database,
  dataset: Dataset,
  { candidates, files }: { readonly candidates: Sql; readonly files: readonly number[] },
): Promise<void> {
  if (dataset.domain === null || files.length === 0) return;
  const own = `(select * from ${candidates} where _fichier in (${files.join(", ")}))`;
  const named = await namedTotals(db, dataset, own);
  const summed = dataset.personal ? [] : await summedTotals(db, dataset, { own, named });
  const found = [...named, ...summed];
  if (found.length === 0) return;
  await setAside(db, dataset, found);
  await record(
    db,
    found.map(({ file, record: _, ...said }) => ({
      ...{ jeu: dataset.id, valeur: null, gravite: "refus" as const },
      ...said,
    })),
  );
}

/** A total has no key of its own: what was said of its repeats is not. */
async function setAside(db: Database, dataset: Dataset, found: readonly Found[]): Promise<void> {
  const aside = setAsideTable(dataset);
  const rows = found.map(({ file, record: at }) => `(${file}, ${at})`).join(", ");
  const lines = found.map(({ fichier, ligne }) => `(${literal(fichier)}, ${ligne})`).join(", ");
  await db.run(`delete from ${aside} where (_fichier, _enr) in (values ${rows})`);
  await db.run(`delete from anomalies where jeu = ${literal(dataset.id)} and regle = 'cle_en_conflit'
    and (fichier, ligne) in (values ${lines})`);
  await db.run(`insert into ${aside} select *, 'total', null, null from (values ${rows})`);
}

const PLACES = [
  ...["de", "du", "des", "d", "la", "le", "les", "l", "pour", "par", "general", "generaux"],
  ...["national", "regional", "departemental", "annuel", "france", "region", "departement"],
  ...["annee", "exercice", "trimestre", "semestre", "t[1-4]", "(?:19|20)\\d\\d", "\\d{2,3}"],
];
const folded = (cell: Sql): Sql =>
  `trim(regexp_replace(strip_accents(lower(${cell})), '[^a-z0-9]+', ' ', 'g'))`;
const TERRITORY_NAMES = TERRITORIES.map(({ name }) =>
  name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, " "),
);
const TAILS = `(?:${[...PLACES, ...TERRITORY_NAMES].join("|")})`;
const SUMMED = "(?:territoires?|regions?|departements?|centres?|contrats?|communes?|structures?)";
/** `Total`, `Total région Bretagne`, `Sous-total`, `Ensemble des territoires`; neither `Totalénergies` nor `Ensemble pour l’accueil`. */
const IN_NAME = `(?:sous tota(?:l|ux)(?: .*)?|total|totaux|cumul|ensemble|(?:total|totaux|cumul) ${TAILS}(?: .*)?|ensemble (?:de la |des |du |de l )?(?:france|region|pays|${SUMMED})(?: .*)?)`;
/** An identifier that begins by the word says it, whatever follows. */
const IN_IDENTIFIER = `(?:${IN_NAME}|(?:total|totaux) .*)`;
/** Letters that such words begin by: most rows are left at the first one. */
const INITIALS = ["t", "s", "c", "e"].flatMap((letter) => [letter, letter.toUpperCase()]);

const isWord = (cell: Sql, pattern: string): Sql =>
  `((${INITIALS.map((letter) => `starts_with(${cell}, '${letter}')`).join(" or ")}) and regexp_full_match(${folded(cell)}, ${literal(pattern)}))`;

const NAMED =
  "Cette ligne dit être un total : elle n’est pas chargée, puisque les lignes qu’elle ajoute le sont. La retirer de l’export.";

async function namedTotals(db: Database, dataset: Dataset, own: Sql): Promise<readonly Found[]> {
  const tests = dataset.columns.flatMap(({ name, kind }) => {
    if (kind === "identifiant") return [{ name, test: isWord(`"${name}"`, IN_IDENTIFIER) }];
    // A person has no total but by its identifier, and a structure may be called « Ensemble ».
    if (kind !== "texte" || dataset.personal) return [];
    return [{ name, test: isWord(`"${name}"`, IN_NAME) }];
  });
  if (tests.length === 0) return [];
  const column = tests.map(({ name, test }) => `when ${test} then ${literal(name)}`).join(" ");
  const rows = await db.all(`
    select f.nom, ${LINE}::bigint as ligne, x._fichier, x._enr, case ${column} end as colonne
    from (select * from ${own} where ${tests.map(({ test }) => test).join(" or ")}) x
    join fichiers f on f.numero = x._fichier ${LINE_JOIN} order by x._fichier, x._enr`);
  return rows.map(({ nom, ligne, _fichier, _enr, colonne }) => ({
    ...{ file: Number(_fichier), record: Number(_enr), fichier: String(nom) },
    ...{ ligne: Number(ligne), colonne: String(colonne), regle: "ligne_de_total", message: NAMED },
  }));
}

const ADDS_UP: ReadonlySet<string> = new Set(["entier", "decimal", "euros"]);

async function summedTotals(
  db: Database,
  dataset: Dataset,
  { own, named }: { readonly own: Sql; readonly named: readonly Found[] },
): Promise<readonly Found[]> {
  const columns = dataset.columns.filter(({ kind }) => ADDS_UP.has(kind));
  const numbers = columns.map(({ name }) => `x."${name}"::double as "${name}"`).join(", ");
  const rows = await db.all(`
    select f.nom, ${LINE}::bigint as ligne, x._fichier, x._enr, ${numbers}
    from ${own} x join fichiers f on f.numero = x._fichier ${LINE_JOIN} order by x._fichier, x._enr`);
  const known = new Set(named.map(({ file, record: at }) => `${file}.${at}`));
  return [...new Set(rows.map(({ _fichier }) => Number(_fichier)))].flatMap((file) => {
    const all = rows.filter(({ _fichier }) => Number(_fichier) === file);
    const leftOut = new Set(
      all.flatMap(({ _enr }, rank) => (known.has(`${file}.${_enr}`) ? [rank] : [])),
    );
    const sums = sumRows(
      all.map((row) => columns.map((column) => numberOf(row[column.name]))),
      leftOut,
    );
    return [...sums].map(([rank, run]) => {
      const { nom, ligne, _enr } = all[rank] ?? {};
      return {
        ...{ file, record: Number(_enr), fichier: String(nom), ligne: Number(ligne) },
        ...{ colonne: null, regle: "total_probable", message: messageOf(all, run) },
      };
    });
  });
}

const numberOf = (value: unknown): Numbers[number] => (typeof value === "number" ? value : null);

function messageOf(rows: readonly { readonly ligne?: unknown }[], { from, to }: Run): string {
  const between = `des lignes ${rows[from]?.ligne} à ${rows[to]?.ligne}`;
  return `Ses nombres sont les sommes ${between} : c’est sans doute un total, la ligne n’est pas chargée. Si c’en est un, la retirer de l’export ; sinon, vérifier ses nombres.`;
}
