import type { Sql } from "./model.js";

/** A value as a SQL string literal. */
export const literal = (value: string): Sql => `'${value.replaceAll("'", "''")}'`;

const SEPARATOR = "\u001f";

/**
 * Values as a constant SQL list of strings. Written as one text that the engine splits while it plans: a list of a hundred
 * literals is a hundred expressions to bind, and reading a small file is mostly planning.
 */
export function listOf(values: readonly string[]): Sql {
  if (values.length < 2 || values.some((value) => value.includes(SEPARATOR))) {
    return `[${values.map(literal).join(", ")}]`;
  }
  return `string_split(${literal(values.join(SEPARATOR))}, ${literal(SEPARATOR)})`;
}

/** Spaces of a thousands separator, as a regular expression class: space, no-break, narrow no-break, thin. */
export const SPACES: string = String.raw`[ \x{00A0}\x{202F}\x{2009}]`;

/** The same spaces as characters, for `translate`. */
export const SPACE_CHARACTERS = " \u00a0\u202f\u2009";

/** Characters that nobody sees: zero-width spaces and joiners, marks of direction, soft hyphen, byte order mark. */
const INVISIBLE = String.raw`[\x{00AD}\x{200B}-\x{200F}\x{2060}\x{FEFF}]`;
/** Dashes that look like that of the keyboard. */
const DASHES = "‐‑‒–—−﹣－";

/** An identifier as it is read: composed letters, no invisible character, one plain space between words, dashes of the keyboard. */
export function cleanedKey(cell: Sql): Sql {
  const visible = `regexp_replace(nfc_normalize(${cell}), ${literal(INVISIBLE)}, '', 'g')`;
  const spaced = `trim(regexp_replace(${visible}, ${literal(`${SPACES}+`)}, ' ', 'g'))`;
  return `translate(${spaced}, ${literal(DASHES)}, ${literal("-".repeat([...DASHES].length))})`;
}

/** BOOLEAN: an identifier holds characters that {@link cleanedKey} takes out or changes. */
export const isUnclean = (cell: Sql): Sql =>
  `regexp_matches(${cell}, ${literal(`${INVISIBLE}|[${DASHES}]|${SPACES}{2}|[\\x{00A0}\\x{202F}\\x{2009}]`)})`;

const CONTROLS = "\t\n\r";
const WILD = literal(String.raw`[\t\n\r]`);

/** A cell without the blanks around it; DuckDB's own `trim` takes every Unicode space, but not tabs and newlines. */
export function bare(cell: Sql): Sql {
  const blanks = `${SPACE_CHARACTERS}${CONTROLS}`;
  return `case when regexp_matches(${cell}, ${WILD}) then trim(${cell}, ${literal(blanks)}) else trim(${cell}) end`;
}

/** What statistical services write where a value exists and is hidden; compared trimmed and in lower case. */
const SECRET_MARKERS: readonly string[] = ["s", "s.", "ss", "secret", "secret statistique"];

/** What French exports write where they have no value; compared trimmed and in lower case. */
export const MISSING_MARKERS: readonly string[] = [
  ...SECRET_MARKERS,
  ..."|-|–|—|.|..|...|/|nc|n.c.|n.c|n/c|nd|n.d.|n.d|n/d|na|n.a.|n.a|n/a".split("|"),
  ..."nr|n.r.|nan|null|none|(vide)|s.o.|s/o|sans objet|inconnu|inconnue".split("|"),
  ..."non renseigné|non renseignée|non communiqué|non disponible".split("|"),
];

/** INSEE spells the reason out: `N/A - secret statistique`. */
const MISSING_PREFIX = "n/a - ";

/** BOOLEAN, never null: the cell says that there is no value (null, empty, `NC`, `n.d.`, `-`…), which is no anomaly. */
export function missing(cell: Sql): Sql {
  const low = `lower(${bare(cell)})`;
  return `(${cell} is null or list_contains(${listOf(MISSING_MARKERS)}, ${low}) or starts_with(${low}, ${literal(MISSING_PREFIX)}))`;
}

/** BOOLEAN, never null: the cell says that its value is under statistical secrecy at the source (`s`, `N/A - secret statistique`). */
export function secretAtSource(cell: Sql): Sql {
  const low = `lower(${bare(cell)})`;
  const isMarker = `list_contains(${listOf(SECRET_MARKERS)}, ${low})`;
  return `(${cell} is not null and (${isMarker} or starts_with(${low}, ${literal(`${MISSING_PREFIX}secret`)})))`;
}

const JOINTS = String.raw`[\s\x{00A0}\x{202F}'’/().,_–-]+`;
const JOINTS_JS = /[\s'’/().,_–-]+/gu;

/** SQL twin of {@link foldValue}. */
export const folded = (cell: Sql): Sql =>
  `trim(regexp_replace(strip_accents(lower(${cell})), ${literal(JOINTS)}, '_', 'g'), '_')`;

/** A choice or its label without case or accents, words joined by `_`: `CDD court` gives `cdd_court`. */
export const foldValue = (value: string): string =>
  value
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(JOINTS_JS, "_")
    .replace(/^_|_$/gu, "");
