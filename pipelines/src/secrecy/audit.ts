import { attack } from "./attack.js";
import { type Design, unsafeRemainders } from "./design.js";
import type { Protection } from "./protect.js";
import { recheck } from "./recheck.js";
import { unsafeCells } from "./rule.js";

/** What is wrong with a finished mask: cells, sums and worlds, by number. A good one has zeros alone. */
export interface Audit {
  /** Unsafe cells that are shown, or that additions and subtractions of shown ones give. */
  readonly determined: number;
  /** Unsafe cells bounded to a range narrower than k. */
  readonly bounded: number;
  /** Shown sums whose hidden parts make together something unsafe. */
  readonly remainders: number;
  /** Unsafe cells with one value in every world. */
  readonly unproved: number;
  /** Sums that do not hold in a world, counts below zero, and shown cells that a world gives another value. */
  readonly broken: number;
}

/** Attacks a finished mask once more, from the counts alone, and checks its worlds: nothing is taken from how it was made. */
export function auditOf(
  { families, rule }: Omit<Design, "hidden">,
  { hidden, worlds }: Pick<Protection, "hidden" | "worlds">,
  random: () => number,
): Audit {
  const design = { families, rule, hidden };
  const { exposed, determined, bounded } = attack(design, random);
  const faults = recheck({
    families,
    shown: Float64Array.from(rule.counts, (count, cell) => (hidden[cell] ? Number.NaN : count)),
    worlds: [rule.counts, ...worlds],
    targets: unsafeCells(rule),
  });
  return {
    determined: exposed.length + determined.length,
    bounded: bounded.length,
    remainders: unsafeRemainders(design).length,
    unproved: faults.unproved,
    broken: faults.sums + faults.negatives + faults.moved,
  };
}
