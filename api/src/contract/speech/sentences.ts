import { type Text, text, VALUE_STATUSES } from "@fabriques/pipelines/catalogue";
import type { Change, Point, Progress } from "../index.js";
import { PROSE, type Unit, written } from "./format.js";
import { labelled, lower } from "./words.js";

/** A figure that was judged, ready to be said. */
export interface SaidFigure {
  readonly label: Text;
  readonly unit: Unit;
  /** What the numerator and the denominator count. */
  readonly counted: { readonly numerator: Text; readonly denominator: Text | null };
  readonly figure: Omit<Point, "periode"> & { readonly periode: string | null };
  readonly evolution: Change | null;
  readonly series: readonly Point[];
}

/** A progress that was judged, ready to be said. */
export interface SaidProgress extends SaidFigure {
  readonly judged: Omit<Progress, "titre" | "phrase" | "en_cours">;
}

/** Level and direction in one sentence. */
export const figureTitle = (said: SaidFigure): Text => figureSentence(said);

/** The same in full, with its counts. */
export function figureSentence({ label, unit, figure, evolution }: SaidFigure): Text {
  const { valeur, periode, statut } = figure;
  if (valeur === null || periode === null) {
    const { label: words } = VALUE_STATUSES[statut];
    return labelled(label, text(`${lower(words.fr)}.`, `${lower(words.en)}.`));
  }
  const amount = written((f) => `${f.value(valeur, unit)} ${f.inPeriod(periode)}`, PROSE);
  const mark = statut === "provisoire" ? text(" (provisoire)", " (provisional)") : text("", "");
  const moved = evolution
    ? text(`, ${evolution.phrase.fr}`, `, ${evolution.phrase.en}`)
    : text("", "");
  return labelled(
    label,
    text(`${amount.fr}${mark.fr}${moved.fr}.`, `${amount.en}${mark.en}${moved.en}.`),
  );
}

/** Level, direction and distance in one sentence, which cannot contradict the status. */
export const progressTitle = (said: SaidProgress): Text => figureSentence(said);

/** The same in full: value with its counts, change, target and what was expected. */
export const progressSentence = (said: SaidProgress): Text => figureSentence(said);
