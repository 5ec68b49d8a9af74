import { useNavigate, useSearch } from "@tanstack/react-router";
import type { PlainSearch } from "../app/search.js";
import type { Sort } from "./data-table.js";
import { addFilter, type Filter, readFilters, writeFilters } from "./filters.js";
import type { Dataset } from "./switch.js";

/** What the reader changes: the filters, one more filter, or the order. */
export type Change =
  | { readonly filters: readonly Filter[] }
  | { readonly added: Filter }
  | { readonly sort: Sort | null };

/** What the data page shows, as its address says it. */
export interface PageState {
  readonly filters: readonly Filter[];
  readonly sort: Sort | null;
  readonly change: (change: Change) => void;
}

/** Name of the parameter that holds the order; no column has it. */
const ORDER = "tri";

/** Reads `tri=annee` or `tri=-annee`. */
export function readSort({ [ORDER]: written = "" }: PlainSearch): Sort | null {
  const column = written.replace(/^-/, "");
  return column === "" ? null : { column, descending: written.startsWith("-") };
}

/** The state of the data page, held by its address alone: it survives reload, back and copy. */
export function usePageState({ colonnes, filtres }: Dataset): PageState {
  const search: PlainSearch = useSearch({ from: "/donnees/$jeu" });
  const navigate = useNavigate({ from: "/donnees/$jeu" });
  const filters = readFilters(search, [...colonnes, ...filtres]);
  const sort = readSort(search);
  const go = (nextFilters: readonly Filter[], next: Sort | null): void => {
    const order = next ? { [ORDER]: `${next.descending ? "-" : ""}${next.column}` } : {};
    // The shell keeps the territory of one page for the next: here it is a filter, and may be removed.
    const address: PlainSearch = { territoire: undefined, ...writeFilters(nextFilters), ...order };
    void navigate({ search: address, resetScroll: false });
  };
  const change = (wanted: Change): void => {
    if ("sort" in wanted) go(filters, wanted.sort);
    else go("added" in wanted ? addFilter(filters, wanted.added) : wanted.filters, sort);
  };
  return { filters, sort, change };
}
