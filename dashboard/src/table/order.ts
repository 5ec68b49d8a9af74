import type { CellValue, Rows } from "./rows.js";
import type { Sort } from "./sort.js";

const COLLATOR = new Intl.Collator("fr", { numeric: true });

/** Orders two cells as a French reader expects: accents and capitals count last, digits inside texts as numbers. */
export function compareCells(a: CellValue | undefined, b: CellValue | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return COLLATOR.compare(String(a ?? ""), String(b ?? ""));
}

/** A column's distinct cells in order, and the rank of each row among them; a missing cell ranks after all. */
export interface Ranks {
  readonly distinct: readonly CellValue[];
  readonly ranks: Uint32Array;
}

const ranked = new WeakMap<Rows, Map<number, Ranks>>();

/** Ranks the cells of a column; done once per column, since comparing texts is what takes time in a sort. */
export function ranksOf(rows: Rows, place: number): Ranks {
  const known = ranked.get(rows) ?? new Map<number, Ranks>();
  ranked.set(rows, known);
  const ranks = known.get(place) ?? rank(rows.column(place));
  known.set(place, ranks);
  return ranks;
}

function rank(cells: readonly CellValue[]): Ranks {
  const distinct = [...new Set(cells)].filter((cell) => cell !== null).sort(compareCells);
  const rankOf = new Map<CellValue, number>(distinct.map((cell, index) => [cell, index]));
  return {
    distinct,
    ranks: Uint32Array.from(cells, (cell) => rankOf.get(cell) ?? distinct.length),
  };
}

/**
 * Places of the rows in the order asked; rows that are equal keep the dataset's own order, and missing cells come last
 * both ways. Rank and place make one number per row, which a typed array sorts without calling back.
 */
export function orderOf(rows: Rows, sort: Sort | null): Uint32Array {
  const place = sort ? rows.columns.indexOf(sort.column) : -1;
  const count = rows.length;
  if (!sort || place < 0) return Uint32Array.from({ length: count }, (_, row) => row);
  const { distinct, ranks } = ranksOf(rows, place);
  const last = distinct.length;
  const keys = Float64Array.from(ranks, (own, row) => {
    const turned = sort.descending && own < last ? last - 1 - own : own;
    return turned * count + row;
  });
  return Uint32Array.from(keys.sort(), (key) => key % count);
}
