import { type ProgressStatus, type Text, text } from "@fabriques/pipelines/catalogue";
import type { Headline } from "../contract/index.js";
import { countSentence } from "../contract/speech/index.js";

/** The state of a Fabrique: the sentence of its first headline, then the count of its key points by status. */
export function phraseOf(
  [first]: readonly Headline[],
  counts: Partial<Record<ProgressStatus, number>>,
): Text {
  const figure = first?.phrase ?? text("", "");
  const points = countSentence(counts);
  return text(`${figure.fr} ${points.fr}`.trim(), `${figure.en} ${points.en}`.trim());
}
