import { chooseColumns } from "./columns.js";
import { type FileForm, readFileForm } from "./file-form.js";
import { type FilterPlan, planFilters } from "./filters.js";
import type { AskedRequest } from "./request.js";
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
export function planRows(request: AskedRequest): RowsPlan {
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
  ].filter(({ text }) => text !== "");
  return {
    canonical: parts.map(({ text }) => text).join("&"),
    marks: parts.map(({ mark }) => mark),
  };
}
