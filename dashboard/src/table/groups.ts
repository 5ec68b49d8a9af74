import { orderOf, ranksOf } from "./order.js";
import type { CellValue, Rows } from "./rows.js";
import type { Sort } from "./sort.js";

/** What the rows of a group make together in one column: only what is known is added up. */
export interface Part {
  readonly sum: number;
  /** Rows that have a number, and rows that have none. */
  readonly known: number;
  readonly missing: number;
  /** The period of every row; null where they stand for several, or where it is not known. */
  readonly period: CellValue;
}

/** Rows that have the same cells in every column of a grouping: the smallest group there is. */
export interface Bundle {
  readonly id: string;
  /** The cells they share, in the order of the grouping. */
  readonly cells: readonly CellValue[];
  /** Their places, in the order asked. */
  readonly rows: readonly number[];
  readonly part: (column: number) => Part;
}

/** How rows are put together; columns are given by their places. */
export interface Bundling {
  readonly by: readonly number[];
  /** The column that says the period of a row; -1 where there is none. */
  readonly period: number;
  readonly sort: Sort | null;
}

/** Puts rows together; bundles come in the order of the cells that their rows share, whatever the order of the rows. */
export function bundlesOf(rows: Rows, { by, period, sort }: Bundling): readonly Bundle[] {
  const ranked = by.map((place) => ranksOf(rows, place));
  const bundles = new Map<string, number[]>();
  for (const row of orderOf(rows, sort)) {
    const id = ranked.map(({ ranks }) => ranks[row]).join("-");
    const known = bundles.get(id);
    if (known) known.push(row);
    else bundles.set(id, [row]);
  }
  const rankAt = (id: string, level: number): number => Number(id.split("-")[level]);
  const inOrder = [...bundles].sort(([a], [b]) => {
    const level = by.findIndex((_, each) => rankAt(a, each) !== rankAt(b, each));
    return level < 0 ? 0 : rankAt(a, level) - rankAt(b, level);
  });
  return inOrder.map(([id, places]) => ({
    id,
    cells: by.map((place) => rows.cell(places[0] ?? 0, place)),
    rows: places,
    part: (column) => partOf(rows, { places, column, period }),
  }));
}

interface PartAsked {
  readonly places: readonly number[];
  readonly column: number;
  readonly period: number;
}

function partOf(rows: Rows, { places, column, period }: PartAsked): Part {
  const cells = rows.column(column);
  const periods = period < 0 ? null : rows.column(period);
  const first = periods?.[places[0] ?? 0] ?? null;
  let [sum, known, same] = [0, 0, first !== null];
  for (const row of places) {
    const cell = cells[row];
    if (typeof cell === "number") {
      sum += cell;
      known += 1;
    }
    same &&= periods?.[row] === first;
  }
  return { sum, known, missing: places.length - known, period: same ? first : null };
}

/** What parts make together. */
export function joinParts(parts: readonly Part[]): Part {
  const total = (read: (part: Part) => number): number =>
    parts.reduce((sum, part) => sum + read(part), 0);
  const period = parts[0]?.period ?? null;
  return {
    sum: total(({ sum }) => sum),
    known: total(({ known }) => known),
    missing: total(({ missing }) => missing),
    period: parts.every((part) => part.period === period) ? period : null,
  };
}

/** How a group tells its numbers: added up, or their mean per row that has one. */
export type Telling = "somme" | "moyenne";

/** The number of a group; `manquant` where no row has one, `stock` where a stock would be added up over several periods. */
export function groupNumber(
  part: Part,
  telling: Telling,
  isStock: boolean,
): number | "manquant" | "stock" {
  if (part.known === 0) return "manquant";
  if (telling === "moyenne") return part.sum / part.known;
  return isStock && part.period === null ? "stock" : part.sum;
}
