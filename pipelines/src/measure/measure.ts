import { publishedAs } from "../catalogue/publication.js";
import type { PublishedFile } from "./executor.js";
import { observationIn } from "./observation.js";
import { measureCells } from "./published.js";
import type { MeasuredCell, MeasureQuestion } from "./question.js";
import { measureRows } from "./rows.js";

/** Measures an indicator of a published file, from its rows or from its cells as it is published. */
export async function measure(
  db: PublishedFile,
  question: MeasureQuestion,
): Promise<readonly MeasuredCell[]> {
  const observation = await observationIn(db, question.indicator.dataset);
  return publishedAs(question.indicator) === "lignes"
    ? measureRows({ db, observation }, question)
    : measureCells(db, question);
}
