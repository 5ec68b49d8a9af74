import { createHmac } from "node:crypto";

/** What decides at random in a mask; the same key and label always decide the same. */
export interface Chance {
  /** 0, 1 or 2 for each cell. */
  readonly jitter: (cell: number) => number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
}

const BYTES = 32;

/** Draws from a secret key and a label, such as a release, a population and a year. */
export function chanceOf(key: string, label: string): Chance {
  const drawn = new Map<number, Buffer>();
  const bytes = (block: number): Buffer => {
    const known =
      drawn.get(block) ?? createHmac("sha256", key).update(`${label}/${block}`).digest();
    drawn.set(block, known);
    return known;
  };
  return {
    jitter: (cell) => (bytes(Math.floor(cell / BYTES))[cell % BYTES] as number) % 3,
    random: randomOf(createHmac("sha256", key).update(label).digest().readUInt32LE(0)),
  };
}

/** The mulberry32 generator: quick, and good enough for walks and probes, whose choices need not be secret. */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
