import { type Text, text, VALUE_STATUSES } from "@fabriques/pipelines/catalogue";
import type { Change, Coverage, Point, Unfinished } from "../index.js";
import { withCounts } from "./counts.js";
import { type Format, isPercent, PROSE, type Unit, written } from "./format.js";
import { onPeriod } from "./periods.js";
import { HARD, joined, labelled, lower, THIN } from "./words.js";

/** A change from fewer than this is told as a number, not in percent. */
const FEW = 5;

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
  return relative === null || isFromFew({ difference, relative }, unit)
    ? format.value(Math.abs(difference), unit)
    : format.percent(Math.abs(relative));
}

/** From 2 to 3 is one more, not 50 % more. */
function isFromFew(
  { difference, relative }: { difference: number; relative: number },
  unit: Unit,
): boolean {
  return unit.id === "nombre" && Math.round(Math.abs((100 * difference) / relative)) < FEW;
}

/** `par rapport à 2024`; `de 2020 à 2025` where the change does not start from the period before. */
export function sinceWords({ de, a, ecart_d_annees }: SaidChange): Text {
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
  const [one, several, en] = COVERED[unite];
  return text(
    `${observe} ${observe > 1 ? several : one} sur ${attendu}`,
    `${observe} of ${attendu} ${en}`,
  );
}

const COVERED: Readonly<Record<Coverage["unite"], readonly [string, string, string]>> = {
  mois: ["mois", "mois", "months"],
  centres: ["centre", "centres", "centres"],
  regions: ["région", "régions", "regions"],
};

/** What a period under way is said with. */
export interface UnfinishedWords {
  readonly unit: Unit;
  /** Read at a date, rather than counted over months. */
  readonly isStock: boolean;
  /** The last period of its series: more of it may come. */
  readonly isLast: boolean;
}

/**
 * `2026, 9 mois sur 12 : 42, contre 40 sur les mêmes mois de 2025`, or `à la même date de 2025` for a stock; a share with
 * its counts; why there is no value, where there is none.
 */
export function unfinishedPhrase(
  unfinished: Omit<Unfinished, "phrase">,
  words: UnfinishedWords,
): Text {
  const { periode, couverture, comparaison } = unfinished;
  const period = written((f) => f.period(periode), PROSE);
  const head = joined([period, couverture && coverageWords(couverture)], ", ");
  const isCompared = comparaison !== null && unfinished.valeur !== null;
  return labelled(
    head,
    isCompared ? comparedWords(unfinished, comparaison, words) : valueWords(unfinished, words.unit),
  );
}

function valueWords(point: Omit<Point, "periode">, unit: Unit): Text {
  const { valeur, statut } = point;
  if (valeur === null) {
    const { label } = VALUE_STATUSES[statut];
    return text(lower(label.fr), lower(label.en));
  }
  return withCounts(
    written((f) => f.value(valeur, unit), PROSE),
    point,
    unit,
  );
}

/** Where fewer months compare than are there, and where a month that goes on is counted too, both values are told. */
function comparedWords(
  unfinished: Omit<Unfinished, "phrase">,
  { mois, a, de }: NonNullable<Unfinished["comparaison"]>,
  { unit, isStock, isLast }: UnfinishedWords,
): Text {
  const [now, then] = [valueWords(a, unit), valueWords(de, unit)];
  if (isStock) {
    return text(
      `${now.fr} au bout de ${mois} mois, contre ${then.fr} à la même date de ${de.periode}`,
      `${now.en} after ${mois} months, against ${then.en} at the same date in ${de.periode}`,
    );
  }
  if (unfinished.couverture?.observe === mois && unfinished.valeur === a.valeur) {
    return text(
      `${now.fr}, contre ${then.fr} sur les mêmes mois de ${de.periode}`,
      `${now.en}, against ${then.en} in the same months of ${de.periode}`,
    );
  }
  const all = valueWords(unfinished, unit);
  const span = isLast ? text("à ce jour", "so far") : text("en tout", "in all");
  return text(
    `${all.fr} ${span.fr}${THIN}; ${now.fr} sur les ${mois} premiers mois, contre ${then.fr} sur ceux de ${de.periode}`,
    `${all.en} ${span.en}; ${now.en} in the first ${mois} months, against ${then.en} in those of ${de.periode}`,
  );
}
