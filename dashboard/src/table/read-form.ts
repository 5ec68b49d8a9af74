import type { DataColumn, Filter } from "./filters.js";

/** Names of the form's fields: one value, or the two bounds of a range. */
export const FIELDS = { value: "valeur", from: "de", to: "a" } as const;

/** How a column is filtered on screen: by a range where it can be, else by one of its values, else by a text contained. */
export type Way = "range" | "choice" | "contains" | "equals";

/** The way that suits a column. */
export function wayOf({ operateurs, choix, type }: DataColumn): Way {
  if (operateurs.includes("..")) return "range";
  if (choix.length > 0 || CHOSEN.includes(type)) return "choice";
  return operateurs.includes("~=") ? "contains" : "equals";
}

const CHOSEN: readonly string[] = [
  "booleen",
  "region",
  "departement",
  "liste_departements",
  "territoire",
];

/** Reads the fields filled in for a column; null where there is nothing to filter by. */
export function readForm(column: DataColumn, form: FormData): Filter | null {
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().replace(",", decimalOf(column)) : "";
  };
  const way = wayOf(column);
  if (way === "range") return range(column, read(FIELDS.from), read(FIELDS.to));
  const value = read(FIELDS.value);
  if (value === "") return null;
  return { column, operator: way === "contains" ? "~=" : "=", values: [value] };
}

/** A decimal comma typed by a French reader becomes the point of the API; elsewhere a comma is a comma. */
const decimalOf = ({ type }: DataColumn): string =>
  type === "decimal" || type === "euros" ? "." : ",";

function range(column: DataColumn, from: string, to: string): Filter | null {
  if (from === "" && to === "") return null;
  if (from === to && column.operateurs.includes("="))
    return { column, operator: "=", values: [from] };
  return { column, operator: "..", values: [from, to] };
}
