import { narrowCells } from "./attack.js";
import { coverRemainders, type Design, hideUnsafe, Unprotectable } from "./design.js";
import type { Families } from "./families.js";
import type { Board } from "./moves.js";
import { repairAll } from "./repair.js";
import { type Rule, unsafeCells } from "./rule.js";
import { withdraw } from "./withdraw.js";
import { certify, type World } from "./worlds.js";

/** What a mask is made of and from. */
export interface Protecting {
  readonly families: Families;
  readonly board: Board;
  readonly rule: Rule;
  /** 0, 1 or 2 by cell, from a key: nobody knows how far above k a hidden cell may be. */
  readonly jitter: (cell: number) => number;
  /** Numbers from 0 to 1, for probes and walks: the same ones give the same mask. */
  readonly random: () => number;
  /** The mask to start from, with its worlds: that of the audience that sees more. */
  readonly start?: Pick<Protection, "hidden" | "worlds">;
}

/** A mask that withstands the attack, with its proof. */
export interface Protection {
  /** 1 for each hidden cell. */
  readonly hidden: Uint8Array;
  /** The cells that would say something of someone: all of them hidden. */
  readonly protected: readonly number[];
  /** Each protected cell has another value than its true one in one of these, which all give what is shown. */
  readonly worlds: readonly World[];
  /** Rounds of hiding, attack and proof until nothing was at risk. */
  readonly rounds: number;
}

/**
 * Hides what is unsafe, then more until nothing protected can be worked out and each protected cell has a counter-world.
 * Throws {@link Unprotectable} when even the total of the population would have to be hidden.
 */
export function protect({ families, board, rule, start, ...chance }: Protecting): Protection {
  const hidden = start ? start.hidden.slice() : new Uint8Array(rule.counts.length);
  const design: Design = { families, rule, hidden };
  const worlds: World[] = [...(start?.worlds ?? [])];
  hideUnsafe(design, chance.jitter);
  const targets = unsafeCells(rule);
  for (let rounds = 1; ; rounds += 1) {
    const stuck = attempt(() => coverRemainders(design));
    const atRisk = stuck ?? weakest(design, board, { targets, worlds, random: chance.random });
    if (atRisk.length === 0) return { hidden, protected: targets, worlds, rounds };
    const left = stuck ?? attempt(() => repairAll(design, atRisk));
    if (left && !withdraw(design, left)) throw new Unprotectable(left);
  }
}

/** Runs a step of hiding; gives the cells that it could do nothing for, null if it was done. */
function attempt(step: () => void): readonly number[] | null {
  try {
    step();
    return null;
  } catch (error) {
    if (error instanceof Unprotectable) return error.cells;
    throw error;
  }
}

interface Proving {
  readonly targets: readonly number[];
  /** Counter-worlds found so far; more are added. */
  readonly worlds: World[];
  readonly random: () => number;
}

/** Cells at risk: bounded too closely, else without a counter-world. A cell with one is not determined: sums allow both. */
function weakest(
  design: Design,
  board: Board,
  { targets, worlds, random }: Proving,
): readonly number[] {
  const narrow = narrowCells(design, targets);
  if (narrow.length > 0) return narrow;
  const { counts } = design.rule;
  const open = targets.filter((cell) => worlds.every((world) => world[cell] === counts[cell]));
  const found = certify(design, board, { targets: open, random });
  worlds.push(...found.worlds);
  return found.uncertified;
}
