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
 * both ways. Rows are dealt out by rank, which compares nothing.
 */
export function orderOf(rows: Rows, sort: Sort | null): Uint32Array {
  const place = sort ? rows.columns.indexOf(sort.column) : -1;
  const order = Uint32Array.from({ length: rows.length }, (_, row) => row);
  if (!sort || place < 0) return order;
  const { distinct, ranks } = ranksOf(rows, place);
  const last = distinct.length;
  const turned = sort.descending ? ranks.map((own) => (own < last ? last - 1 - own : own)) : ranks;
  const next = startsOf(turned, last + 1);
  turned.forEach((own, row) => {
    const at = next[own] ?? 0;
    order[at] = row;
    next[own] = at + 1;
  });
  return order;
}

/** Where the rows of each rank begin once they are sorted. */
function startsOf(ranks: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const own of ranks) starts[own + 1] = (starts[own + 1] ?? 0) + 1;
  for (let own = 1; own <= count; own += 1) {
    starts[own] = (starts[own] ?? 0) + (starts[own - 1] ?? 0);
  }
  return starts;
}
