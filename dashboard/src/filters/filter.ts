import type { Catalogue } from "@fabriques/api/contract";
import type { PlainSearch } from "../app/search.js";

/** A column of a dataset, as the catalogue gives it. */
export type DataColumn = Catalogue["jeux"][number]["colonnes"][number];

/** How a filter compares: one of the values, between two bounds, or containing a text. */
export type Operator = "=" | ".." | "~=";

/** One filter on one column. `..` has two values, of which one may be empty; `~=` has one. */
export interface Filter {
  readonly column: DataColumn;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** Reads the filters of an address, written as the API writes them; what is no column is left out. */
export function readFilters(
  search: PlainSearch,
  columns: readonly DataColumn[],
): readonly Filter[] {
  return columns.flatMap((column) => {
    const { [column.nom]: equal, [`${column.nom}~`]: contained } = search;
    return [
      ...(equal ? [readFilter(column, equal)] : []),
      ...(contained ? [{ column, operator: "~=" as const, values: [contained] }] : []),
    ];
  });
}

function readFilter(column: DataColumn, written: string): Filter {
  if (column.operateurs.includes("..") && written.includes("..")) {
    const [from = "", to = ""] = written.split("..");
    return { column, operator: "..", values: [from, to] };
  }
  return { column, operator: "=", values: splitList(written) };
}

/** `a,b\,c` → `a`, `b,c`: a comma inside a value is escaped. */
const splitList = (written: string): readonly string[] =>
  written
    .split(/(?<!\\),/)
    .map((value) => value.replaceAll("\\,", ",").trim())
    .filter((value) => value !== "");

/** The name and the value of a filter in an address. */
function writeFilter({ column, operator, values }: Filter): readonly [string, string] {
  if (operator === "~=") return [`${column.nom}~`, values[0] ?? ""];
  if (operator === "..") return [column.nom, values.join("..")];
  return [
    column.nom,
    [...values]
      .sort()
      .map((value) => value.replaceAll(",", "\\,"))
      .join(","),
  ];
}

/** The part of an address that says the filters, in the order of the columns and nothing else. */
export const writeFilters = (filters: readonly Filter[]): Record<string, string> =>
  Object.fromEntries(filters.map(writeFilter));

/** Adds a filter: equal values join those already chosen for the column, another comparison takes their place. */
export function addFilter(filters: readonly Filter[], added: Filter): readonly Filter[] {
  const [name] = writeFilter(added);
  const before = filters.find((filter) => writeFilter(filter)[0] === name);
  if (!before) return [...filters, added];
  const joined =
    before.operator === "=" && added.operator === "="
      ? { ...added, values: [...new Set([...before.values, ...added.values])] }
      : added;
  return filters.map((filter) => (filter === before ? joined : filter));
}

/** Takes one value out of a filter, and the filter with its last value. */
export function removeValue(
  filters: readonly Filter[],
  { filter, value }: { readonly filter: Filter; readonly value?: string },
): readonly Filter[] {
  const rest = value === undefined ? [] : filter.values.filter((each) => each !== value);
  return filters.flatMap((each) => {
    if (each !== filter) return [each];
    return rest.length === 0 ? [] : [{ ...each, values: rest }];
  });
}
