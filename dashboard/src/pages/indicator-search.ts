import type { PlainSearch } from "../app/search.js";

/** What the address of an indicator keeps: `par`, `de`, `a` and filters, in the words of the API. */
export type IndicatorSearch = PlainSearch;

/** Reads the address of an indicator; what it allows is only known once the catalogue is there. */
export const indicatorSearch = (search: PlainSearch): IndicatorSearch => search;
