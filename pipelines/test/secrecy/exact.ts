import type { Country } from "./people.js";

/** Fractions without rounding. */
type Fraction = readonly [above: bigint, below: bigint];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (above: bigint, below: bigint): Fraction => {
  const common = gcd(above, below) || 1n;
  return below < 0n ? [-above / common, -below / common] : [above / common, below / common];
};
const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a[0] * b[1] - b[0] * a[1], a[1] * b[1]);
const times = (a: Fraction, b: Fraction): Fraction => fraction(a[0] * b[0], a[1] * b[1]);
const over = (a: Fraction, b: Fraction): Fraction => fraction(a[0] * b[1], a[1] * b[0]);

/** The hidden cells that additions and subtractions of shown ones give, by exact Gaussian elimination. */
export function determinedExactly({ families }: Country, hidden: Uint8Array): number[] {
  const unknowns = [...hidden.keys()].filter((cell) => hidden[cell]);
  const column = new Map(unknowns.map((cell, i) => [cell, i]));
  const rows: Fraction[][] = [];
  for (let family = 0; family < families.count; family += 1) {
    const row = unknowns.map((): Fraction => [0n, 1n]);
    const put = (cell: number, value: bigint): void => {
      const at = column.get(cell);
      if (at !== undefined) row[at] = [value, 1n];
    };
    put(families.parent[family] as number, -1n);
    const { start, items } = families.children;
    for (const child of items.subarray(start[family], start[family + 1])) put(child, 1n);
    rows.push(row);
  }
  const reduced = reduce(rows, unknowns.length);
  return unknowns.filter((_, i) =>
    reduced.some((row) => row.every(([above], j) => (above !== 0n) === (i === j))),
  );
}

/** Row echelon form, each pivot alone in its column. */
function reduce(rows: Fraction[][], columns: number): Fraction[][] {
  let top = 0;
  for (let column = 0; column < columns; column += 1) {
    const pivot = rows.findIndex((row, i) => i >= top && row[column]?.[0] !== 0n);
    if (pivot < 0) continue;
    [rows[top], rows[pivot]] = [rows[pivot] as Fraction[], rows[top] as Fraction[]];
    const own = rows[top] as Fraction[];
    const head = own[column] as Fraction;
    rows[top] = own.map((value) => over(value, head));
    rows.forEach((row, i) => {
      const factor = row[column] as Fraction;
      if (i === top || factor[0] === 0n) return;
      rows[i] = row.map((value, j) => minus(value, times(factor, rows[top]?.[j] as Fraction)));
    });
    top += 1;
  }
  return rows.slice(0, top);
}

/**
 * Every way to fill the smallest cells with whole numbers that gives all shown cells; `visit` gets the counts of all
 * cells and says whether to go on. Only for a population of which one cube crosses everything.
 */
export function eachWorld(
  country: Country,
  published: { readonly hidden: Uint8Array; readonly counts: Int32Array },
  visit: (world: Int32Array) => boolean,
): void {
  const { families } = country;
  const parents = new Set(families.parent);
  const base = [...published.counts.keys()].filter((cell) => !parents.has(cell));
  const above = base.map((cell) => ancestorsOf(country, cell));
  const world = new Int32Array(published.counts.length);
  const left = new Int32Array(published.counts.length);
  above.flat().forEach((cell) => {
    left[cell] = (left[cell] as number) + 1;
  });
  const fill = (i: number): boolean => {
    if (i === base.length) return visit(world);
    const cells = above[i] as number[];
    const shown = cells.filter((cell) => !published.hidden[cell]);
    const room = shown.map((cell) => (published.counts[cell] as number) - (world[cell] as number));
    const most = Math.min(...room);
    const mustFill = shown.some((cell) => left[cell] === 1);
    const least = mustFill ? Math.max(...room.filter((_, j) => left[shown[j] as number] === 1)) : 0;
    for (const cell of cells) left[cell] = (left[cell] as number) - 1;
    let goesOn = true;
    for (let value = least; value <= most && goesOn; value += 1) {
      for (const cell of cells) world[cell] = (world[cell] as number) + value;
      goesOn = fill(i + 1);
      for (const cell of cells) world[cell] = (world[cell] as number) - value;
    }
    for (const cell of cells) left[cell] = (left[cell] as number) + 1;
    return goesOn;
  };
  fill(0);
}

function ancestorsOf({ families }: Country, cell: number): number[] {
  const found = new Set([cell]);
  for (const next of found) {
    const { start, items } = families.above;
    for (const family of items.subarray(start[next], start[next + 1])) {
      found.add(families.parent[family] as number);
    }
  }
  return [...found];
}
