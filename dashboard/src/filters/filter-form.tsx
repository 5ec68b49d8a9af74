import { Button } from "@codegouvfr/react-dsfr/Button";
import { Select } from "@codegouvfr/react-dsfr/Select";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { useWords } from "../app/use-words.js";
import { DATA } from "../words/data.js";
import { OPERATOR_NAMES } from "../words/filters.js";
import type { DataColumn, Filter, Operator } from "./filter.js";
import { FilterValues } from "./filter-values.js";
import { operatorsOf, readForm } from "./read-form.js";
import "./filters.css";

interface FilterFormProps {
  /** Columns that may be filtered; not empty. */
  readonly columns: readonly DataColumn[];
  readonly onAdd: (filter: Filter) => void;
}

/** Adds one filter at a time: a column, how to compare it, then what with. */
export function FilterForm({ columns, onAdd }: FilterFormProps): ReactElement {
  const { say } = useWords();
  const [name, setName] = useState(columns[0]?.nom ?? "");
  const [wanted, setWanted] = useState<Operator | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const column = columns.find(({ nom }) => nom === name) ?? columns[0];
  const operators = column ? operatorsOf(column) : [];
  const operator = operators.find((each) => each === wanted) ?? operators[0];
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!column) return;
    const form = event.currentTarget;
    const filter = readForm(column, operator, new FormData(form));
    setFault(filter ? null : say(operator === ".." ? DATA.needOneBound : DATA.needValue));
    if (!filter) return;
    form.reset();
    onAdd(filter);
  };
  return (
    <form className="sf-filtres__formulaire" onSubmit={submit} aria-label={say(DATA.addFilter)}>
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
      {operators.length > 1 && operator && (
        <OperatorSelect operators={operators} chosen={operator} onChoose={setWanted} />
      )}
      {column && operator && (
        <FilterValues
          key={`${column.nom} ${operator}`}
          column={column}
          operator={operator}
          fault={fault}
        />
      )}
      <Button type="submit" priority="secondary" className="sf-filtres__ajouter">
        {say(DATA.add)}
      </Button>
    </form>
  );
}

interface OperatorSelectProps {
  readonly operators: readonly Operator[];
  readonly chosen: Operator;
  readonly onChoose: (operator: Operator) => void;
}

function OperatorSelect({ operators, chosen, onChoose }: OperatorSelectProps): ReactElement {
  const { say } = useWords();
  return (
    <Select
      label={say(DATA.comparison)}
      nativeSelectProps={{
        value: chosen,
        onChange: ({ currentTarget: { value } }) =>
          onChoose(operators.find((operator) => operator === value) ?? chosen),
      }}
    >
      {operators.map((operator) => (
        <option key={operator} value={operator}>
          {say(OPERATOR_NAMES[operator])}
        </option>
      ))}
    </Select>
  );
}
