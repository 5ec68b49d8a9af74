import type { Sum, System } from "./system.js";

/** What an attacker learns of counts. */
export interface Solved {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 1 where the sums leave one value. */
  readonly determined: Uint8Array;
  /** Sums that what is shown contradicts. */
  readonly contradictions: number;
}

/** Solves a system by bounds, and by exact elimination. `least` are bounds learnt elsewhere. */
export function solve(system: System, least: ReadonlyMap<number, number> = new Map()): Solved {
  const bounds = boundsOf(system, least);
  const { determined, contradictions } = eliminate(system);
  return { ...bounds, determined, contradictions };
}

const MOST_SWEEPS = 400;

/** Bounds of every count, from sums and because none is negative. */
function boundsOf(
  { names, known, sums }: System,
  least: ReadonlyMap<number, number>,
): Pick<Solved, "low" | "high"> {
  const low = Float64Array.from(names, (_, cell) => known.get(cell) ?? least.get(cell) ?? 0);
  const high = Float64Array.from(names, (_, cell) => known.get(cell) ?? Infinity);
  const open = sums.filter(({ parent, children }) =>
    [parent, ...children].some((cell) => !known.has(cell)),
  );
  for (let sweep = 0, moved = true; moved && sweep < MOST_SWEEPS; sweep += 1) {
    moved = false;
    for (const sum of open) if (narrow(sum, { low, high })) moved = true;
  }
  return { low, high };
}

function narrow(
  { parent, children, atMost }: Sum,
  { low, high }: Pick<Solved, "low" | "high">,
): boolean {
  let lows = 0;
  let highs = 0;
  let unbounded = 0;
  for (const child of children) {
    lows += low[child] as number;
    if (high[child] === Infinity) unbounded += 1;
    else highs += high[child] as number;
  }
  let moved = false;
  const raise = (cell: number, to: number): void => {
    if (to <= (low[cell] as number)) return;
    low[cell] = to;
    moved = true;
  };
  const lower = (cell: number, to: number): void => {
    if (to >= (high[cell] as number)) return;
    high[cell] = to;
    moved = true;
  };
  if (unbounded === 0) lower(parent, highs);
  if (!atMost) raise(parent, lows);
  const parentLow = low[parent] as number;
  const parentHigh = high[parent] as number;
  for (const child of children) {
    const own = high[child] as number;
    if (own === Infinity && unbounded === 1) raise(child, parentLow - highs);
    if (own !== Infinity && unbounded === 0) raise(child, parentLow - (highs - own));
    if (!atMost) lower(child, parentHigh - (lows - (low[child] as number)));
    // Both sums were taken before this loop: the next sweep takes what moved into account.
  }
  return moved;
}

/** A prime whose products are exact in doubles. */
const PRIME = 67_108_859;
const modulo = (value: number): number => ((value % PRIME) + PRIME) % PRIME;

function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (a !== 0) {
    const q = Math.floor(b / a);
    [a, b] = [b - q * a, a];
    [x, y] = [modulo(y - q * x), x];
  }
  return y;
}

/** Coefficients by count; −1 stands for the second member. */
type Row = Map<number, number>;
const CONSTANT = -1;

interface Pivot {
  readonly cell: number;
  readonly row: Row;
}

/** Which counts the sums determine: a random solution without second members is zero there, and nearly nowhere else. */
function eliminate(system: System): Pick<Solved, "determined" | "contradictions"> {
  const rows = rowsOf(system);
  const holders = new Map<number, Set<Row>>();
  for (const row of rows) for (const cell of row.keys()) hold(holders, cell, row);
  const pivots: Pivot[] = [];
  let contradictions = 0;
  const left = new Set(rows);
  const queue = queueOf(holders);
  for (;;) {
    const cell = queue.next(holders);
    if (cell === undefined) break;
    const row = shortest(holders.get(cell) as Set<Row>);
    for (const other of [...(holders.get(cell) as Set<Row>)]) {
      if (other !== row) subtract({ other, row, cell }, holders, queue.touch);
    }
    for (const one of row.keys()) {
      holders.get(one)?.delete(row);
      queue.touch(one, holders);
    }
    left.delete(row);
    pivots.push({ cell, row });
  }
  for (const row of left) if ((row.get(CONSTANT) ?? 0) !== 0) contradictions += 1;
  return { determined: determinedBy(system, pivots), contradictions };
}

function rowsOf({ known, sums }: System): Row[] {
  return sums
    .filter(({ atMost }) => !atMost)
    .map(({ parent, children }) => {
      const row: Row = new Map();
      const add = (cell: number, sign: number): void => {
        const value = known.get(cell);
        const at = value === undefined ? cell : CONSTANT;
        const next = modulo((row.get(at) ?? 0) + sign * (value ?? 1));
        if (next === 0) row.delete(at);
        else row.set(at, next);
      };
      add(parent, -1);
      for (const child of children) add(child, 1);
      return row;
    })
    .filter((row) => row.size > 0);
}

function hold(holders: Map<number, Set<Row>>, cell: number, row: Row): void {
  if (cell === CONSTANT) return;
  const set = holders.get(cell);
  if (set) set.add(row);
  else holders.set(cell, new Set([row]));
}

interface Queue {
  next(holders: Map<number, Set<Row>>): number | undefined;
  readonly touch: (cell: number, holders: Map<number, Set<Row>>) => void;
}

/** Counts by the number of sums that hold them, fewest first. */
function queueOf(holders: Map<number, Set<Row>>): Queue {
  const buckets: number[][] = [];
  const put = (cell: number, size: number): void => {
    const bucket = buckets[size];
    if (bucket) bucket.push(cell);
    else buckets[size] = [cell];
  };
  for (const [cell, rows] of holders) put(cell, rows.size);
  return {
    touch: (cell, now) => {
      const size = now.get(cell)?.size ?? 0;
      if (size > 0) put(cell, size);
    },
    next: (now) => {
      for (let size = 1; size < buckets.length; size += 1) {
        const bucket = buckets[size] ?? [];
        for (let cell = bucket.pop(); cell !== undefined; cell = bucket.pop()) {
          if (now.get(cell)?.size === size) return cell;
        }
      }
      return undefined;
    },
  };
}

function shortest(rows: ReadonlySet<Row>): Row {
  let best: Row | undefined;
  for (const row of rows) if (!best || row.size < best.size) best = row;
  return best as Row;
}

interface Step {
  readonly other: Row;
  readonly row: Row;
  readonly cell: number;
}

function subtract(
  { other, row, cell }: Step,
  holders: Map<number, Set<Row>>,
  touch: Queue["touch"],
): void {
  const factor = modulo((other.get(cell) as number) * inverse(row.get(cell) as number));
  for (const [one, value] of row) {
    const next = modulo((other.get(one) ?? 0) - factor * value);
    if (next === 0) {
      other.delete(one);
      if (one !== CONSTANT && holders.get(one)?.delete(other)) touch(one, holders);
    } else {
      if (!other.has(one)) hold(holders, one, other);
      other.set(one, next);
    }
  }
}

/** Free counts take random values; the others follow, last pivot first. */
function determinedBy({ names, known }: System, pivots: readonly Pivot[]): Uint8Array {
  const values = Float64Array.from(names, (_, cell) => (known.has(cell) ? 0 : -1));
  let seed = 12_345;
  const draw = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return 1 + (seed % (PRIME - 1));
  };
  const isPivot = new Set(pivots.map(({ cell }) => cell));
  for (let cell = 0; cell < values.length; cell += 1) {
    if (values[cell] === -1 && !isPivot.has(cell)) values[cell] = draw();
  }
  for (const { cell, row } of pivots.toReversed()) {
    let sum = 0;
    for (const [one, factor] of row) {
      if (one !== cell && one !== CONSTANT) sum = modulo(sum + factor * (values[one] as number));
    }
    values[cell] = modulo(-sum * inverse(row.get(cell) as number));
  }
  return Uint8Array.from(values, (value, cell) => Number(value === 0 && !known.has(cell)));
}
