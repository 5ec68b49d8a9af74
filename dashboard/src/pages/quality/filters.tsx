import { Button } from "@codegouvfr/react-dsfr/Button";
import { Select } from "@codegouvfr/react-dsfr/Select";
import type { QualityAnswer } from "@fabriques/api/contract";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PlainSearch } from "../../app/search.js";
import { useWords } from "../../app/use-words.js";
import { QUALITY, ruleName, SEVERITIES } from "../../words/quality.js";
import { useDatasetName } from "./use-dataset-name.js";

type RuleOptions = QualityAnswer["par_regle"];
type FilterName = "jeu" | "gravite" | "regle";

/** Choice of a dataset, a severity and a rule, kept in the address; only what the report holds is offered. */
export function AnomalyFilters({ rules }: { readonly rules: RuleOptions }): ReactNode {
  const { say } = useWords();
  const datasetName = useDatasetName();
  const search: PlainSearch = useSearch({ from: "/qualite" });
  const navigate = useNavigate({ from: "/qualite" });
  const chosen = { jeu: search.jeu, gravite: search.gravite, regle: search.regle };
  const change = (part: PlainSearch): void => {
    void navigate({ search: { ...search, page: undefined, ...part }, resetScroll: false });
  };
  const isFiltered = Object.values(chosen).some((value) => value !== undefined);
  const common = { rules, chosen, change };
  return (
    <form
      className="sf-qualite__filtres"
      aria-label={say(QUALITY.filters)}
      onSubmit={(event) => event.preventDefault()}
    >
      <FilterSelect {...common} name="jeu" label={say(QUALITY.dataset)} say={datasetName} />
      <FilterSelect
        {...common}
        name="gravite"
        label={say(QUALITY.severity)}
        say={(id) => (id in SEVERITIES ? say(SEVERITIES[id as keyof typeof SEVERITIES]) : id)}
      />
      <FilterSelect
        {...common}
        name="regle"
        label={say(QUALITY.rule)}
        say={(id) => say(ruleName(id))}
      />
      {isFiltered && (
        <Button
          type="button"
          priority="tertiary"
          className="sf-qualite__effacer"
          onClick={() => change({ jeu: undefined, gravite: undefined, regle: undefined })}
        >
          {say(QUALITY.noFilter)}
        </Button>
      )}
    </form>
  );
}

interface ChoiceProps {
  readonly rules: RuleOptions;
  readonly chosen: Readonly<Record<FilterName, string | undefined>>;
  readonly change: (part: PlainSearch) => void;
  readonly name: FilterName;
  readonly label: string;
  readonly say: (id: string) => string;
}

function FilterSelect({ rules, chosen, change, name, label, say }: ChoiceProps): ReactNode {
  const words = useWords();
  const value = chosen[name] ?? "";
  const offered = new Set(rules.map((rule) => rule[name]));
  // An address may hold what no list offers: several values, or a rule of an older release.
  const options = new Set(value === "" ? offered : [...offered, value]);
  return (
    <Select
      label={label}
      nativeSelectProps={{
        value,
        onChange: ({ currentTarget }) => change({ [name]: currentTarget.value || undefined }),
      }}
    >
      <option value="">{words.say(name === "jeu" ? QUALITY.every : QUALITY.everyFeminine)}</option>
      {[...options].map((id) => (
        <option key={id} value={id}>
          {id.split(",").map(say).join(", ")}
        </option>
      ))}
    </Select>
  );
}
