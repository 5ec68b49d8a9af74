import {
  type Column,
  DATASETS,
  type Dataset,
  type DatasetId,
  datasetOf,
  INDICATORS,
  type Sql,
  type Text,
  text,
  VALUE_STATUS_IDS,
  VALUE_STATUSES,
} from "@fabriques/pipelines/catalogue";
import type { Filterable } from "./filters.js";
import { unknownDataset } from "./refusals.js";

/** A dataset as it leaves the product: row by row (public acts), or published cells (people and firms). */
export interface Served {
  readonly id: string;
  readonly label: Text;
  readonly description: Text;
  readonly publication: "lignes" | "cellules";
  /** Relation of the published file. */
  readonly relation: Sql;
  readonly columns: readonly Column[];
  /** Filters beside the columns: where a row stands in time and space. */
  readonly positions: readonly Filterable[];
  /** A total order of the rows, which is also that of the table. */
  readonly order: Sql;
}

const choices = (...entries: [string, string, string][]) =>
  entries.map(([value, fr, en]) => ({ value, label: text(fr, en) }));

/** Columns of published cells, as the loader writes them, after the indicator. */
const CELL_COLUMNS: readonly Column[] = [
  { name: "croisement", kind: "identifiant", label: text("Croisement", "Breakdown") },
  {
    name: "niveau",
    kind: "choix",
    label: text("Niveau", "Level"),
    choices: choices(
      ["nation", "nation", "nation"],
      ["region", "région", "region"],
      ["departement", "département", "department"],
    ),
  },
  { name: "territoire", kind: "territoire", label: text("Territoire", "Territory") },
  {
    name: "maille",
    kind: "choix",
    label: text("Maille de temps", "Time mesh"),
    choices: choices(["annee", "année", "year"], ["trimestre", "trimestre", "quarter"]),
  },
  { name: "periode", kind: "identifiant", label: text("Période", "Period") },
  { name: "numerateur", kind: "decimal", label: text("Numérateur", "Numerator") },
  { name: "denominateur", kind: "decimal", label: text("Dénominateur", "Denominator") },
  { name: "valeur", kind: "decimal", label: text("Valeur", "Value") },
  {
    name: "statut",
    kind: "choix",
    label: text("Statut", "Status"),
    choices: VALUE_STATUS_IDS.map((value) => ({ value, label: VALUE_STATUSES[value].label })),
  },
];

/** Whether a dataset has that id. */
export const isServed = (id: string): boolean => SERVED.some((candidate) => candidate.id === id);

/** The dataset of that id; refuses any other by name. */
export function servedOf(id: string): Served {
  const served = SERVED.find((candidate) => candidate.id === id);
  if (served) return served;
  throw unknownDataset(
    id,
    SERVED.map((candidate) => candidate.id),
  );
}

/** Everything that filters a dataset: its columns, then the positions. */
export const filterables = ({ columns, positions }: Served): readonly Filterable[] => [
  ...columns,
  ...positions,
];

/** The columns of a dataset that leave the product, published row by row or not. */
export const columnsOf = (id: DatasetId): readonly Column[] =>
  datasetOf(id).columns.filter((column) => !column.sensitive);

function servedAs(dataset: Dataset): Served {
  const { id, label, description } = dataset;
  if (dataset.personal) {
    const measured = INDICATORS.filter((indicator) => indicator.dataset === id);
    const named = measured.map((indicator) => `'${indicator.id}'`).join(", ");
    return {
      ...{ id, label, description },
      publication: "cellules",
      relation: `(from cellules where indicateur in (${named}))`,
      columns: [
        {
          name: "indicateur",
          kind: "choix",
          label: text("Indicateur", "Indicator"),
          choices: measured.map((indicator) => ({ value: indicator.id, label: indicator.label })),
        },
        ...CELL_COLUMNS,
      ],
      positions: [],
      order: "indicateur, croisement, niveau, territoire, maille, periode",
    };
  }
  return {
    ...{ id, label, description },
    publication: "lignes",
    relation: id,
    columns: columnsOf(id),
    positions: positionsOf(dataset),
    order: orderOf(dataset),
  };
}

/** As the load keeps the rows: by the text of their key; where there is no key, the order of the file. */
const orderOf = ({ key }: Dataset): Sql =>
  key.length > 0 ? key.map((name) => `"${name}"::varchar`).join(", ") : "rowid";

/** Filters on where a row stands in time and space, whatever its dataset. */
export const POSITIONS: readonly Filterable[] = [
  { name: "annee", kind: "annee", label: text("Année", "Year"), sql: "_annee" },
  { name: "trimestre", kind: "trimestre", label: text("Trimestre", "Quarter"), sql: "_trimestre" },
  { name: "region", kind: "region", label: text("Région", "Region"), sql: "_region" },
  {
    name: "departement",
    kind: "liste_departements",
    label: text("Département", "Department"),
    sql: "_departements",
  },
  {
    name: "territoire",
    kind: "territoire",
    label: text("Territoire", "Territory"),
    sql: "list_concat(['FR', 'R' || _region], list_transform(_departements, code -> 'D' || code))",
    list: true,
  },
];

function positionsOf({ position, columns }: Dataset): readonly Filterable[] {
  if (!position) return [];
  const own = new Set(columns.map((column) => column.name));
  return POSITIONS.filter(({ name }) => !own.has(name)).filter(
    ({ name }) => name !== "trimestre" || position.quarter !== null,
  );
}

/** Every dataset that may be asked for. */
export const SERVED: readonly Served[] = DATASETS.map(servedAs);
