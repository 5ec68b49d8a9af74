import type { PlainSearch } from "../app/search.js";

/** What the address of a dataset keeps: filters by column in the words of the API, and `tri`, the column sorted by (`-` first for descending). */
export type DataSearch = PlainSearch;

/** Reads the address of a dataset; the columns that it may name are only known once the catalogue is there. */
export const dataSearch = (search: PlainSearch): DataSearch => search;
