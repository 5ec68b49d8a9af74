import type { PlainSearch } from "../app/search.js";

/** What the address of the quality page keeps: `jeu`, `gravite`, `regle`, `page`, in the words of the API. */
export type QualitySearch = PlainSearch;

/** Reads the address of the quality page; the API refuses by name what it does not know. */
export const qualitySearch = (search: PlainSearch): QualitySearch => search;
