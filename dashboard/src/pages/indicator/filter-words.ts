import { useReference } from "../../app/reference.js";
import type { Filter } from "../../table/filters.js";
import { lexiconOf, sayFilter } from "../../table/words.js";
import { same, type Text } from "../../words/text.js";
import { useWords } from "../../words/use-words.js";

/** The filters in words, one text for each. */
export function useFilterWords(filters: readonly Filter[]): readonly Text[] {
  const lexicon = lexiconOf(useWords(), useReference());
  return filters.map((filter) => same(sayFilter(filter, filter.values, lexicon)));
}
