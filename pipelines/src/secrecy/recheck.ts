import { type Families, listAt } from "./families.js";
import type { World } from "./worlds.js";

/** What is published, and worlds that are said to give it. */
export interface Claim {
  readonly families: Families;
  /** Value of each shown cell, NaN where it is hidden. */
  readonly shown: Float64Array;
  readonly worlds: readonly World[];
  /** Hidden cells said to have several values. */
  readonly targets: readonly number[];
}

/** What a recheck found; a good proof has zeros alone. */
export interface Faults {
  /** Sums that do not hold, over all worlds. */
  readonly sums: number;
  /** Counts below zero. */
  readonly negatives: number;
  /** Cells to which a world gives another value than the one shown. */
  readonly moved: number;
  /** Targets that have the same value in every world. */
  readonly unproved: number;
}

/** Rechecks that each world adds up, has no count below zero and gives what is shown, and that no target has one value only. */
export function recheck({ families, shown, worlds, targets }: Claim): Faults {
  const faults = { sums: 0, negatives: 0, moved: 0, unproved: 0 };
  for (const world of worlds) {
    faults.sums += brokenSums(families, world);
    for (let cell = 0; cell < shown.length; cell += 1) {
      if ((world[cell] as number) < 0) faults.negatives += 1;
      const value = shown[cell] as number;
      if (!Number.isNaN(value) && value !== world[cell]) faults.moved += 1;
    }
  }
  for (const cell of targets) {
    if (new Set(worlds.map((world) => world[cell])).size < 2) faults.unproved += 1;
  }
  return faults;
}

/** Number of parents that are not the sum of their children. */
export function brokenSums(families: Families, counts: Int32Array): number {
  let broken = 0;
  for (let family = 0; family < families.count; family += 1) {
    let sum = 0;
    for (const child of listAt(families.children, family)) sum += counts[child] as number;
    if (sum !== counts[families.parent[family] as number]) broken += 1;
  }
  return broken;
}
