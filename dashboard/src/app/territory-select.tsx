import { Select } from "@codegouvfr/react-dsfr/Select";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { SHELL } from "../words/shell.js";
import { type Territory, useReference } from "./reference.js";
import { useTerritory } from "./use-territory.js";
import { useWords } from "./use-words.js";

const byName = new Intl.Collator("fr");

const sorted = (territories: readonly Territory[], level: Territory["niveau"]): Territory[] =>
  territories
    .filter((territory) => territory.niveau === level)
    .sort((a, b) => byName.compare(a.nom, b.nom));

function Options(props: { readonly of: readonly Territory[] }): ReactNode {
  return props.of.map((territory) => (
    <option key={territory.code} value={territory.code}>
      {territory.niveau === "departement"
        ? `${territory.nom} (${territory.code.slice(1)})`
        : territory.nom}
    </option>
  ));
}

/** Choice of the territory, kept in the address (`?territoire=R84`) so that it survives reload, back and copy. */
export function TerritorySelect(): ReactNode {
  const { say } = useWords();
  const { territories } = useReference();
  const territory = useTerritory();
  const navigate = useNavigate();
  const choose = (code: string): Promise<void> =>
    navigate({
      to: ".",
      search: (search) => ({ ...search, territoire: code === "FR" ? undefined : code }),
      resetScroll: false,
    });
  return (
    <Select
      label={say(SHELL.territory)}
      nativeSelectProps={{
        value: territory,
        onChange: (event) => void choose(event.currentTarget.value),
      }}
    >
      <option value="FR">{say(SHELL.france)}</option>
      <optgroup label={say(SHELL.regions)}>
        <Options of={sorted(territories, "region")} />
      </optgroup>
      <optgroup label={say(SHELL.departments)}>
        <Options of={sorted(territories, "departement")} />
      </optgroup>
    </Select>
  );
}
