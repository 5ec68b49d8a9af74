import { type Column, KINDS, text } from "@fabriques/pipelines/catalogue";
import type { Release } from "@fabriques/pipelines/release";
import type { Request } from "express";
import type { TableColumn, TableQuestion } from "../file/table.js";
import type { FileForm } from "../serve/send-file.js";
import { chooseColumns, STAMPS } from "./columns.js";
import { readFileForm } from "./file-form.js";
import { type FilterPlan, planFilters } from "./filters.js";
import { filterables, isServed, type Served, servedOf } from "./served.js";

/** A question on a dataset's rows, read and checked: nothing was asked of the engine yet. */
export interface RowsPlan {
  readonly served: Served;
  readonly filters: FilterPlan;
  /** Names of the columns chosen, in their order; null for every column. */
  readonly chosen: readonly string[] | null;
  readonly form: FileForm;
}

/** Reads the question; refuses by name what does not exist. */
export function planRows(request: Request): RowsPlan {
  const asked = readFileForm(request, String(request.params.jeu), isServed);
  const { format, variant } = asked;
  const served = servedOf(asked.id);
  const { colonnes, ...query } = Object.fromEntries(asked.query);
  const reserved = [...asked.reserved, "colonnes"];
  const filters = planFilters(new Map(Object.entries(query)), filterables(served), reserved);
  const chosen = chooseColumns(colonnes, served);
  const path = `/donnees/${served.id}`;
  return { served, filters, chosen, form: { format, variant, path, ...written(filters, chosen) } };
}

/** The question as it is written in a URL, and what the name of the file says of it. */
function written(
  filters: FilterPlan,
  chosen: readonly string[] | null,
): Pick<FileForm, "canonical" | "marks"> {
  const parts = [
    { text: filters.canonical, mark: "filtre" },
    { text: chosen === null ? "" : `colonnes=${chosen.join(",")}`, mark: "colonnes" },
  ].filter(({ text: part }) => part !== "");
  return {
    canonical: parts.map(({ text: part }) => part).join("&"),
    marks: parts.map(({ mark }) => mark),
  };
}

/** The rows asked for, as a release can give them. */
export function rowsQuestion(
  { served, filters, chosen }: RowsPlan,
  release: Release,
): TableQuestion {
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
      label: text("Seuil du secret statistique", "Threshold of statistical secrecy"),
      sql: `${threshold} as ${k}`,
      isList: false,
    },
    {
      name: stamp,
      kind: "identifiant",
      label: text("Version des données", "Release of the data"),
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
