import { Input } from "@codegouvfr/react-dsfr/Input";
import { Select } from "@codegouvfr/react-dsfr/Select";
import type { InputHTMLAttributes, ReactElement } from "react";
import { type Reference, useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { DATA } from "../words/data.js";
import type { DataColumn, Operator } from "./filter.js";
import { FIELDS, wayOf } from "./read-form.js";
import { lexiconOf, sayValue } from "./say.js";

interface FilterValuesProps {
  readonly column: DataColumn;
  readonly operator: Operator;
  readonly fault: string | null;
}

/** The fields that suit a comparison: two bounds, a list of the column's values, values to type, or a text. */
export function FilterValues(props: FilterValuesProps): ReactElement {
  const way = wayOf(props.column, props.operator);
  if (way === "range") return <Bounds {...props} />;
  if (way === "choice") return <Choices {...props} />;
  return <FreeText {...props} />;
}

const stateOf = (fault: string | null) =>
  fault === null ? {} : { state: "error" as const, stateRelatedMessage: fault };

const INPUTS: Readonly<Record<string, InputHTMLAttributes<HTMLInputElement>>> = {
  annee: { type: "number", min: 1900, max: 2100, step: 1 },
  entier: { type: "number", step: 1 },
  decimal: { inputMode: "decimal" },
  euros: { inputMode: "decimal" },
  date: { type: "date" },
  trimestre: { placeholder: "2023-T1", pattern: "\\d{4}-T[1-4]" },
};

function Bounds({ column, fault }: FilterValuesProps): ReactElement {
  const { say } = useWords();
  const attributes = INPUTS[column.type] ?? {};
  return (
    <>
      <Input
        label={say(DATA.from)}
        nativeInputProps={{ ...attributes, name: FIELDS.from }}
        {...stateOf(fault)}
      />
      <Input label={say(DATA.to)} nativeInputProps={{ ...attributes, name: FIELDS.to }} />
    </>
  );
}

function FreeText({ column, operator, fault }: FilterValuesProps): ReactElement {
  const { say } = useWords();
  if (wayOf(column, operator) === "contains") {
    return (
      <Input
        label={say(DATA.contains)}
        nativeInputProps={{ name: FIELDS.value }}
        {...stateOf(fault)}
      />
    );
  }
  return (
    <Input
      label={say(DATA.values)}
      hintText={say(DATA.valuesHint)}
      nativeInputProps={{ name: FIELDS.value }}
      {...stateOf(fault)}
    />
  );
}

function Choices({ column, fault }: FilterValuesProps): ReactElement {
  const words = useWords();
  const reference = useReference();
  const lexicon = lexiconOf(words, reference);
  return (
    <Select
      label={words.say(DATA.value)}
      nativeSelectProps={{ name: FIELDS.value, defaultValue: "" }}
      {...stateOf(fault)}
    >
      <option value="">{words.say(DATA.choose)}</option>
      {valuesOffered(column, reference).map((value) => (
        <option key={value} value={value}>
          {sayValue(column, value, lexicon)}
        </option>
      ))}
    </Select>
  );
}

/** The values that a column may hold: its choices, or the territories of its level by their official codes. */
function valuesOffered(column: DataColumn, { territories }: Reference): readonly string[] {
  if (column.choix.length > 0) return column.choix.map(({ valeur }) => valeur);
  if (column.type === "booleen") return ["true", "false"];
  if (column.type === "territoire") return territories.map(({ code }) => code);
  const level = column.type === "region" ? "region" : "departement";
  return territories.filter(({ niveau }) => niveau === level).map(({ code }) => code.slice(1));
}
