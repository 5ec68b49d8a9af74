import type { Column, Dataset, KindId } from "../catalogue/model.js";
import type { Severity } from "../store/quality.js";

/** Rows of an example file, under the names of the columns. */
export type Rows = readonly (readonly string[])[];

/** What the loader must say of one line of an invalid example. */
export interface ExpectedAnomaly {
  /** Physical line, the header being the first. */
  readonly ligne: number;
  readonly colonne: string | null;
  readonly regle: string;
  readonly gravite: Severity;
}

/** A column and its rank among the columns of its kind: a second date comes after the first. */
type Example = (column: Column, rank: number, row: number) => string;

const choiceAt = ({ choices = [] }: Column, row: number): string =>
  choices[row % choices.length]?.value ?? "";

const within = ({ min = 0, max = Number.POSITIVE_INFINITY }: Column): string =>
  String(Math.min(Math.max(min, 3), max));

/** A value that the loader reads, by kind; `row` is 0 or 1. */
const GOOD: Readonly<Record<KindId, Example>> = {
  texte: (_, __, row) => `Exemple ${row + 1}`,
  identifiant: () => "EX-1",
  entier: within,
  decimal: (column) => `${within(column)},5`,
  euros: () => "120000",
  date: (_, rank) => `${2024 + rank}-03-15`,
  booleen: (_, __, row) => (row === 0 ? "oui" : "non"),
  choix: (column, _, row) => choiceAt(column, row),
  // The first choice is the housing axis, which every contract has.
  liste_choix: (column, _, row) => `${choiceAt(column, 0)}|${choiceAt(column, row + 1)}`,
  annee: (_, rank) => String(2024 + rank),
  trimestre: () => "2024-T1",
  siren: () => "200046977",
  departement: () => "69",
  liste_departements: () => "69|01",
  region: () => "84",
  commune: () => "69123",
  territoire: () => "FR",
  lien: () => "https://www.example.org/exemple",
};

/** The value of a key column in the second row, where the kind does not make it another one by itself. */
const OTHER: Readonly<Partial<Record<KindId, string>>> = {
  identifiant: "EX-2",
  annee: "2026",
  trimestre: "2024-T2",
  territoire: "R84",
};

/** A value that the loader cannot read, by kind. */
const BAD: Readonly<Record<KindId, string>> = {
  texte: "#REF!",
  identifiant: "2,00001E+13",
  entier: "douze",
  decimal: "1e3",
  euros: "120 k€",
  date: "31/12/24",
  booleen: "peut-être",
  choix: "valeur inconnue",
  liste_choix: "valeur inconnue",
  annee: "24",
  trimestre: "2024-T5",
  siren: "200046978",
  departement: "999",
  liste_departements: "69|999",
  region: "99",
  commune: "Lyon",
  territoire: "France",
  lien: "ftp://exemple",
};

function soundRow({ columns }: Dataset, row: number): string[] {
  const met = new Map<KindId, number>();
  return columns.map((column) => {
    const rank = met.get(column.kind) ?? 0;
    met.set(column.kind, rank + 1);
    return GOOD[column.kind](column, rank, row);
  });
}

/** Two rows that load without a word. */
export function validExample(dataset: Dataset): Rows {
  const { columns, key } = dataset;
  const second = soundRow(dataset, 1);
  const moved = key.length > 1 ? key.slice(1) : key;
  for (const name of moved) {
    const at = columns.findIndex((column) => column.name === name);
    const kind = columns[at]?.kind;
    const other = kind && OTHER[kind];
    if (other !== undefined) second[at] = other;
  }
  return [soundRow(dataset, 0), second];
}

/** One sound row, then one row for each fault that a cell of the dataset may have, and one that lacks cells. */
export function invalidExample(dataset: Dataset): {
  readonly rows: Rows;
  readonly expected: readonly ExpectedAnomaly[];
} {
  const rows: string[][] = [soundRow(dataset, 0)];
  const expected: ExpectedAnomaly[] = [];
  const add = (row: string[], anomaly: Omit<ExpectedAnomaly, "ligne">): void => {
    rows.push(row);
    expected.push({ ligne: rows.length + 1, ...anomaly });
  };
  for (const [at, column] of dataset.columns.entries()) {
    for (const { value, regle } of faultsOf(column)) {
      const row = apart(dataset, rows.length);
      row[at] = value;
      const gravite = column.required ? "refus" : "avertissement";
      add(row, { colonne: column.name, regle, gravite });
    }
  }
  const short = apart(dataset, rows.length).slice(0, -1);
  add(short, { colonne: null, regle: "nombre_de_cellules", gravite: "refus" });
  return { rows, expected };
}

function faultsOf({ kind, required, min, max }: Column): { value: string; regle: string }[] {
  const beyond = min === undefined ? max && max + 1 : min - 1;
  return [
    { value: BAD[kind], regle: "illisible" },
    ...(beyond === undefined ? [] : [{ value: String(beyond), regle: "limites" }]),
    ...(required ? [{ value: "", regle: "obligatoire" }] : []),
  ];
}

/** A sound row that shares its key with no other: its identifier, its text or its year is its own. */
function apart(dataset: Dataset, number: number): string[] {
  const row = soundRow(dataset, 0);
  const { columns, key } = dataset;
  const own = (kind: KindId): number =>
    columns.findLastIndex(
      (column) => column.kind === kind && (key.length === 0 || key.includes(column.name)),
    );
  const [named, written, dated] = [own("identifiant"), own("texte"), own("annee")];
  if (named >= 0) row[named] = `EX-${number + 1}`;
  else if (written >= 0) row[written] = `Exemple ${number + 1}`;
  else if (dated >= 0) row[dated] = String(2025 + number);
  return row;
}
