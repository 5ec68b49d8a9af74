import type { IndicatorAnswer } from "@fabriques/api/contract";
import type { IndicatorWords } from "../../app/reference.js";
import type { DataColumn } from "../../table/filters.js";
import type { Choice } from "./choice.js";

/** What every section of the page is given. */
export interface Asked {
  readonly indicator: IndicatorWords;
  /** Code of the territory that the page speaks of. */
  readonly territory: string;
  /** Columns that the indicator may be filtered or broken down by. */
  readonly columns: readonly DataColumn[];
  readonly choice: Choice;
  /** The indicator over time in the territory. */
  readonly answer: IndicatorAnswer;
  /** Changes a part of the choice, in the address. */
  readonly change: (part: Partial<Choice>) => void;
}

/** The year that comparisons between territories or categories are made in: the last one asked, else the last complete one. */
export function yearOf({ choice, answer }: Pick<Asked, "choice" | "answer">): string | null {
  if (choice.to !== "") return choice.to;
  const { periode, serie } = answer.avancement;
  return periode?.slice(0, 4) ?? serie.at(-1)?.periode ?? null;
}
