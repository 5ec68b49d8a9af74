import { publishedAs } from "../catalogue/publication.js";
import { measureCells } from "./published.js";
import type { Measurable, MeasuredCell, MeasureQuestion, PublishedFile } from "./question.js";
import { measureRows } from "./rows.js";

/** Measures an indicator of a published file, from its rows or from its cells as it is published. */
export function measure(
  published: Measurable & { readonly db: PublishedFile },
  question: MeasureQuestion,
): Promise<readonly MeasuredCell[]> {
  return publishedAs(question.indicator) === "lignes"
    ? measureRows(published, question)
    : measureCells(published.db, question);
}
