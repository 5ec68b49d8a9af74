/** Numbers of a row, null where a cell has none: a total leaves out what it does not add up. */
export type Numbers = readonly (number | null)[];

/** Rows that another one adds up, by their ranks, both included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Numbers that are equal by chance are few, or small: their product is, in rows of any two sources, some thousands. */
const SURE_PRODUCT = 1e7;
const LIKELY_PRODUCT = 1000;
/** Where the product alone does not say, so many of the numbers of a row must be sums. */
const MOST_OF = 2 / 3;

/**
 * Rows whose numbers are the sums of a run of two rows or more just before them, or just after, on at least two columns; `known`
 * are totals already found, which no other one adds up. By rank, with the rows that they add up.
 */
export function sumRows(
  rows: readonly Numbers[],
  known: ReadonlySet<number>,
): ReadonlyMap<number, Run> {
  const found = new Map<number, Run>();
  const isLeftOut = (rank: number): boolean => known.has(rank) || found.has(rank);
  for (const step of [-1, 1] as const) {
    const ranks = step < 0 ? rows.keys() : Array.from(rows.keys()).reverse();
    for (const rank of ranks) {
      if (isLeftOut(rank)) continue;
      const run = runOf(rows, { rank, step, isLeftOut });
      if (run !== null) found.set(rank, run);
    }
  }
  return found;
}

interface Search {
  readonly rank: number;
  readonly step: -1 | 1;
  readonly isLeftOut: (rank: number) => boolean;
}

function runOf(rows: readonly Numbers[], { rank, step, isLeftOut }: Search): Run | null {
  const own = rows[rank] ?? [];
  const filled = [...own.keys()].filter((column) => (own[column] ?? 0) > 0);
  const sums = own.map(() => 0);
  const nearest = rank + step;
  let added = 0;
  for (let at = nearest; at >= 0 && at < rows.length; at += step) {
    if (isLeftOut(at)) continue;
    added += 1;
    let open = 0;
    for (const column of filled) {
      sums[column] = (sums[column] ?? 0) + (rows[at]?.[column] ?? 0);
      if ((sums[column] ?? 0) <= (own[column] ?? 0) + CLOSE) open += 1;
    }
    // Sums only grow: fewer than two columns can still be equal.
    if (open < 2) return null;
    if (added >= 2 && isTotal(own, { filled, sums }))
      return { from: Math.min(at, nearest), to: Math.max(at, nearest) };
  }
  return null;
}

/** Decimals of a sum are not exact. */
const CLOSE = 0.005;

function isTotal(
  own: Numbers,
  { filled, sums }: { readonly filled: readonly number[]; readonly sums: readonly number[] },
): boolean {
  const equal = filled.filter(
    (column) => Math.abs((sums[column] ?? 0) - (own[column] ?? 0)) < CLOSE,
  );
  if (equal.length < 2) return false;
  const product = equal.reduce((all, column) => all * (own[column] ?? 1), 1);
  if (product >= SURE_PRODUCT) return true;
  return equal.length >= filled.length * MOST_OF && product >= LIKELY_PRODUCT;
}
