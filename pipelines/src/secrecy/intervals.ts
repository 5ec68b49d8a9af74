import { type Families, listAt } from "./families.js";

/** What anyone can bound of each cell from shown cells, sums and values that are never negative. */
export interface Intervals {
  readonly low: Float64Array;
  /** Infinity where nothing bounds the cell. */
  readonly high: Float64Array;
}

/** Sweeps after which bounds are taken as they are: stopping early can only widen them. */
const MOST_SWEEPS = 200;

/** Bounds every cell by passing bounds from parents to children and back until nothing moves. */
export function intervalsOf(families: Families, hidden: Uint8Array, counts: Int32Array): Intervals {
  const low = Float64Array.from(counts, (count, cell) => (hidden[cell] ? 0 : count));
  const high = Float64Array.from(counts, (count, cell) => (hidden[cell] ? Infinity : count));
  const concerned = familiesWithHidden(families, hidden);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let moved = false;
    for (const family of concerned) {
      if (tighten(families, family, { low, high })) moved = true;
    }
    if (!moved) break;
  }
  return { low, high };
}

/** The families with a hidden child or parent. */
export function familiesWithHidden(families: Families, hidden: Uint8Array): number[] {
  const found: number[] = [];
  for (let family = 0; family < families.count; family += 1) {
    const members = listAt(families.children, family);
    if (hidden[families.parent[family] as number] || members.some((cell) => hidden[cell])) {
      found.push(family);
    }
  }
  return found;
}

function tighten(families: Families, family: number, { low, high }: Intervals): boolean {
  const parent = families.parent[family] as number;
  const children = listAt(families.children, family);
  let lows = 0;
  let highs = 0;
  for (const child of children) {
    lows += low[child] as number;
    highs += high[child] as number;
  }
  let moved = narrow({ low, high }, parent, lows, highs);
  const parentLow = low[parent] as number;
  const parentHigh = high[parent] as number;
  for (const child of children) {
    const othersHigh =
      highs === Infinity ? othersOf(high, children, child) : highs - (high[child] as number);
    const least = parentLow - othersHigh;
    const most = parentHigh - (lows - (low[child] as number));
    if (narrow({ low, high }, child, least, most)) {
      moved = true;
      lows = sumOf(low, children);
      highs = sumOf(high, children);
    }
  }
  return moved;
}

function narrow({ low, high }: Intervals, cell: number, least: number, most: number): boolean {
  let moved = false;
  if (least > (low[cell] as number)) {
    low[cell] = least;
    moved = true;
  }
  if (most < (high[cell] as number)) {
    high[cell] = most;
    moved = true;
  }
  return moved;
}

function sumOf(values: Float64Array, cells: Int32Array): number {
  let sum = 0;
  for (const cell of cells) sum += values[cell] as number;
  return sum;
}

/** Infinity − Infinity is not a number: an unbounded child is left out of the sum of the others. */
function othersOf(high: Float64Array, cells: Int32Array, left: number): number {
  let sum = 0;
  for (const cell of cells) if (cell !== left) sum += high[cell] as number;
  return sum;
}
