import type { DataColumn, Filter, Operator } from "./filter.js";

/** Names of the form's fields: how to compare, values, or the two bounds of a range. */
export const FIELDS = { operator: "operateur", value: "valeur", from: "de", to: "a" } as const;

/** What values are typed or chosen with: two bounds, a list to choose from, values to type, a text contained. */
export type Way = "range" | "choice" | "values" | "contains";

const OPERATORS: readonly Operator[] = ["..", "~=", "="];

/** How a column may be compared, the most useful way first. */
export const operatorsOf = ({ operateurs }: DataColumn): readonly Operator[] =>
  OPERATORS.filter((operator) => operateurs.includes(operator));

/** The fields that suit a comparison of a column. */
export function wayOf({ choix, type }: DataColumn, operator: Operator | undefined): Way {
  if (operator === "..") return "range";
  if (operator === "~=") return "contains";
  return choix.length > 0 || CHOSEN.includes(type) ? "choice" : "values";
}

const CHOSEN: readonly string[] = [
  "booleen",
  "region",
  "departement",
  "liste_departements",
  "territoire",
];

/** Reads the fields filled in for a column; null where there is nothing to filter by. */
export function readForm(
  column: DataColumn,
  operator: Operator | undefined,
  form: FormData,
): Filter | null {
  if (operator === undefined) return null;
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().replace(",", decimalOf(column)) : "";
  };
  if (operator === "..") return range(column, read(FIELDS.from), read(FIELDS.to));
  const value = read(FIELDS.value);
  const values = wayOf(column, operator) === "values" ? splitValues(value) : [value];
  return values.every((each) => each === "") ? null : { column, operator, values };
}

/** Values typed side by side: a semicolon parts them, since a name may hold a comma. */
const splitValues = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(";")
      .map((value) => value.trim())
      .filter((value) => value !== ""),
  ),
];

/** A decimal comma typed by a French reader becomes the point of the API; elsewhere a comma is a comma. */
const decimalOf = ({ type }: DataColumn): string =>
  type === "decimal" || type === "euros" ? "." : ",";

function range(column: DataColumn, from: string, to: string): Filter | null {
  if (from === "" && to === "") return null;
  if (from === to && column.operateurs.includes("="))
    return { column, operator: "=", values: [from] };
  return { column, operator: "..", values: [from, to] };
}
