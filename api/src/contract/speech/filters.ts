import {
  type Column,
  DEPARTMENTS,
  type Operator,
  REGIONS,
  type Territory,
  type Text,
  territoryOf,
  text,
} from "@fabriques/pipelines/catalogue";
import { labelled, same } from "./words.js";

/** What a filter is on: the label of a column, its kind, and its choices where it has some. */
export type FilteredColumn = Pick<Column, "kind" | "label" | "choices">;

/** A filter: a column, an operator, and its values as a URL writes them; a side of a range may be empty. */
export interface SaidFilter {
  readonly column: FilteredColumn;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** A filter in words: `Année : 2022 ou 2023`, `Collectivité contient « lyon »`. */
export function filterSentence({ column, operator, values }: SaidFilter): Text {
  const said = values.map((value) => valueWords(column, value));
  const { label } = column;
  const [first = same(""), last = same("")] = said;
  if (operator === "~=") {
    return text(
      `${label.fr} contient «\u202f${first.fr}\u202f»`,
      `${label.en} contains “${first.en}”`,
    );
  }
  if (operator === "=") {
    return labelled(
      label,
      text(said.map(({ fr }) => fr).join(" ou "), said.map(({ en }) => en).join(" or ")),
    );
  }
  if (values[0] === "") return labelled(label, text(`jusqu’à ${last.fr}`, `up to ${last.en}`));
  if (values[1] === "") {
    return labelled(label, text(`à partir de ${first.fr}`, `from ${first.en}`));
  }
  return labelled(label, text(`de ${first.fr} à ${last.fr}`, `from ${first.en} to ${last.en}`));
}

/** A value of a filter in words: the label of a choice, `08/11/2023`, `T1 2023`, `Rhône (69)`. */
export function valueWords({ kind, choices }: FilteredColumn, value: string): Text {
  const choice = choices?.find((candidate) => candidate.value === value);
  if (choice) return choice.label;
  switch (kind) {
    case "booleen":
      return value === "true" ? text("oui", "yes") : text("non", "no");
    case "date":
      return text(value.split("-").reverse().join("/"), value);
    case "trimestre":
      return text(
        `T${value.slice(-1)} ${value.slice(0, 4)}`,
        `Q${value.slice(-1)} ${value.slice(0, 4)}`,
      );
    case "departement":
    case "liste_departements":
      return placeWords(DEPARTMENTS.find(({ cog }) => cog === value)?.name, value);
    case "region":
      return placeWords(REGIONS.find(({ cog }) => cog === value)?.name, value);
    case "territoire":
      return placeWords(territoryOf(value)?.name, value);
    default:
      return same(value);
  }
}

const placeWords = (name: string | undefined, code: string): Text =>
  same(name === undefined ? code : `${name} (${code})`);

/** What narrows a question on an indicator, beside the filters on columns. */
export interface SaidScope {
  readonly territory: Pick<Territory, "name" | "code">;
  /** Dimensions of the answer. */
  readonly by: readonly string[];
  /** First and last period asked for. */
  readonly from?: string;
  readonly to?: string;
}

/** The scope of a question on an indicator, a text per part: `Territoire : Rhône (D69)`, `Par : annee`. */
export function scopeWords({ territory, by, from, to }: SaidScope): readonly Text[] {
  return [
    labelled(text("Territoire", "Territory"), placeWords(territory.name, territory.code)),
    labelled(text("Par", "By"), same(by.join(", "))),
    ...(from === undefined ? [] : [text(`À partir de ${from}`, `From ${from}`)]),
    ...(to === undefined ? [] : [text(`Jusqu’à ${to}`, `Up to ${to}`)]),
  ];
}
