import type { PlainSearch } from "../app/search.js";

/** What the address of the method page keeps. */
export type MethodSearch = PlainSearch;

/** Reads the address of the method page. */
export const methodSearch = (search: PlainSearch): MethodSearch => search;
