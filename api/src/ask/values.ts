import {
  type Choice,
  DEPARTMENTS,
  type KindId,
  REGIONS,
  TERRITORIES,
} from "@fabriques/pipelines/catalogue";
import { EXPECTED } from "./refusals.js";

/** How a value of a kind is written in a URL: strict and canonical, unlike the cells of an export. */
interface Form {
  readonly accepts: (value: string) => boolean;
  /** What is said to be accepted: values, or a form with an example. */
  readonly examples: readonly string[];
}

const pattern = (regex: RegExp, ...examples: string[]): Form => ({
  accepts: (value) => regex.test(value),
  examples,
});
const oneOf = (values: readonly string[]): Form => {
  const known = new Set(values);
  return { accepts: (value) => known.has(value), examples: values };
};

const FREE = pattern(/^[^\p{Cc}]{1,200}$/u, EXPECTED.text);
const INTEGER = pattern(/^-?\d{1,15}$/, EXPECTED.integer);
/** As many decimals as a published value has: a figure read in a file can be asked for. */
const DECIMAL = pattern(/^-?\d{1,15}(\.\d{1,17})?$/, EXPECTED.decimal);
const DEPARTMENT = oneOf(DEPARTMENTS.map(({ cog }) => cog));

const FORMS: Readonly<Record<KindId, Form>> = {
  texte: FREE,
  identifiant: FREE,
  lien: FREE,
  entier: INTEGER,
  decimal: DECIMAL,
  euros: DECIMAL,
  date: { accepts: isDate, examples: [EXPECTED.day] },
  booleen: oneOf(["true", "false"]),
  choix: FREE,
  liste_choix: FREE,
  annee: pattern(/^\d{4}$/, EXPECTED.year),
  trimestre: pattern(/^\d{4}-T[1-4]$/, EXPECTED.quarter),
  siren: pattern(/^\d{9}$/, EXPECTED.siren),
  departement: DEPARTMENT,
  liste_departements: DEPARTMENT,
  region: oneOf(REGIONS.map(({ cog }) => cog)),
  commune: pattern(/^(\d{2}|2[AB])\d{3}$/, EXPECTED.commune),
  territoire: oneOf(TERRITORIES.map(({ code }) => code)),
};

/** The form that values of a kind take in a URL; a column with choices takes these alone. */
export function formOf(kind: KindId, choices?: readonly Choice[]): Form {
  return choices ? oneOf(choices.map(({ value }) => value)) : FORMS[kind];
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  // A day that does not exist rolls over to another one.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
