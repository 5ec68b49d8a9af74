import { type Column, KINDS } from "@fabriques/pipelines/catalogue";
import type { Release } from "@fabriques/pipelines/release";
import { STAMPS } from "../ask/columns.js";
import type { RowsPlan } from "../ask/rows.js";
import type { Served } from "../ask/served.js";
import type { TableColumn, TableQuestion } from "./table.js";
import { COLUMN_WORDS } from "./words.js";

/** The rows asked for, as a release can give them. */
export function rowsTable({ served, filters, chosen }: RowsPlan, release: Release): TableQuestion {
  const { id, label, description, publication, relation, order } = served;
  const every = columnsOf(served, release);
  // A table is kept in its order, and a plain scan gives it back: sorting a million rows again takes 100 MB.
  const isWhole = publication === "lignes" && filters.sql === "true";
  const columns = chosen?.flatMap((name) => every.find((column) => column.name === name) ?? []);
  return {
    id,
    columns: columns ?? every,
    omitted: every.filter((column) => columns && !columns.includes(column)),
    from: `from ${relation} where ${filters.sql}${isWhole ? "" : ` order by ${order}`}`,
    params: filters.params,
    subject: {
      ...{ title: label.fr, definition: description.fr, dataset: id, publication },
      filters: filters.sentences.map(({ fr }) => fr),
    },
    facts: (total) => ({
      ...{ release: release.id, audience: release.audience, jeu: id },
      ...{ filtres: filters.sentences, total },
    }),
  };
}

/** The columns as they are read: lists as text joined by `|`; cells carry their release and threshold. */
function columnsOf(served: Served, release: Release): readonly TableColumn[] {
  const columns = served.columns.map(selected);
  return served.publication === "lignes" ? columns : [...columns, ...stampColumns(release)];
}

/** The release of a published cell, and the threshold that it passed. */
export function stampColumns({ id, audience, manifest }: Release): readonly TableColumn[] {
  const threshold = Number(manifest.seuils[audience]);
  const [k, stamp] = STAMPS;
  return [
    {
      name: k,
      kind: "entier",
      label: COLUMN_WORDS.threshold,
      sql: `${threshold} as ${k}`,
      isList: false,
    },
    {
      name: stamp,
      kind: "identifiant",
      label: COLUMN_WORDS.release,
      sql: `'${id.replaceAll("'", "''")}' as ${stamp}`,
      isList: false,
    },
  ];
}

function selected(column: Column): TableColumn {
  const { name } = column;
  const isList = KINDS[column.kind].sqlType(column).endsWith("[]");
  const sql = isList ? `array_to_string("${name}", '|') as "${name}"` : `"${name}"`;
  return { ...column, sql, isList };
}
