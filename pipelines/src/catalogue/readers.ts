import {
  bare,
  cleanedKey,
  folded,
  foldValue,
  listOf,
  literal,
  MISSING_MARKERS,
  missing,
  SPACE_CHARACTERS,
  SPACES,
} from "./cells.js";
import type { Choice, Column, Sql, Writing } from "./model.js";

/*
 * How a cell is read: a VARCHAR expression in, a typed expression out, NULL when unreadable.
 * Each begins with a cheap test that the canonical form passes, for ten million rows; `try_cast` is kept for
 * cells that will succeed, since a cast that fails builds its error message. DuckDB shares no common
 * expression inside CASE, so what costs is not written twice on the fast way.
 */

/** Errors of a spreadsheet: a value was there and is lost. */
const SPREADSHEET_ERRORS = listOf(
  "#REF!|#VALEUR!|#VALUE!|#NOM?|#NAME?|#DIV/0!|#NOMBRE!|#NUM!|#NUL!|#NULL!|#N/A|#SPILL!|#CALC!|#########".split(
    "|",
  ),
);

const initials = MISSING_MARKERS.filter((marker) => marker.length > 6).map((marker) => marker[0]);
const HEADS = [...new Set(initials)].join("");

/** Most texts: seven characters or more, no blank at the ends, no control character, none of the words for missing. */
const PLAIN_TEXT = literal(
  String.raw`[^\x00-\x20\pZ#${HEADS}${HEADS.toUpperCase()}][^\x00-\x1F]{5,}[^\x00-\x20\pZ]`,
);

/** Free text, trimmed; a NUL character or a spreadsheet's error makes it unreadable. */
export function readText(cell: Sql): Sql {
  const lost = `contains(${cell}, chr(0)) or list_contains(${SPREADSHEET_ERRORS}, ${cell})`;
  return `case when regexp_full_match(${cell}, ${PLAIN_TEXT}) then ${cell} when ${lost} or ${missing(cell)} then null else ${bare(cell)} end`;
}

/** Most identifiers: letters and at least a digit, which no word for missing has. */
const PLAIN_IDENTIFIER = literal(String.raw`[A-Za-z_-]*\d[A-Za-z0-9_-]*`);
const SCIENTIFIC = literal(String.raw`\d[.,]?\d*E\+\d+`);

/** An identifier: a text that no spreadsheet has turned into `2,00001E+13`, with the dashes of the keyboard. */
export const readIdentifier = (cell: Sql): Sql =>
  `case when regexp_full_match(${cell}, ${PLAIN_IDENTIFIER}) then ${cell} when regexp_full_match(${bare(cell)}, ${SCIENTIFIC}) then null else list_transform([${cleanedKey(cell)}], lambda key_: ${readText("key_")})[1] end`;

/** A web address; other schemes than http and https are refused, since screens make links of it. */
export const readLink = (cell: Sql): Sql =>
  `case when regexp_full_match(${bare(cell)}, ${literal(String.raw`https?://[^\s"<>]+`)}) then ${bare(cell)} end`;

/** What a column says of how its cells are written. */
type ColumnWriting = Pick<Column, "percent" | "writing">;

const GROUPS = String.raw`\d{1,3}(?:${SPACES}\d{3})+`;

/** Extracts a French number, drops its spaces, and gives it DuckDB's comma and sign. */
function number(cell: Sql, pattern: string, type: string): Sql {
  const digits = `regexp_extract(${bare(cell)}, ${literal(pattern)}, 1, 'i')`;
  return `try_cast(nullif(translate(${digits}, ${literal(`,−${SPACE_CHARACTERS}`)}, '.-'), '') as ${type})`;
}

/** INTEGER; `1 250` is read, `12,0` and `1e3` are not. */
export const readInteger = (cell: Sql): Sql =>
  `case when strlen(${cell}) = 1 and ${cell} between '0' and '9' then ascii(${cell}) - 48 when ${cell} is null then null when try_cast(${cell} as integer)::varchar = ${cell} then try_cast(${cell} as integer) else ${number(cell, `^([+−-]?(?:${GROUPS}|\\d{1,10}))$`, "integer")} end`;

/**
 * A number that may be read in two ways: exactly three digits after its only point or comma, `427.000`. Never a decimal unless
 * its column says so.
 */
export const DOUBTFUL_NUMBER: string = String.raw`[+−-]?[1-9]\d{0,2}[.,]\d{3}`;

/** Decimals that leave no doubt: not three of them after three digits at most. */
const DECIMALS = String.raw`(?:${GROUPS}[.,]\d{1,12}|\d{1,15}[.,](?:\d{1,2}|\d{4,12})|(?:0|\d{4,15})[.,]\d{3}|[.,]\d{1,12}|${GROUPS}|\d{1,15})`;

function readNumber(cell: Sql, suffix: string, { thousands, decimals }: Writing = {}): Sql {
  const written = (body: string): string => `^([+−-]?(?:${body}))(?:${SPACES}*${suffix})?$`;
  const known = decimals === undefined ? "" : `|\\d{1,15}[${decimals}]\\d{1,12}`;
  const plain = number(cell, written(`${DECIMALS}${known}`), "double");
  if (thousands === undefined) return plain;
  const rest = thousands === "." ? "," : ".";
  const grouped = `\\d{1,3}(?:[${thousands}]\\d{3})+(?:[${rest}]\\d{1,12})?`;
  const joined = number(
    `replace(${cell}, ${literal(thousands)}, '')`,
    written("\\d{1,15}(?:[.,]\\d{1,12})?"),
    "double",
  );
  return `case when regexp_full_match(${bare(cell)}, ${literal(written(grouped))}) then ${joined} else ${plain} end`;
}

/** DOUBLE; decimal comma or point, thousands by a space; a trailing `%` is read where the column is one of percentages. */
export const readDecimal = (cell: Sql, { percent, writing }: ColumnWriting): Sql =>
  readNumber(cell, percent ? "%" : "", writing);

/** DOUBLE in euros; a trailing `€` or `euros` is dropped, `k€` is refused. */
export const readEuros = (cell: Sql, { writing }: ColumnWriting): Sql =>
  readNumber(cell, "(?:€|euros?|eur)", writing);

/** INTEGER year, 1900 to 2100. */
export function readYear(cell: Sql): Sql {
  const year = `try_cast(${cell} as integer)`;
  return `case when regexp_full_match(${cell}, '19\\d\\d|20\\d\\d|2100') then ${year} when ${readInteger(cell)} between 1900 and 2100 then ${readInteger(cell)} end`;
}

const YEAR = String.raw`(?:19\d\d|20\d\d|2100)`;

/** Last Sunday of a month of 31 days, in the year of a TIMESTAMP. */
const lastSunday = (moment: Sql, month: number): Sql =>
  `(make_date(year(${moment}), ${month}, 31) - dayofweek(make_date(year(${moment}), ${month}, 31))::integer)`;

/** DATE that it is in Paris at a TIMESTAMP of universal time: two hours later from the last Sunday of March, one o'clock, to that of October. */
const dayInParisAt = (moment: Sql): Sql => {
  const change = (month: number): Sql => `${lastSunday(moment, month)} + interval 1 hour`;
  const isSummer = `${moment} >= ${change(3)} and ${moment} < ${change(10)}`;
  return `(${moment} + if(${isSummer}, interval 2 hour, interval 1 hour))::date`;
};

const UNIVERSAL = String.raw`${YEAR}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z`;

/** A moment of universal time, `2019-01-04T23:00:00Z`, is a day in Paris; any other time is that of where it was written, and is dropped. */
const readUniversal = (cell: Sql): Sql =>
  `list_transform([try_cast(left(${bare(cell)}, 16) as timestamp)], lambda moment_: ${dayInParisAt("moment_")})[1]`;

/** DATE; `31/12/2024`, `1-2-2024`, ISO, a time after it dropped; a year in two digits is unreadable, and so is a day first where the column is not. */
export function readDate(cell: Sql, { writing }: ColumnWriting): Sql {
  const day = String.raw`regexp_replace(${bare(cell)}, '[ T]\d{1,2}:\d\d.*$', '')`;
  const french = (of: Sql) =>
    writing?.monthFirst ? "null::date" : `try_strptime(${of}, '%d/%m/%Y')::date`;
  return [
    `case when regexp_full_match(${cell}, '\\d\\d/\\d\\d/${YEAR}') then ${french(cell)}`,
    `when regexp_full_match(${cell}, '${YEAR}-\\d\\d-\\d\\d') then try_cast(${cell} as date)`,
    `when regexp_full_match(${bare(cell)}, '${UNIVERSAL}') then ${readUniversal(cell)}`,
    `when regexp_full_match(${day}, '\\d{1,2}[/.-]\\d{1,2}[/.-]${YEAR}') then ${french(`translate(${day}, '.-', '//')`)}`,
    `when regexp_full_match(${day}, '${YEAR}[/-]\\d\\d[/-]\\d\\d') then try_cast(translate(${day}, '/', '-') as date) end`,
  ].join(" ");
}

const YES = listOf(["oui", "o", "1", "vrai", "true"]);
const NO = listOf(["non", "n", "0", "faux", "false"]);

/** BOOLEAN; `oui/non`, `O/N`, `1/0`, `vrai/faux`, `true/false` in any case. */
export function readBoolean(cell: Sql): Sql {
  const low = `lower(${cell})`;
  const trimmed = `lower(${bare(cell)})`;
  return `case when ${cell} = 'oui' then true when ${cell} = 'non' then false when ${cell} is null then null when list_contains(${YES}, ${low}) then true when list_contains(${NO}, ${low}) then false when list_contains(${YES}, ${trimmed}) then true when list_contains(${NO}, ${trimmed}) then false end`;
}

/** VARCHAR value of a choice; the French label is read too, both without case, accents or joints. */
export function readChoice(cell: Sql, choices: readonly Choice[]): Sql {
  const values = choices.map((choice) => choice.value);
  const names = choices.map((choice) => foldValue(choice.label.fr));
  const known = listOf([...values.map(foldValue), ...names]);
  return `case when list_contains(${listOf(values)}, ${cell}) then ${cell} else (${listOf([...values, ...values])})[list_position(${known}, ${folded(bare(cell))})] end`;
}

/** VARCHAR code among `codes`; case is mended, and the leading zero that spreadsheets drop. */
export function readCode(cell: Sql, codes: readonly string[]): Sql {
  const known = listOf(codes);
  const code = `upper(${bare(cell)})`;
  const mended = `case when strlen(${code}) = 1 then '0' || ${code} else ${code} end`;
  return `case when list_contains(${known}, ${cell}) then ${cell} else (${known})[list_position(${known}, ${mended})] end`;
}

/** VARCHAR[] of the cell's elements between `|`, each once and in their order; one that is unreadable makes the cell so. */
export function readList(cell: Sql, element: (item: Sql) => Sql): Sql {
  const items = `list_filter(string_split(${cell}, '|'), lambda item_: trim(item_) <> '')`;
  const read = `list_transform(${items}, lambda item_: ${element("item_")})`;
  const once = "list_filter(all_, lambda item_, at_: list_position(all_, item_) = at_)";
  return `list_transform([${read}], lambda all_: case when len(all_) > 0 and list_count(all_) = len(all_) then ${once} end)[1]`;
}

/** VARCHAR commune code of five characters; the zero that a spreadsheet drops is put back. */
export function readCommune(cell: Sql): Sql {
  const form = String.raw`'\d{5}|2[AB]\d{3}'`;
  const code = `upper(${bare(cell)})`;
  return `case when regexp_full_match(${cell}, ${form}) then ${cell} when regexp_full_match(${code}, ${form}) then ${code} when regexp_full_match(${code}, '\\d{4}') then '0' || ${code} end`;
}

/** VARCHAR `2023-T1`, also from `2023T1`, `T1 2023` and `1T2023`. */
export function readQuarter(cell: Sql): Sql {
  const year = String.raw`(?:19|20)\d\d`;
  const joined = `upper(regexp_replace(${cell}, ${literal(String.raw`[\s\x{00A0}\x{202F}_/-]`)}, '', 'g'))`;
  return [
    `case when regexp_full_match(${cell}, '${year}-T[1-4]') then ${cell}`,
    `when regexp_full_match(${joined}, '${year}T[1-4]') then left(${joined}, 4) || '-T' || right(${joined}, 1)`,
    `when regexp_full_match(${joined}, 'T[1-4]${year}') then right(${joined}, 4) || '-T' || substr(${joined}, 2, 1)`,
    `when regexp_full_match(${joined}, '[1-4]T${year}') then right(${joined}, 4) || '-T' || left(${joined}, 1) end`,
  ].join(" ");
}

/** Luhn's sum of a nine-digit number; every second digit from the right is doubled. */
function luhnSum(value: Sql): Sql {
  const digits = Array.from({ length: 9 }, (_, rank) => {
    const digit = `(${value} // ${10 ** rank}) % 10`;
    return rank % 2 === 0 ? digit : `(${digit}) * 2 - 9 * ((${digit}) > 4)::integer`;
  });
  return digits.map((digit) => `(${digit})`).join(" + ");
}

/** VARCHAR SIREN: nine digits with a Luhn key, spaces dropped. */
export function readSiren(cell: Sql): Sql {
  const key = `lambda siren_: siren_ > 0 and (${luhnSum("siren_")}) % 10 = 0`;
  // A list of one element names the number, so that it is cast once and not nine times.
  const valid = (code: Sql) =>
    `case when regexp_full_match(${code}, '\\d{9}') and list_transform([try_cast(${code} as integer)], ${key})[1] then ${code} end`;
  const joined = `regexp_replace(${cell}, ${literal(String.raw`[\s\x{00A0}\x{202F}.]`)}, '', 'g')`;
  return `case when strlen(${cell}) = 9 then ${valid(cell)} else ${valid(joined)} end`;
}
