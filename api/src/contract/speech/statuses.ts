import {
  PROGRESS_STATUS_IDS,
  PROGRESS_STATUSES,
  type ProgressStatus,
  type Text,
  text,
} from "@fabriques/pipelines/catalogue";
import type { Progress } from "../index.js";
import { lower, THIN } from "./words.js";

/** The order in which statuses are told, worst first among the judged ones. */
export const statusOrder = (status: ProgressStatus): number => PROGRESS_STATUS_IDS.indexOf(status);

/** The word of a status of progress, for the middle of a sentence. */
export function statusWord(status: ProgressStatus): Text {
  const { label } = PROGRESS_STATUSES[status];
  return text(lower(label.fr), lower(label.en));
}

/** A target without a better direction has no verdict, and is a target all the same. */
const NO_DIRECTION = text("Sans sens de lecture", "No better direction");

/** The label of the verdict on a progress. */
export const verdictLabel = ({ statut, objectif }: Pick<Progress, "statut" | "objectif">): Text =>
  statut === "sans_objectif" && objectif !== null ? NO_DIRECTION : PROGRESS_STATUSES[statut].label;

/** Labels that do not read well after a number. */
const COUNTED: Partial<Record<ProgressStatus, Text>> = {
  non_atteint: text("à la cible manquée", "with a missed target"),
  secret: text("sous secret statistique", "under statistical secrecy"),
  sans_objectif: text("sans objectif", "without a target"),
  sans_donnee: text("sans donnée", "without data"),
};

/** A status after the number of things that have it: `2 atteints`, `3 sans objectif`. */
export function countedStatus(status: ProgressStatus, count: number): Text {
  const { label } = PROGRESS_STATUSES[status];
  // The other labels are invariable in French: « en retard », « à surveiller ».
  const plural = count > 1 && (status === "atteint" || status === "non_calculable") ? "s" : "";
  const { fr, en } = COUNTED[status] ?? text(lower(label.fr) + plural, lower(label.en));
  return text(`${count} ${fr}`, `${count} ${en}`);
}

/** `Sur 5 points clés : 2 atteints, 3 sans objectif.`, in the order of statuses; empty where there is none. */
export function countSentence(counts: Partial<Record<ProgressStatus, number>>): Text {
  const present = PROGRESS_STATUS_IDS.map((id) => ({ id, count: counts[id] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  const total = present.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return text("", "");
  const said = present.map(({ id, count }) => countedStatus(id, count));
  return text(
    `Sur ${total} points clés${THIN}: ${said.map(({ fr }) => fr).join(", ")}.`,
    `Of ${total} key points: ${said.map(({ en }) => en).join(", ")}.`,
  );
}
