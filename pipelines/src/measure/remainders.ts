import type { Indicator } from "../catalogue/model.js";
import { answerOf } from "../catalogue/plan/index.js";
import type { PublishedFile } from "./executor.js";
import { type Figure, figureOf, stateOf } from "./figure.js";
import { keyOf } from "./grid.js";
import { measureCells } from "./published.js";
import type { MeasuredCell, MeasureQuestion } from "./question.js";

const TIMES: readonly string[] = ["annee", "trimestre"];

/**
 * What the hidden ones of the `cells` that answer a question make together along each of its dimensions, so that a table
 * adds up: the group around them less the shown ones. The dimension is null in such a cell. None where nothing is hidden,
 * where the group itself is, or where figures do not add up.
 */
export async function measureRemainders(
  db: PublishedFile,
  question: MeasureQuestion,
  cells: readonly MeasuredCell[],
): Promise<readonly MeasuredCell[]> {
  const answer = answerOf(question.indicator.id)?.answer;
  if (answer?.kind !== "count" && answer?.kind !== "rate") return [];
  if (cells.every(({ figure }) => figure.statut !== "secret")) return [];
  const found: MeasuredCell[] = [];
  for (const dimension of question.by.filter((name) => !TIMES.includes(name))) {
    // A filter on the same dimension leaves out part of the group: what is left is not what is hidden.
    if (question.filters?.[dimension] !== undefined) continue;
    const by = question.by.filter((name) => name !== dimension);
    const around = await measureCells(db, { ...question, by });
    const inside = groupedBy(by, cells);
    const keyIn = keyBy(by);
    for (const group of around) {
      const figures = inside.get(keyIn(group)) ?? [];
      found.push(...remainderOf(question.indicator, { dimension, group, figures }));
    }
  }
  return found;
}

const keyBy =
  (names: readonly string[]) =>
  ({ dimensions }: MeasuredCell): string =>
    keyOf(names.map((name) => dimensions[name] ?? null));

function groupedBy(
  names: readonly string[],
  cells: readonly MeasuredCell[],
): ReadonlyMap<string, readonly Figure[]> {
  const keyIn = keyBy(names);
  const groups = new Map<string, Figure[]>();
  for (const cell of cells) {
    const key = keyIn(cell);
    const own = groups.get(key);
    if (own) own.push(cell.figure);
    else groups.set(key, [cell.figure]);
  }
  return groups;
}

interface Group {
  readonly dimension: string;
  readonly group: MeasuredCell;
  /** Figures of the cells inside the group. */
  readonly figures: readonly Figure[];
}

function remainderOf(
  indicator: Indicator,
  { dimension, group, figures }: Group,
): readonly MeasuredCell[] {
  const { figure } = group;
  const shown = figures.filter(({ statut }) => statut !== "secret");
  if (figure.numerateur === null || shown.length === figures.length) return [];
  const left = (of: (one: Figure) => number | null): number =>
    (of(figure) ?? 0) - shown.reduce((sum, one) => sum + (of(one) ?? 0), 0);
  const numerateur = left((one) => one.numerateur);
  const denominateur = figure.denominateur === null ? null : left((one) => one.denominateur);
  const dimensions = { ...group.dimensions, [dimension]: null };
  if (denominateur === 0) return [];
  const people = denominateur ?? numerateur;
  const tally = { lignes: people, connues: people, numerateur, denominateur };
  return [{ dimensions, figure: figureOf(indicator, tally, stateOf(figure)) }];
}
