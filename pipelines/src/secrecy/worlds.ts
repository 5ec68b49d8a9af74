import { trialOf, type World } from "./attempt.js";
import type { Design } from "./design.js";
import type { Board } from "./moves.js";
import { moveCell } from "./search.js";

export type { World } from "./attempt.js";

/** Counter-worlds, and the cells asked for that no world was found for. */
export interface Certificate {
  readonly worlds: readonly World[];
  readonly uncertified: readonly number[];
}

/** Passes over the cells that have no counter-world yet; each that gets somewhere makes one world. */
const MOST_WORLDS = 12;
/**
 * Looks for whole-number worlds, reached from the true one by exchanges of one person, in which each target has another
 * value than its true one while nothing shown moves and nothing is below zero.
 */
export function certify(
  design: Design,
  board: Board,
  { targets, random }: { readonly targets: readonly number[]; readonly random: () => number },
): Certificate {
  const { counts } = design.rule;
  const worlds: World[] = [];
  // Fine cells first: what moves one of them moves the coarse ones around it too.
  let left = [...targets].reverse();
  while (left.length > 0 && worlds.length < MOST_WORLDS) {
    const world = counts.slice();
    const trial = trialOf(design, board, { world, random });
    for (const cell of left) if (world[cell] === counts[cell]) moveCell(trial, cell);
    const rest = left.filter((cell) => world[cell] === counts[cell]);
    if (rest.length === left.length) break;
    worlds.push(world);
    left = rest;
  }
  return { worlds, uncertified: left };
}
