import { isUnclean, literal } from "./cells.js";
import type { Column, KindId, Sql } from "./model.js";
import {
  readBoolean,
  readChoice,
  readCode,
  readCommune,
  readDate,
  readDecimal,
  readEuros,
  readIdentifier,
  readInteger,
  readLink,
  readList,
  readQuarter,
  readSiren,
  readText,
  readYear,
} from "./readers.js";
import { expected } from "./refusals.js";
import { DEPARTMENTS, REGIONS, TERRITORIES } from "./territories.js";
import { type Text, text } from "./text.js";

/** How a column is filtered: `=` one of a list (contains one of it, for lists), `..` a range, `~=` contains. */
export type Operator = "=" | ".." | "~=";

/** Field types of Table Schema (Data Package v2). */
export type TableSchemaType =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "year"
  | "list";

/** The behaviours of a kind of column. */
export interface Kind {
  /** DuckDB type of the stored column. */
  readonly sqlType: (column: Column) => string;
  /** Typed expression of a VARCHAR one; NULL when unreadable or missing (`missing` of the catalogue tells which). */
  readonly read: (cell: Sql, column: Column) => Sql;
  /** What is expected in the cell and what to do, as one or two sentences. */
  readonly refusal: (column: Column) => Text;
  /** BOOLEAN of a cell that could be read: something that a spreadsheet changes had to be put right. */
  readonly restored?: (cell: Sql) => Sql;
  readonly tableSchemaType: TableSchemaType;
  readonly operators: readonly Operator[];
}

const LONGEST_LIST = 20;

function valuesOf(column: Column): string {
  const values = (column.choices ?? []).map((choice) => choice.value);
  const rest = values.length > LONGEST_LIST ? ", …" : "";
  return `${values.slice(0, LONGEST_LIST).join(", ")}${rest}`;
}

type Facts = Pick<Kind, "tableSchemaType" | "operators" | "read" | "restored"> & {
  readonly sqlType: string;
  readonly expects: Text;
};

const kind = ({ sqlType, expects, ...facts }: Facts): Kind => ({
  ...facts,
  sqlType: () => sqlType,
  refusal: expected(() => expects),
});

/** A code of digits that misses its first one. */
const lostZero =
  (length: number) =>
  (cell: Sql): Sql =>
    `case when strlen(${cell}) <> ${length} then regexp_full_match(trim(${cell}), '\\d{${length - 1}}') else false end`;

/** The same for a list of codes of two characters. */
const lostZeros = (cell: Sql): Sql => `regexp_matches(${cell}, '(^|\\|)\\s*\\d\\s*(\\||$)')`;

const cogs = (territories: readonly { readonly cog: string }[]): readonly string[] =>
  territories.map((territory) => territory.cog);

const DEPARTMENT_CODES = cogs(DEPARTMENTS);
const REGION_CODES = cogs(REGIONS);
const TERRITORY_CODES = TERRITORIES.map((territory) => territory.code);

const choicesOf = (column: Column) => column.choices ?? [];
const enumOf = (column: Column): string =>
  `ENUM(${choicesOf(column)
    .map(({ value }) => literal(value))
    .join(", ")})`;

/** The values as they are written first, each compared and constant: casting text to an ENUM costs three times that. */
function readEnum(cell: Sql, column: Column): Sql {
  const type = enumOf(column);
  const known = choicesOf(column).map(({ value }) => literal(value));
  const exact = known.map((value) => `when ${cell} = ${value} then ${value}::${type}`).join(" ");
  return `case ${exact} when ${cell} is not null then (${readChoice(cell, choicesOf(column))})::${type} end`;
}

const DAY_FIRST = text(
  "Une date est attendue, avec l’année sur quatre chiffres (31/12/2024 ou 2024-12-31).",
  "A date is expected, with the year in four digits (31/12/2024 or 2024-12-31).",
);
const MONTH_FIRST = text(
  "Cette colonne écrit le mois avant le jour (12/31/2024)\u202f: aucune de ses dates n’est sûre, refaire l’export au format 31/12/2024 ou 2024-12-31.",
  "This column writes the month before the day (12/31/2024): none of its dates is safe, export again as 31/12/2024 or 2024-12-31.",
);

/** The table of kinds: adding a kind is adding a row. */
export const KINDS: Readonly<Record<KindId, Kind>> = {
  texte: kind({
    sqlType: "VARCHAR",
    read: readText,
    expects: text(
      "Un texte est attendu, sans caractère de contrôle ni erreur de tableur (#REF!).",
      "A text is expected, without control characters or spreadsheet errors (#REF!).",
    ),
    tableSchemaType: "string",
    operators: ["=", "~="],
  }),
  identifiant: kind({
    sqlType: "VARCHAR",
    read: readIdentifier,
    restored: isUnclean,
    expects: text(
      "Un identifiant est attendu tel qu’il a été attribué\u202f; un tableur a pu le changer en nombre (2,00001E+13).",
      "An identifier is expected as it was given; a spreadsheet may have turned it into a number (2,00001E+13).",
    ),
    tableSchemaType: "string",
    operators: ["="],
  }),
  entier: kind({
    sqlType: "INTEGER",
    read: readInteger,
    expects: text(
      "Un nombre entier est attendu (12 ou 1\u202f250), sans décimale ni notation scientifique.",
      "A whole number is expected (12 or 1 250), without decimals or scientific notation.",
    ),
    tableSchemaType: "integer",
    operators: [".."],
  }),
  decimal: kind({
    sqlType: "DOUBLE",
    read: readDecimal,
    expects: text(
      "Un nombre est attendu (12,5 ou 1\u202f250), sans notation scientifique.",
      "A number is expected (12,5 or 1 250), without scientific notation.",
    ),
    tableSchemaType: "number",
    operators: [".."],
  }),
  euros: kind({
    sqlType: "DOUBLE",
    read: readEuros,
    expects: text(
      "Un montant en euros est attendu (125\u202f000 ou 125\u202f000,50), et non en milliers d’euros.",
      "An amount in euros is expected (125 000 or 125 000,50), not in thousands of euros.",
    ),
    tableSchemaType: "number",
    operators: [".."],
  }),
  date: {
    sqlType: () => "DATE",
    read: readDate,
    refusal: expected(({ writing }) => (writing?.monthFirst ? MONTH_FIRST : DAY_FIRST)),
    tableSchemaType: "date",
    operators: [".."],
  },
  booleen: kind({
    sqlType: "BOOLEAN",
    read: readBoolean,
    expects: text(
      "Oui ou non est attendu (oui/non, O/N, 1/0, vrai/faux).",
      "Yes or no is expected (oui/non, O/N, 1/0, vrai/faux).",
    ),
    tableSchemaType: "boolean",
    operators: ["="],
  }),
  choix: {
    sqlType: enumOf,
    read: readEnum,
    refusal: expected((column) =>
      text(
        `Une de ces valeurs est attendue\u202f: ${valuesOf(column)}.`,
        `One of these values is expected: ${valuesOf(column)}.`,
      ),
    ),
    tableSchemaType: "string",
    operators: ["="],
  },
  liste_choix: {
    sqlType: () => "VARCHAR[]",
    read: (cell, column) => readList(cell, (item) => readChoice(item, choicesOf(column))),
    refusal: expected((column) =>
      text(
        `Une ou plusieurs de ces valeurs sont attendues, séparées par «\u202f|\u202f»\u202f: ${valuesOf(column)}.`,
        `One or more of these values are expected, separated by “|”: ${valuesOf(column)}.`,
      ),
    ),
    tableSchemaType: "list",
    operators: ["="],
  },
  annee: kind({
    sqlType: "INTEGER",
    read: readYear,
    expects: text(
      "Une année sur quatre chiffres est attendue (2024).",
      "A year in four digits is expected (2024).",
    ),
    tableSchemaType: "year",
    operators: ["=", ".."],
  }),
  trimestre: kind({
    sqlType: "VARCHAR",
    read: readQuarter,
    expects: text(
      "Un trimestre est attendu (2023-T1, T1 2023 ou 1T2023).",
      "A quarter is expected (2023-T1, T1 2023 or 1T2023).",
    ),
    tableSchemaType: "string",
    operators: ["=", ".."],
  }),
  siren: kind({
    sqlType: "VARCHAR",
    read: readSiren,
    expects: text(
      "Un numéro SIREN valide est attendu, neuf chiffres dont une clé de contrôle (et non les quatorze du SIRET).",
      "A valid SIREN number is expected, nine digits with a check key (not the fourteen of a SIRET).",
    ),
    tableSchemaType: "string",
    operators: ["="],
  }),
  departement: kind({
    sqlType: "VARCHAR",
    read: (cell) => readCode(cell, DEPARTMENT_CODES),
    restored: lostZero(2),
    expects: text(
      "Le code d’un département est attendu (01, 2A, 69, 971…), et non son nom.",
      "The code of a department is expected (01, 2A, 69, 971…), not its name.",
    ),
    tableSchemaType: "string",
    operators: ["="],
  }),
  liste_departements: kind({
    sqlType: "VARCHAR[]",
    read: (cell) => readList(cell, (item) => readCode(item, DEPARTMENT_CODES)),
    restored: lostZeros,
    expects: text(
      "Un ou plusieurs codes de département sont attendus, séparés par «\u202f|\u202f» (91|77).",
      "One or more codes of departments are expected, separated by “|” (91|77).",
    ),
    tableSchemaType: "list",
    operators: ["="],
  }),
  region: kind({
    sqlType: "VARCHAR",
    read: (cell) => readCode(cell, REGION_CODES),
    restored: lostZero(2),
    expects: text(
      "Le code d’une des 18 régions est attendu (11, 24, 84…), et non son nom ni un code d’avant 2016.",
      "The code of one of the 18 regions is expected (11, 24, 84…), not its name nor a code from before 2016.",
    ),
    tableSchemaType: "string",
    operators: ["="],
  }),
  commune: kind({
    sqlType: "VARCHAR",
    read: readCommune,
    restored: lostZero(5),
    expects: text(
      "Le code INSEE d’une commune est attendu, en cinq caractères (01004, 2A004), et non le code postal.",
      "The INSEE code of a commune is expected, in five characters (01004, 2A004), not the postcode.",
    ),
    tableSchemaType: "string",
    operators: ["="],
  }),
  territoire: kind({
    sqlType: "VARCHAR",
    read: (cell) => readCode(cell, TERRITORY_CODES),
    expects: text(
      "Un territoire est attendu\u202f: FR pour la France, R84 pour une région, D69 pour un département.",
      "A territory is expected: FR for France, R84 for a region, D69 for a department.",
    ),
    tableSchemaType: "string",
    operators: ["="],
  }),
  lien: kind({
    sqlType: "VARCHAR",
    read: readLink,
    expects: text(
      "Une adresse web est attendue, commençant par https:// ou http://.",
      "A web address is expected, beginning with https:// or http://.",
    ),
    tableSchemaType: "string",
    operators: [],
  }),
};
