import { Tag } from "@codegouvfr/react-dsfr/Tag";
import { type ReactElement, useRef } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { DATA } from "../words/data.js";
import { removalOf } from "../words/filters.js";
import { type Filter, removeValue } from "./filter.js";
import { type Lexicon, lexiconOf, sayFilter } from "./say.js";
import "./filters.css";

interface FilterChipsProps {
  readonly filters: readonly Filter[];
  readonly onChange: (filters: readonly Filter[]) => void;
}

interface Chip {
  readonly filter: Filter;
  readonly value?: string;
  readonly words: string;
}

/** The filters in words, each removable; focus stays in the list when one goes. */
export function FilterChips({ filters, onChange }: FilterChipsProps): ReactElement {
  const words = useWords();
  const { say } = words;
  const lexicon = lexiconOf(words, useReference());
  const list = useRef<HTMLUListElement>(null);
  const chips = chipsOf(filters, lexicon);
  const change = (rest: readonly Filter[]): void => {
    onChange(rest);
    list.current?.focus();
  };
  return (
    <ul
      ref={list}
      tabIndex={-1}
      className="sf-filtres__liste fr-tags-group"
      aria-label={say(DATA.activeFilters)}
    >
      {chips.length === 0 && <li className="sf-filtres__aucun">{say(DATA.noFilter)}</li>}
      {chips.map((chip) => (
        <li key={chip.words}>
          <Removable chip={chip} onRemove={() => change(removeValue(filters, chip))} />
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="fr-link sf-filtres__vider" onClick={() => change([])}>
            {say(DATA.removeAll)}
          </button>
        </li>
      )}
    </ul>
  );
}

/** One chip per value of an equality, since each may go by itself; one per other comparison. */
const chipsOf = (filters: readonly Filter[], lexicon: Lexicon): readonly Chip[] =>
  filters.flatMap((filter): Chip[] =>
    filter.operator === "="
      ? filter.values.map((value) => ({
          filter,
          value,
          words: sayFilter(filter, [value], lexicon),
        }))
      : [{ filter, words: sayFilter(filter, filter.values, lexicon) }],
  );

interface RemovableProps {
  readonly chip: Chip;
  readonly onRemove: () => void;
}

function Removable({ chip, onRemove }: RemovableProps): ReactElement {
  const { say } = useWords();
  const { words } = chip;
  return (
    <Tag dismissible nativeButtonProps={{ onClick: onRemove, "aria-label": say(removalOf(words)) }}>
      {words}
    </Tag>
  );
}
