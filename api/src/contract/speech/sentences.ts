import { type Text, text, VALUE_STATUSES, type ValueStatus } from "@fabriques/pipelines/catalogue";
import { type Format, isPercent, PROSE, type Unit, written } from "./format.js";
import { onPeriod } from "./periods.js";
import { HARD, labelled, lower } from "./words.js";

/** A change that was judged, ready to be said. */
export interface SaidChange {
  readonly direction: "hausse" | "baisse" | "stable";
  /** Without a sign; in percent of the earlier value where `isRelative`, else in the unit, points for a percentage. */
  readonly size: number;
  readonly isRelative: boolean;
  /** Period that it is measured on: `2023`, `2023-T1`. */
  readonly since: string;
}

/** A figure that was judged, ready to be said. */
export interface SaidFigure {
  readonly label: Text;
  readonly unit: Unit;
  readonly value: number;
  readonly period: string;
  readonly isProvisional: boolean;
  /** Null where there is nothing to compare with. */
  readonly change: SaidChange | null;
}

/** `Contrats conclus : 42 en 2025 (provisoire), en hausse de 5 % par rapport à 2024.` */
export function figureSentence(figure: SaidFigure): Text {
  const { label, unit, value, period, isProvisional, change } = figure;
  const amount = written((f) => `${f.value(value, unit)} ${f.inPeriod(period)}`, PROSE);
  const mark = isProvisional ? text(" (provisoire)", " (provisional)") : text("", "");
  const moved = change === null ? text("", "") : changeClause(change, unit);
  return labelled(
    label,
    text(`${amount.fr}${mark.fr}${moved.fr}.`, `${amount.en}${mark.en}${moved.en}.`),
  );
}

/** `Contrats conclus : secret statistique.`: what a figure without a value is. */
export function missingSentence(label: Text, status: ValueStatus): Text {
  const said = VALUE_STATUSES[status].label;
  return labelled(label, text(`${lower(said.fr)}.`, `${lower(said.en)}.`));
}

function changeClause(change: SaidChange, unit: Unit): Text {
  const since = onPeriod(change.since);
  if (change.direction === "stable") {
    return text(`, stable ${since.fr}`, `, unchanged ${since.en}`);
  }
  const size = written((f) => sizeOf(change, unit, f), PROSE);
  const [fr, en] =
    change.direction === "hausse" ? ["en hausse de", "up"] : ["en baisse de", "down"];
  return text(`, ${fr} ${size.fr} ${since.fr}`, `, ${en} ${size.en} ${since.en}`);
}

function sizeOf({ size, isRelative }: SaidChange, unit: Unit, format: Format): string {
  if (isRelative) return format.percent(size);
  return isPercent(unit) ? pointsOf(size, format) : format.value(size, unit);
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
