import { type Text, text } from "@fabriques/pipelines/catalogue";
import type { Change, Coverage, Unfinished } from "../index.js";
import { type Format, isPercent, PROSE, type Unit, written } from "./format.js";
import { onPeriod } from "./periods.js";
import { HARD, labelled } from "./words.js";

/** A change that was judged, ready to be said. */
export type SaidChange = Omit<Change, "phrase">;

/** `en hausse de 5,3 % par rapport à 2024`, `stable de 2020 à 2025`. */
export function changePhrase(change: SaidChange, unit: Unit): Text {
  const since = sinceWords(change);
  if (change.sens === "stable") return text(`stable ${since.fr}`, `stable ${since.en}`);
  const size = written((format) => changeSize(change, unit, format), PROSE);
  const [fr, en] = change.sens === "hausse" ? ["en hausse de", "up"] : ["en baisse de", "down"];
  return text(`${fr} ${size.fr} ${since.fr}`, `${en} ${size.en} ${since.en}`);
}

/** The size of a change without its sign: `5,3 %`, `3,1 points`, `4`. */
export function changeSize(
  { difference, relative }: Pick<SaidChange, "difference" | "relative">,
  unit: Unit,
  format: Format,
): string {
  if (isPercent(unit)) return pointsOf(Math.abs(difference), format);
  return relative === null
    ? format.value(Math.abs(difference), unit)
    : format.percent(Math.abs(relative));
}

/** The period that a change starts from is named where it is not the one before. */
function sinceWords({ de, a, ecart_d_annees }: SaidChange): Text {
  if (!ecart_d_annees) return onPeriod(de);
  const [from, to] = [written((f) => f.period(de), PROSE), written((f) => f.period(a), PROSE)];
  const isQuarter = de.includes("-T");
  return text(
    isQuarter ? `du ${from.fr} au ${to.fr}` : `de ${from.fr} à ${to.fr}`,
    `from ${from.en} to ${to.en}`,
  );
}

/** `3,1 points`, `3.1 percentage points`, from a number of points. */
export function pointsOf(size: number, format: Format): string {
  const number = format.number(size, 1);
  const rounded = Number(size.toFixed(1));
  // French takes the plural from two on, English from anything but one.
  return format.language === "fr"
    ? `${number}${HARD}point${rounded >= 2 ? "s" : ""}`
    : `${number} percentage point${rounded === 1 ? "" : "s"}`;
}

/** `9 mois sur 12`, `64 centres sur 160`: how much of a period is there. */
export function coverageWords({ observe, attendu, unite }: Coverage): Text {
  const centres = observe > 1 ? "centres" : "centre";
  return unite === "mois"
    ? text(`${observe} mois sur ${attendu}`, `${observe} of ${attendu} months`)
    : text(`${observe} ${centres} sur ${attendu}`, `${observe} of ${attendu} centres`);
}

/** `2026, 9 mois sur 12 : 42, contre 40 sur les mêmes mois de 2025`. */
export function unfinishedPhrase(unfinished: Omit<Unfinished, "phrase">, unit: Unit): Text {
  const { periode, valeur, couverture, comparaison } = unfinished;
  const period = written((f) => f.period(periode), PROSE);
  const there = couverture === null ? text("", "") : coverageWords(couverture);
  const head = text(`${period.fr}, ${there.fr}`, `${period.en}, ${there.en}`);
  if (valeur === null) return head;
  const value = written((f) => f.value(valeur, unit), PROSE);
  if (comparaison === null) return labelled(head, value);
  const { mois, a, de } = comparaison;
  const [now, then] = [a, de].map((point) =>
    written((f) => (point.valeur === null ? "" : f.value(point.valeur, unit)), PROSE),
  ) as [Text, Text];
  const isWhole = couverture?.observe === mois;
  const part = isWhole
    ? text(`sur les mêmes mois de ${de.periode}`, `in the same months of ${de.periode}`)
    : text(
        `sur les ${mois} premiers mois de ${de.periode}`,
        `in the first ${mois} months of ${de.periode}`,
      );
  return labelled(
    head,
    text(`${now.fr}, contre ${then.fr} ${part.fr}`, `${now.en}, against ${then.en} ${part.en}`),
  );
}
