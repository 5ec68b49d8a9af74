import type { Design } from "./design.js";
import { intervalsOf } from "./intervals.js";
import { determinedCells } from "./nullspace.js";
import { unsafeCells } from "./rule.js";

/** What an attacker who adds, subtracts and knows that nothing counts less than zero learns of unsafe cells. */
export interface Attack {
  /** Unsafe cells that are shown as they are. */
  readonly exposed: readonly number[];
  /** Protected cells with one possible value. */
  readonly determined: readonly number[];
  /** Protected cells bounded to a range narrower than k. */
  readonly bounded: readonly number[];
}

/** Attacks a mask with all that it shows. */
export function attack(design: Design, random: () => number): Attack {
  const { families, rule, hidden } = design;
  const unsafe = unsafeCells(rule);
  const targets = unsafe.filter((cell) => hidden[cell]);
  const narrow = new Set(narrowCells(design, targets));
  const solved = determinedCells(families, hidden, random);
  return {
    exposed: unsafe.filter((cell) => !hidden[cell]),
    determined: targets.filter((cell) => solved[cell]),
    bounded: targets.filter((cell) => narrow.has(cell) && !solved[cell]),
  };
}

/** Those of the hidden cells that sums and signs bound to a range narrower than k. */
export function narrowCells(
  { families, rule, hidden }: Design,
  targets: readonly number[],
): number[] {
  const { low, high } = intervalsOf(families, hidden, rule.counts);
  return targets.filter((cell) => (high[cell] as number) - (low[cell] as number) < rule.k);
}
