import { type Text, text, VALUE_STATUSES } from "@fabriques/pipelines/catalogue";
import type { Change, Point, Progress } from "../index.js";
import { withCounts } from "./counts.js";
import { PROSE, type Unit, written } from "./format.js";
import { peakWords } from "./peaks.js";
import { distanceWords, targetSentences } from "./targets.js";
import { joined, labelled, lower } from "./words.js";

/** A figure that was judged, ready to be said. */
export interface SaidFigure {
  readonly label: Text;
  readonly unit: Unit;
  /** What the numerator and the denominator count. */
  readonly counted: { readonly numerator: Text; readonly denominator: Text | null };
  readonly figure: Omit<Point, "periode"> & { readonly periode: string | null };
  readonly evolution: Change | null;
  /** What a peak must be above; a start that was declared stands for the value of its year. */
  readonly series: readonly Point[];
}

/** A progress that was judged, ready to be said. */
export interface SaidProgress extends SaidFigure {
  readonly judged: Omit<Progress, "titre" | "phrase" | "en_cours">;
}

/** Level and direction in one sentence, without its full stop. */
export const figureTitle = (said: SaidFigure): Text =>
  labelled(said.label, joined([levelOf(said), said.evolution?.phrase, peakWords(said)], ", "));

/** The same in full: what the counts count, where it is a share. */
export function figureSentence(said: SaidFigure): Text {
  return stopped(joined([figureTitle(said), countedWords(said)], "\u202f; ", "; "));
}

/** Level, direction and distance in one sentence, which cannot contradict the status. */
export function progressTitle(said: SaidProgress): Text {
  const level = labelled(said.label, joined([levelOf(said), said.evolution?.phrase], ", "));
  const isSilent = said.figure.valeur === null && said.judged.echeance === null;
  const distance = isSilent ? null : distanceWords(said.judged, said.unit);
  if (distance === null) return level;
  return isTurn(said.judged)
    ? text(`${level.fr}, mais ${distance.fr}`, `${level.en}, but ${distance.en}`)
    : joined([level, distance], ", ");
}

/** The same in full: value with its counts, change, target and what was expected. */
export const progressSentence = (said: SaidProgress): Text =>
  joined([figureSentence(said), ...targetSentences(said.judged, said.unit)], " ");

/** `57,9 % (33 sur 57) en 2025 (provisoire)`, or why there is no value. */
function levelOf({ unit, figure }: SaidFigure): Text {
  const { valeur, periode, statut } = figure;
  if (valeur === null || periode === null) {
    const { label } = VALUE_STATUSES[statut];
    return text(lower(label.fr), lower(label.en));
  }
  const value = withCounts(
    written((f) => f.value(valeur, unit), PROSE),
    figure,
    unit,
  );
  const when = written((f) => f.inPeriod(periode), PROSE);
  const mark = statut === "provisoire" ? text("(provisoire)", "(provisional)") : null;
  return joined([value, when, mark], " ");
}

/** What both counts of a share are, in the words of the catalogue. */
function countedWords({ unit, counted, figure }: SaidFigure): Text | null {
  const { numerator, denominator } = counted;
  if (unit.id !== "pourcent" || denominator === null || figure.valeur === null) return null;
  if (figure.numerateur === null || figure.denominateur === null) return null;
  return text(
    `${lower(numerator.fr)}, sur ${lower(denominator.fr)}`,
    `${lower(numerator.en)}, out of ${lower(denominator.en)}`,
  );
}

const GOOD: readonly Progress["statut"][] = ["atteint", "en_bonne_voie"];

/** Whether the last change goes one way and the verdict the other. */
const isTurn = ({ evolution, statut }: SaidProgress["judged"]): boolean =>
  evolution?.favorable != null && evolution.favorable !== GOOD.includes(statut);

const stopped = ({ fr, en }: Text): Text => text(`${fr}.`, `${en}.`);
