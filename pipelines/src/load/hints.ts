import { folded, literal } from "../catalogue/cells.js";
import { KINDS } from "../catalogue/kinds.js";
import type { Column, Dataset, KindId, Sql } from "../catalogue/model.js";
import { DOUBTFUL_NUMBER } from "../catalogue/readers.js";
import { DEPARTMENTS, REGIONS } from "../catalogue/territories.js";
import type { Database } from "../engine/index.js";
import { french } from "./french.js";
import { REFERENCE_FOLDER } from "./reference.js";

/** Distinct unreadable values looked at for each dataset: the same fault is met again and again. */
const MOST_VALUES = 100;
/** Letters that a misspelt name may differ by, and the shortest name that may. */
const CLOSE = 2;
const SHORTEST = 5;
/** Homonyms listed. */
const LISTED = 5;

/** Looks for what the unreadable codes and choices of a dataset may have meant, into `pistes`: told, never applied. */
export async function recordHints(db: Database, dataset: Dataset): Promise<void> {
  const columns = dataset.columns.filter(({ kind }) => kind in NAMES);
  const [unreadable] = await db.all(
    "select count(*) as n from anomalies where jeu = ? and regle = 'illisible'",
    [dataset.id],
  );
  if (unreadable?.n === 0) return;
  await db.run(`
    create temp table illisibles as
    select distinct colonne, valeur from anomalies where jeu = ${literal(dataset.id)} and regle = 'illisible' and valeur is not null limit ${MOST_VALUES}`);
  for (const hint of FORMS) await db.run(formSql(dataset, hint));
  for (const column of columns) await db.run(namesSql(dataset, column));
  await db.run("drop table illisibles");
}

interface Form {
  readonly kinds: readonly KindId[];
  readonly pattern: string;
  /** French sentence, as SQL; one that joins `valeur` quotes the cell. */
  readonly sentence: Sql;
}

const EVERY_KIND = Object.keys(KINDS) as KindId[];

const SCIENTIFIC: Form = {
  kinds: ["identifiant", "siren", "commune", "departement", "region"],
  pattern: String.raw`\s*\d([.,]\d+)?[eE]\+?\d+\s*`,
  sentence: literal(
    "Un tableur a écrit ce code en notation scientifique : reprendre l’export d’origine, la colonne étant du texte.",
  ),
};

const SIRET: Form = {
  kinds: ["siren"],
  pattern: String.raw`[\s\x{00A0}\x{202F}]*(\d[\s\x{00A0}\x{202F}]*){14}`,
  sentence: `'C’est un SIRET : ses neuf premiers chiffres, ' || left(regexp_replace(valeur, '\\D', '', 'g'), 9) || ', sont le SIREN.'`,
};

const SHORT_SIREN: Form = {
  kinds: ["siren"],
  pattern: String.raw`\s*\d{4,8}\s*`,
  sentence: `'Il manque des chiffres ; si un tableur a perdu les zéros du début, écrire ' || lpad(trim(valeur), 9, '0') || '.'`,
};

const DOUBTFUL: Form = {
  kinds: ["decimal", "euros", "entier"],
  pattern: DOUBTFUL_NUMBER,
  sentence: literal(
    "Trois chiffres après un seul point ou une seule virgule : milliers ou décimales ? Écrire 427 000, ou 427,0.",
  ),
};

const PERCENT: Form = {
  kinds: ["decimal", "euros", "entier"],
  pattern: String.raw`.*\d\s*%\s*`,
  sentence: literal("Le pourcentage n’est pas l’unité de cette colonne : écrire 0,5 et non 50 %."),
};

const WHOLE_DECIMAL: Form = {
  kinds: ["entier", "annee"],
  pattern: String.raw`\s*\d+[.,]0+\s*`,
  sentence: literal("Écrire le nombre entier sans décimale : 13 et non 13,0."),
};

const SHORT_YEAR: Form = {
  kinds: ["date"],
  pattern: String.raw`\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\s*`,
  sentence: literal("L’année n’a que deux chiffres : en écrire quatre (31/12/2024)."),
};

const SERIAL: Form = {
  kinds: ["date"],
  pattern: String.raw`\s*\d{4,6}([.,]\d+)?\s*`,
  sentence: literal(
    "C’est le numéro de jour d’un tableur : donner à la colonne le format Date (jj/mm/aaaa), puis exporter de nouveau.",
  ),
};

const WORDS: Form = {
  kinds: ["date"],
  pattern: String.raw`.*\pL{3,}.*`,
  sentence: literal("Le mois est écrit en lettres : l’écrire en chiffres (31/12/2024)."),
};

const NO_DAY: Form = {
  kinds: ["date"],
  pattern: String.raw`\s*(\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}|\d{4})\s*`,
  sentence: literal("Il manque le jour : écrire la date entière (31/12/2024)."),
};

const SWAPPED: Form = {
  kinds: ["date"],
  pattern: String.raw`\s*(0?[1-9]|1[0-2])[/.-](1[3-9]|2\d|3[01])[/.-]\d{4}.*`,
  sentence: literal("Le mois et le jour semblent inversés : le jour vient d’abord (31/12/2024)."),
};

const KEPT_AS_TEXT: Form = {
  kinds: EVERY_KIND,
  pattern: String.raw`\s*(="[^"]*"|'[^']*'|'.*)\s*`,
  sentence: literal(
    "Des signes de tableur entourent la valeur (=\"69\" ou '69') : exporter la valeur seule.",
  ),
};

const SPREADSHEET_FAULT: Form = {
  kinds: EVERY_KIND,
  pattern: String.raw`\s*#[A-Z/0#]+[!?]?\s*`,
  sentence: literal(
    "C’est une erreur de formule du tableur : la corriger, ou vider la cellule, puis exporter de nouveau.",
  ),
};

const TICK: Form = {
  kinds: ["booleen"],
  pattern: String.raw`\s*[xX✓✔]\s*`,
  sentence: literal("Une croix ne dit pas le non des autres cellules : écrire oui ou non partout."),
};

const MAN_OR_WOMAN: Form = {
  kinds: ["choix"],
  pattern: "\\s*[Hh](omme)?\\s*",
  sentence: literal("Écrire M pour homme, F pour femme."),
};

const POSTCODE: Form = {
  kinds: ["commune"],
  pattern: String.raw`\s*\d{5}\s+\pL.*|.*\pL\s*\(?\d{5}\)?\s*`,
  sentence: literal("Le code INSEE seul est attendu, sans le nom ni le code postal."),
};

const LABELLED_CODE: Form = {
  kinds: ["departement", "region", "liste_departements"],
  pattern: String.raw`\s*(\d{2,3}|2[ABab])\s*[-–(:].*`,
  sentence: literal("Le code seul est attendu (75), sans le nom du territoire."),
};

const FORMS: readonly Form[] = [
  ...[SCIENTIFIC, SIRET, SHORT_SIREN, DOUBTFUL, PERCENT, WHOLE_DECIMAL, SHORT_YEAR, SERIAL, WORDS],
  ...[
    NO_DAY,
    SWAPPED,
    KEPT_AS_TEXT,
    SPREADSHEET_FAULT,
    TICK,
    MAN_OR_WOMAN,
    POSTCODE,
    LABELLED_CODE,
  ],
];

function formSql(dataset: Dataset, { kinds, pattern, sentence }: Form): Sql {
  const columns = dataset.columns.filter(({ kind }) => kinds.includes(kind));
  const names = columns.map(({ name }) => literal(name)).join(", ");
  return `insert into pistes select ${literal(dataset.id)}, colonne, valeur, ${frenchSql(sentence)}, ${sentence.includes("||")} from illisibles
    where colonne in (${names || "null"}) and regexp_full_match(valeur, ${literal(pattern)})`;
}

/** What a column may hold: `code`, `nom` and `poids`, the likelier first. */
const NAMES: Readonly<Partial<Record<KindId, (column: Column) => Sql>>> = {
  commune: () =>
    `select code_actuel as code, nom, (type = 'actuelle')::integer * 1e9 + coalesce(try_cast(population as integer), 0) as poids
    from read_csv(${literal(`${REFERENCE_FOLDER}/communes.csv`)}, header = true, all_varchar = true, delim = ',')`,
  departement: () => valuesSql(DEPARTMENTS.map(({ cog, name }) => [cog, name])),
  liste_departements: () => valuesSql(DEPARTMENTS.map(({ cog, name }) => [cog, name])),
  region: () => valuesSql(REGIONS.map(({ cog, name }) => [cog, name])),
  choix: (column) => valuesSql(choicePairs(column)),
  liste_choix: (column) => valuesSql(choicePairs(column)),
};

const choicePairs = ({ choices = [] }: Column): [string, string][] =>
  choices.flatMap(({ value, label }): [string, string][] => [
    [value, value],
    [value, label.fr],
  ]);

const valuesSql = (pairs: readonly (readonly [string, string])[]): Sql =>
  `select * from (values ${pairs.map(([code, name]) => `(${literal(code)}, ${literal(name)}, 0)`).join(", ")}) n(code, nom, poids)`;

/** Names are compared folded, `St` being `Saint`. */
const foldedName = (name: Sql): Sql =>
  `regexp_replace(${folded(name)}, '(^|_)st(e?)(_|$)', '\\1saint\\2\\3', 'g')`;

/** The nearest names only: a misspelt one is not thought of where a name is exact. */
function namesSql({ id }: Dataset, column: Column): Sql {
  const items = column.kind.startsWith("liste_") ? "string_split(valeur, '|')" : "[valeur]";
  const close = `length(plie) >= ${SHORTEST} and abs(length(plie) - length(n.plie_nom)) <= ${CLOSE} and damerau_levenshtein(plie, n.plie_nom) <= ${CLOSE}`;
  return `
    insert into pistes (jeu, colonne, valeur, piste, cite)
    with noms as (
      select code, arg_max(nom, poids) as nom, max(poids) as poids, plie_nom
      from (select *, ${foldedName("nom")} as plie_nom from (${NAMES[column.kind]?.(column)})) group by code, plie_nom),
    mots as (
      select valeur, mot, ${foldedName("mot")} as plie
      from (select valeur, trim(unnest(${items})) as mot from illisibles where colonne = ${literal(column.name)}) where mot <> ''),
    proches as (
      select m.valeur, m.mot, n.code, n.nom, n.poids, damerau_levenshtein(m.plie, n.plie_nom) as ecart
      from mots m join noms n on m.plie = n.plie_nom or (${close})),
    retenus as (
      select *, ecart > 0 as differe from proches qualify ecart = min(ecart) over (partition by valeur, mot)
        and row_number() over (partition by valeur, mot, ecart order by poids desc, code) <= ${LISTED})
    select ${literal(id)}, ${literal(column.name)}, valeur, string_agg(phrase, ' ' order by mot), true from (
      select valeur, mot, ${frenchSql(sentenceSql(column))} as phrase
      from retenus group by valeur, mot
      having not (bool_and(not differe) and ${literal(column.kind)} in ('liste_choix', 'liste_departements') and first(code) = mot))
    group by valeur`;
}

/** French sentence over the names kept for one word. */
function sentenceSql({ kind }: Column): Sql {
  if (kind === "choix" || kind === "liste_choix") {
    return "'« ' || mot || ' » : peut-être « ' || string_agg(distinct code, ' », « ' order by code) || ' ».'";
  }
  const thing = kind === "commune" ? "commune" : kind === "region" ? "région" : "département";
  const codes = "string_agg(nom || ' (' || code || ')', ', ' order by poids desc, code)";
  return `case when bool_and(differe) then '« ' || mot || ' » n’est pas un code ; peut-être ' || ${codes} || '.'
    when count(distinct code) > 1 then 'Plusieurs ${thing}s portent le nom « ' || mot || ' » : ' || ${codes} || ' ; choisir le bon code.'
    else '« ' || mot || ' » est un nom : le code de la ${thing} est ' || first(code) || '.' end`.replace(
    "de la département",
    "du département",
  );
}

/** The spaces of French typography, as {@link french} sets them, over an SQL sentence. */
const frenchSql = (sentence: Sql): Sql =>
  `regexp_replace(replace(${sentence}, '« ', '${french("« ")}'), ' ([;:!?»])', '\u202f\\1', 'g')`;
