import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import type { Filter } from "../../filters/filter.js";
import { lexiconOf, sayFilter } from "../../filters/say.js";
import { same, type Text } from "../../words/text.js";

/** The filters in words, one text for each. */
export function useFilterWords(filters: readonly Filter[]): readonly Text[] {
  const lexicon = lexiconOf(useWords(), useReference());
  return filters.map((filter) => same(sayFilter(filter, filter.values, lexicon)));
}
