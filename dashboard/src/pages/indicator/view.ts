import type { IndicatorAnswer } from "@fabriques/api/contract";
import type { IndicatorWords } from "../../app/reference.js";
import type { DataColumn } from "../../filters/filter.js";
import type { IndicatorChoice } from "./choice.js";

/** What every section of the page is given. */
export interface Asked {
  readonly indicator: IndicatorWords;
  /** Code of the territory that the page speaks of. */
  readonly territory: string;
  /** Columns that the indicator may be filtered by. */
  readonly columns: readonly DataColumn[];
  /** Columns that it may be broken down by, with the time and the filters chosen. */
  readonly breakdowns: readonly DataColumn[];
  readonly choice: IndicatorChoice;
  /** The indicator over time in the territory. */
  readonly answer: IndicatorAnswer;
  /** The period that territories and categories are compared in; null where there is none. */
  readonly period: string | null;
  /** Changes a part of the choice, in the address. */
  readonly change: (part: Partial<IndicatorChoice>) => void;
}

/** The period to compare in: the last one asked, else the one that the api judges. */
export function periodOf({ choice, answer }: Pick<Asked, "choice" | "answer">): string | null {
  const periods = answer.valeurs.map((cell) => String(cell[choice.time]));
  if (choice.to !== "") return periods.at(-1) ?? choice.to;
  const judged = (answer.suite ?? answer.avancement).periode;
  return judged !== null && periods.includes(judged) ? judged : (periods.at(-1) ?? null);
}
