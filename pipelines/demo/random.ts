/** The next number of a stream, at least 0 and below 1. */
export type Random = () => number;

function hash(text: string): () => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return () => {
    state = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
    state = Math.imul(state ^ (state >>> 13), 0x2545f491);
    state ^= state >>> 15;
    return state >>> 0;
  };
}

/** A stream of numbers (sfc32) named by a seed and a label: streams of other labels never shift it. */
export function randomOf(seed: number, label: string): Random {
  const word = hash(`${seed}/${label}`);
  let a = word() | 0;
  let b = word() | 0;
  let c = word() | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 15; round++) next();
  return next;
}

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

/**
 * A bell-shaped number around 0, from −1 to 1, standard deviation 0.29.
 * Sum of uniforms: `Math.log` and its kin may differ from one engine to the next, and bytes must not.
 */
export const bell = (random: Random): number => (random() + random() + random() + random()) / 2 - 1;

/** Draws an index, each with a chance in proportion to its weight. */
export type Draw = (random: Random) => number;

/** Makes the {@link Draw} of a list of weights, at least one of them positive. */
export function drawOf(weights: readonly number[]): Draw {
  const limits = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, index) => {
    total += weight;
    limits[index] = total;
  });
  return (random) => {
    const target = random() * total;
    let low = 0;
    let high = limits.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((limits[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Draws one of a few values. */
export type Chooser = (random: Random) => string;

/** Makes the {@link Chooser} of a table of weights. */
export function choiceOf(weights: Readonly<Record<string, number>>): Chooser {
  const values = Object.keys(weights);
  const draw = drawOf(Object.values(weights));
  return (random) => values[draw(random)] as string;
}

/** Splits a whole total in proportion to weights, by largest remainder: the parts add up exactly. */
export function quotas(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  let left = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left-- <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
  }
  return parts;
}

/** Where unit number `unit` stands between 0 and 1. */
export type Spread = (unit: number) => number;

/**
 * Spreads units evenly over 0…1, so that "`spread(unit)` below `p`" holds for a share `p` of any run of units: a
 * lasting trait (a centre has car-sharing, a firm has a network) whose national share follows a trend without noise.
 * Each `column` strides by another metallic mean, so traits are not copies of each other.
 */
export function spreadOf(random: Random, column: number): Spread {
  const mean = column + 1;
  const stride = (Math.sqrt(mean * mean + 4) - mean) / 2;
  const offset = random();
  return (unit) => (offset + unit * stride) % 1;
}

/** The same elements in a random order. */
export function shuffled<T>(random: Random, elements: readonly T[]): T[] {
  return elements
    .map((element) => ({ element, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ element }) => element);
}
