import { indicatorOf, type ProgressStatus, type Text, text } from "@fabriques/pipelines/catalogue";
import type { Headline } from "../contract/index.js";
import {
  countSentence,
  figureSentence,
  isPercent,
  missingSentence,
  type SaidChange,
  type Unit,
} from "../contract/speech/index.js";
import { unitWords } from "./units.js";

/** The state of a Fabrique in two sentences: its first headline, then the count of its key points by status. */
export function phraseOf(
  headlines: readonly Headline[],
  counts: Partial<Record<ProgressStatus, number>>,
): Text {
  const [first] = headlines;
  const figure = first ? headlineSentence(first) : text("", "");
  const points = countSentence(counts);
  return text(`${figure.fr} ${points.fr}`.trim(), `${figure.en} ${points.en}`.trim());
}

function headlineSentence(headline: Headline): Text {
  const indicator = indicatorOf(headline.indicateur);
  if (!indicator) return text("", "");
  const { label } = indicator;
  const { valeur, periode, statut } = headline;
  if (valeur === null || periode === null) return missingSentence(label, statut);
  const unit = unitWords(indicator.unit);
  const isProvisional = statut === "provisoire";
  const change = changeIn(headline, unit);
  return figureSentence({ label, unit, value: valeur, period: periode, isProvisional, change });
}

/** A change that is written as zero is none. */
function changeIn(
  { variation, variation_relative, reference }: Headline,
  unit: Unit,
): SaidChange | null {
  if (variation === null || reference === null) return null;
  const isRelative = variation_relative !== null;
  const size = Math.abs(variation_relative ?? variation);
  const rounded = Number(size.toFixed(1));
  const moved = variation > 0 ? "hausse" : "baisse";
  return {
    direction: rounded === 0 ? "stable" : moved,
    size: isRelative || isPercent(unit) ? rounded : size,
    isRelative,
    since: reference.periode,
  };
}
