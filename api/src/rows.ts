import { type Column, KINDS, text } from "@fabriques/pipelines/catalogue";
import type { Release } from "@fabriques/pipelines/release";
import type { Request } from "express";
import { readFileForm } from "./export/asked.js";
import type { FileForm } from "./export/send.js";
import type { TableColumn, TableQuestion } from "./export/table.js";
import { type FilterPlan, planFilters } from "./filters.js";
import { filterables, isServed, type Served, servedOf } from "./served.js";

/** A question on a dataset's rows, read and checked: nothing was asked of the engine yet. */
export interface RowsPlan {
  readonly served: Served;
  readonly filters: FilterPlan;
  readonly form: FileForm;
}

/** Reads the question; refuses by name what does not exist. */
export function planRows(request: Request): RowsPlan {
  const asked = readFileForm(request, String(request.params.jeu), isServed);
  const { query, reserved, format, variant } = asked;
  const served = servedOf(asked.id);
  const filters = planFilters(query, filterables(served), reserved);
  const form = { format, variant, path: `/donnees/${served.id}`, canonical: filters.canonical };
  return { served, filters, form };
}

/** The rows asked for, as a release can give them. */
export function rowsQuestion({ served, filters }: RowsPlan, release: Release): TableQuestion {
  const { id, label, description, publication, relation, order } = served;
  return {
    id,
    columns: columnsOf(served, release),
    from: `from ${relation} where ${filters.sql} order by ${order}`,
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
  return [
    {
      name: "k",
      kind: "entier",
      label: text("Seuil du secret statistique", "Threshold of statistical secrecy"),
      sql: `${threshold} as k`,
      isList: false,
    },
    {
      name: "release",
      kind: "identifiant",
      label: text("Version des données", "Release of the data"),
      sql: `'${id.replaceAll("'", "''")}' as release`,
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
