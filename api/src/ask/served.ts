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
} from "@fabriques/pipelines/catalogue";
import { CELL_COLUMNS, POSITIONS } from "./common-columns.js";
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

function positionsOf({ position, columns }: Dataset): readonly Filterable[] {
  if (!position) return [];
  const own = new Set(columns.map((column) => column.name));
  return POSITIONS.filter(({ name }) => !own.has(name)).filter(
    ({ name }) => name !== "trimestre" || position.quarter !== null,
  );
}

/** Every dataset that may be asked for. */
export const SERVED: readonly Served[] = DATASETS.map(servedAs);
