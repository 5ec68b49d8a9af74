import type { Column, Dataset, KindId } from "../catalogue/model.js";
import { DEPARTMENTS, REGIONS } from "../catalogue/territories.js";

/** Constraints of a field, as Table Schema names them. */
export interface Constraints {
  readonly required?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

/** One field of a Table Schema. */
export interface Field {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: "string" | "integer" | "number" | "boolean" | "date" | "year";
  readonly example: string;
  readonly constraints?: Constraints;
  readonly format?: string;
  readonly decimalChar?: string;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  /** Ours: the column counts people in a scheme and leaves the product only summed. */
  readonly sensible?: true;
}

type Shape = Pick<
  Field,
  "type" | "format" | "decimalChar" | "trueValues" | "falseValues" | "constraints"
>;

const cogs = (territories: readonly { readonly cog: string }[]): readonly string[] =>
  territories.map(({ cog }) => cog);

const valuesOf = ({ choices = [] }: Column): readonly string[] => choices.map(({ value }) => value);

const escaped = (value: string): string => value.replaceAll(".", "\\.");

/** Lists are text held by a pattern: the validators in use know no list type. */
const listOf = (item: string): Shape => ({
  type: "string",
  constraints: { pattern: `^(${item})(\\|(${item}))*$` },
});

const plain = { type: "string" } as const;
const matching = (pattern: string): Shape => ({ type: "string", constraints: { pattern } });
const DEPARTMENT = "\\d{2}|2[AB]|97[1-6]";

/** What a kind of column is in Table Schema: the plainest of the forms that the loader reads. */
const SHAPES: Readonly<Record<KindId, (column: Column) => Shape>> = {
  texte: () => plain,
  identifiant: () => plain,
  entier: () => ({ type: "integer" }),
  decimal: () => ({ type: "number", decimalChar: "," }),
  euros: () => ({ type: "number", decimalChar: "," }),
  date: () => ({ type: "date", format: "default" }),
  booleen: () => ({ type: "boolean", trueValues: ["oui"], falseValues: ["non"] }),
  choix: (column) => ({ type: "string", constraints: { enum: valuesOf(column) } }),
  liste_choix: (column) => listOf(valuesOf(column).map(escaped).join("|")),
  annee: () => ({ type: "year" }),
  trimestre: () => matching("^(19|20)\\d{2}-T[1-4]$"),
  siren: () => matching("^\\d{9}$"),
  departement: () => ({ type: "string", constraints: { enum: cogs(DEPARTMENTS) } }),
  liste_departements: () => listOf(DEPARTMENT),
  region: () => ({ type: "string", constraints: { enum: cogs(REGIONS) } }),
  commune: () => matching("^(\\d{5}|2[AB]\\d{3})$"),
  territoire: () => matching(`^(FR|R\\d{2}|D(${DEPARTMENT}))$`),
  lien: () => ({ type: "string", format: "uri" }),
};

/** The field of a column, with `example` as its example. */
function fieldOf(column: Column, example: string): Field {
  const { name, label, kind, required, min, max, sensitive } = column;
  const { constraints: own, ...shape } = SHAPES[kind](column);
  const constraints: Constraints = {
    ...(required ? { required: true } : {}),
    ...own,
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  };
  return {
    name,
    title: label.fr,
    description: descriptionOf(column),
    ...shape,
    example,
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
    ...(sensitive ? { sensible: true } : {}),
  };
}

function descriptionOf({ label, aliases = [], choices = [], kind }: Column): string {
  const words = choices.map(({ value, label: meaning }) => `${value} (${meaning.fr})`);
  return [
    `${label.fr}.`,
    kind.startsWith("liste_") ? "Plusieurs valeurs sont séparées par « | »." : "",
    words.length > 0 ? `Valeurs : ${words.join(", ")}.` : "",
    aliases.length > 0 ? `Autres en-têtes reconnus : ${aliases.join(", ")}.` : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** Table Schema of a dataset, in the form of schema.data.gouv.fr. */
export interface TableSchema {
  readonly $schema: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly countryCode: "FR";
  readonly version: string;
  readonly contributors: readonly { readonly title: string; readonly role: string }[];
  readonly resources: readonly { readonly title: string; readonly path: string }[];
  readonly fields: readonly Field[];
  readonly primaryKey?: readonly string[];
  readonly missingValues: readonly string[];
}

/** Some of the words that the loader reads as no value; the last two say that the value is under secrecy at the source. */
const MISSING_VALUES = ["", "-", "NC", "n.d.", "s", "N/A - secret statistique"];

/** Names of the example files beside a schema. */
export const EXAMPLES = { valid: "exemple-valide.csv", invalid: "exemple-invalide.csv" } as const;

/** Makes the schema of a dataset; `examples` has one value for each column. */
export function schemaOf(
  dataset: Dataset,
  { examples, version }: { readonly examples: readonly string[]; readonly version: string },
): TableSchema {
  const { id, label, description, key, columns } = dataset;
  return {
    $schema: "https://frictionlessdata.io/schemas/table-schema.json",
    name: `fabriques-${id.replaceAll("_", "-")}`,
    title: label.fr,
    description: description.fr,
    countryCode: "FR",
    version,
    contributors: [{ title: "DIAIR", role: "author" }],
    resources: [
      { title: "Exemple de fichier valide", path: EXAMPLES.valid },
      { title: "Exemple de fichier invalide", path: EXAMPLES.invalid },
    ],
    fields: columns.map((column, i) => fieldOf(column, examples[i] ?? "")),
    ...(key.length > 0 ? { primaryKey: key } : {}),
    missingValues: MISSING_VALUES,
  };
}
