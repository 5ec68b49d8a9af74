import { Button } from "@codegouvfr/react-dsfr/Button";
import { Select } from "@codegouvfr/react-dsfr/Select";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { DATA } from "../words/data.js";
import { useWords } from "../words/use-words.js";
import { FilterValues } from "./filter-values.js";
import type { DataColumn, Filter } from "./filters.js";
import { readForm } from "./read-form.js";
import "./filters.css";

interface FilterFormProps {
  /** Columns that may be filtered; not empty. */
  readonly columns: readonly DataColumn[];
  readonly onAdd: (filter: Filter) => void;
}

/** Adds one filter at a time: a column, then what its kind lets one compare it with. */
export function FilterForm({ columns, onAdd }: FilterFormProps): ReactElement {
  const { say } = useWords();
  const [name, setName] = useState(columns[0]?.nom ?? "");
  const [fault, setFault] = useState<string | null>(null);
  const column = columns.find(({ nom }) => nom === name) ?? columns[0];
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!column) return;
    const form = event.currentTarget;
    const filter = readForm(column, new FormData(form));
    setFault(
      filter ? null : say(column.operateurs.includes("..") ? DATA.needOneBound : DATA.needValue),
    );
    if (!filter) return;
    form.reset();
    onAdd(filter);
  };
  return (
    <form className="filtres__formulaire" onSubmit={submit} aria-label={say(DATA.addFilter)}>
      <Select
        label={say(DATA.column)}
        nativeSelectProps={{
          value: column?.nom ?? "",
          onChange: ({ currentTarget }) => {
            setFault(null);
            setName(currentTarget.value);
          },
        }}
      >
        {columns.map(({ nom, libelle }) => (
          <option key={nom} value={nom}>
            {say(libelle)}
          </option>
        ))}
      </Select>
      {column && <FilterValues key={column.nom} column={column} fault={fault} />}
      <Button type="submit" priority="secondary" className="filtres__ajouter">
        {say(DATA.add)}
      </Button>
    </form>
  );
}
