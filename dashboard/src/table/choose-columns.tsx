import { Button } from "@codegouvfr/react-dsfr/Button";
import { Checkbox } from "@codegouvfr/react-dsfr/Checkbox";
import type { ReactElement } from "react";
import { useWords } from "../app/use-words.js";
import { columnsChosen, DATA } from "../words/data.js";
import { keptColumns } from "./page-state.js";
import type { Dataset } from "./switch.js";
import "./settings.css";

interface ChooseColumnsProps {
  readonly dataset: Dataset;
  /** Names of the columns chosen; null for all of them. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (columns: readonly string[] | null) => void;
}

/** The columns to show and to download, as boxes to tick; the last one stays. */
export function ChooseColumns({ dataset, chosen, onChange }: ChooseColumnsProps): ReactElement {
  const { say } = useWords();
  const names = dataset.colonnes.map(({ nom }) => nom);
  const ticked = chosen ?? names;
  const kept = keptColumns(dataset);
  const isLast = ticked.length === 1;
  const change = (name: string, isTicked: boolean): void => {
    const next = names.filter((each) => (each === name ? isTicked : ticked.includes(each)));
    onChange(next.length === names.length ? null : next);
  };
  return (
    <details className="sf-reglage sf-reglage--colonnes">
      <summary className="sf-reglage__titre">
        {say(columnsChosen(ticked.length, names.length))}
      </summary>
      <div className="sf-reglage__corps">
        <Checkbox
          small
          legend={say(DATA.columnsShown)}
          hintText={say(kept.length > 0 ? DATA.columnsKept : DATA.columnsHint)}
          options={dataset.colonnes.map(({ nom, libelle }) => ({
            label: say(libelle),
            nativeInputProps: {
              name: "colonnes",
              value: nom,
              checked: ticked.includes(nom),
              disabled: kept.includes(nom) || (isLast && ticked.includes(nom)),
              onChange: ({ currentTarget }) => change(nom, currentTarget.checked),
            },
          }))}
        />
        <Button
          type="button"
          size="small"
          priority="secondary"
          disabled={chosen === null}
          onClick={() => onChange(null)}
        >
          {say(DATA.allColumns)}
        </Button>
      </div>
    </details>
  );
}
