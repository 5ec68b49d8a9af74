import type { DataColumn } from "../filters/filter.js";
import { type DataFile, fileOf } from "../words/data-files.js";
import { rowsAddress } from "./downloads.js";

/** The question that a snippet asks again: the rows on screen, in a file. */
export interface SnippetQuestion {
  /** `https://host`, without a path. */
  readonly origin: string;
  readonly dataset: string;
  /** Filters, columns and release, as the API takes them. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Columns of the file. */
  readonly columns: readonly DataColumn[];
  /** Number of rows to be found, where the release is pinned; null where it may change. */
  readonly total: number | null;
}

/** A program that can ask the question: its name, the formats it takes, and what to paste into it. */
export interface Program {
  readonly id: string;
  readonly name: string;
  readonly formats: readonly string[];
  readonly write: (question: SnippetQuestion, file: DataFile) => string;
}

const addressOf = ({ origin, dataset, parameters }: SnippetQuestion, file: DataFile): string =>
  origin +
  rowsAddress(dataset, file.extension, {
    ...parameters,
    ...(file.variant !== undefined && { variante: file.variant }),
  });

/** Inside single quotes, a shell leaves everything as it is but the quote itself. */
const shell = (words: string): string => `'${words.replaceAll("'", "'\\''")}'`;

/** A text between double quotes, for Python and R; an address holds ASCII only. */
const jsonQuoted = (words: string): string => JSON.stringify(words);

/** Power Query doubles the quotes of a text. */
const powerQuery = (words: string): string => `"${words.replaceAll('"', '""')}"`;

const curl = (question: SnippetQuestion, file: DataFile): string =>
  `curl --fail --location --output ${shell(`${question.dataset}.${file.extension}`)} ${shell(addressOf(question, file))}`;

const check = (total: number | null, line: (total: number) => string): readonly string[] =>
  total === null ? [] : [line(total)];

function python(question: SnippetQuestion, file: DataFile): string {
  const isJson = file.extension === "json";
  const read = isJson
    ? ['    lignes = json.load(reponse)["lignes"]']
    : [
        '    texte = io.TextIOWrapper(reponse, encoding="utf-8", newline="")',
        "    lignes = list(csv.DictReader(texte))",
      ];
  return [
    ...(isJson ? ["import json"] : ["import csv", "import io"]),
    "import urllib.request",
    "",
    `adresse = ${jsonQuoted(addressOf(question, file))}`,
    "with urllib.request.urlopen(adresse) as reponse:",
    ...read,
    "",
    ...check(question.total, (total) => `assert len(lignes) == ${total}`),
    'print(len(lignes), "lignes")',
  ].join("\n");
}

const NUMBERS: readonly string[] = ["entier", "decimal", "euros", "annee", "booleen"];

function r(question: SnippetQuestion, file: DataFile): string {
  // Codes such as 01 are texts: R would read them as numbers.
  const texts = question.columns
    .filter(({ type }) => !NUMBERS.includes(type))
    .map(({ nom }) => `    ${nom} = "character"`);
  return [
    `adresse <- ${jsonQuoted(addressOf(question, file))}`,
    "donnees <- read.csv(",
    '  adresse, fileEncoding = "UTF-8", na.strings = "",',
    ...(texts.length === 0 ? [] : ["  colClasses = c(", texts.join(",\n"), "  ),"]),
    "  check.names = FALSE",
    ")",
    "",
    ...check(question.total, (total) => `stopifnot(nrow(donnees) == ${total})`),
    "str(donnees)",
  ].join("\n");
}

const duckdb = (question: SnippetQuestion, file: DataFile): string =>
  [curl(question, file), `duckdb -c "SELECT * FROM '${question.dataset}.${file.extension}'"`].join(
    "\n",
  );

const POWER_QUERY_TYPES: Readonly<Record<string, string>> = {
  entier: "Int64.Type",
  annee: "Int64.Type",
  decimal: "type number",
  euros: "type number",
  date: "type date",
  booleen: "type logical",
};

function powerQueryScript(question: SnippetQuestion, file: DataFile): string {
  const types = question.columns.map(
    ({ nom, type }) => `        {${powerQuery(nom)}, ${POWER_QUERY_TYPES[type] ?? "type text"}}`,
  );
  return [
    "let",
    `    Source = Csv.Document(Web.Contents(${powerQuery(addressOf(question, file))}),`,
    '        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),',
    "    Lignes = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),",
    "    Types = Table.TransformColumnTypes(Lignes, {",
    types.join(",\n"),
    '    }, "en-US")',
    "in",
    "    Types",
  ].join("\n");
}

/** Every program; adding one is adding a row. */
export const PROGRAMS: readonly Program[] = [
  {
    id: "curl",
    name: "curl",
    formats: ["csv", "csv-tableur", "json", "xlsx", "ods", "parquet", "arrow", "csv.zip"],
    write: curl,
  },
  { id: "r", name: "R", formats: ["csv"], write: r },
  { id: "python", name: "Python", formats: ["csv", "json"], write: python },
  { id: "duckdb", name: "DuckDB", formats: ["parquet", "csv"], write: duckdb },
  { id: "powerquery", name: "Power Query", formats: ["csv"], write: powerQueryScript },
];

/** The snippet of a program, in one of the formats that it takes. */
export const snippetOf = (program: Program, question: SnippetQuestion, format: string): string =>
  program.write(question, fileOf(program.formats.includes(format) ? format : program.formats[0]));
