import type { Design } from "./design.js";
import {
  addEffect,
  applies,
  type Board,
  type Deltas,
  type Exchange,
  isCounted,
  NOWHERE,
} from "./moves.js";
import type { Corner, MovePlan, OpenAttribute, Profile } from "./plans.js";

/** Counts of every cell that give each shown cell its value, and other values to hidden ones. */
export type World = Int32Array;

/** Two places to exchange between; the second may be {@link NOWHERE}. */
export interface Places {
  readonly area: number;
  readonly other: number;
}

/** A world being made, and what is written over from one try to the next: thousands are made for one that succeeds. */
export interface Trial {
  readonly design: Design;
  readonly board: Board;
  /** Moved in place. */
  readonly world: World;
  readonly random: () => number;
  readonly deltas: Deltas;
  /** As many as a plan has corners. */
  readonly drafts: readonly Draft[];
}

/** An {@link Exchange} that is written over. */
interface Draft {
  area: number;
  other: number;
  readonly profile: Profile;
  readonly second: Profile;
  back: Profile | null;
}

/** Leaves tried to complete one move before it is given up. */
const MOST_LEAVES = 400;

/** A trial over a world, which it will change. */
export function trialOf(
  design: Design,
  board: Board,
  { world, random }: { readonly world: World; readonly random: () => number },
): Trial {
  const attributes = board.universe.attributes.length;
  const emptyDraft = (): Draft => ({
    area: NOWHERE,
    other: NOWHERE,
    profile: new Int32Array(attributes),
    second: new Int32Array(attributes),
    back: null,
  });
  return {
    ...{ design, board, world, random },
    deltas: { of: new Int32Array(world.length), touched: [] },
    drafts: [emptyDraft(), emptyDraft()],
  };
}

/** Where each exchange of a plan takes place, and the cell that must change. */
export interface Moving {
  readonly places: readonly Places[];
  /** The largest areas that see any of it, on each side. */
  readonly tops: readonly [own: number, other: number];
  readonly target: number;
}

/** Makes the exchanges of a plan, each between its two places, if that gives a world where the target has changed. */
export function tryMove(trial: Trial, plan: MovePlan, moving: Moving): boolean {
  for (const [i, corner] of plan.corners.entries()) {
    if (!isPeopled(trial, corner, moving.places[i] as Places)) return false;
  }
  const exchanges = draftOf(trial, plan, moving.places);
  return complete({ trial, exchanges, moving, open: plan.open, left: MOST_LEAVES }, 0);
}

/** The exchanges of a plan, written over the last ones. */
function draftOf(
  { drafts }: Trial,
  { corners }: MovePlan,
  places: readonly Places[],
): readonly Exchange[] {
  return corners.map(({ profile, back }, i) => {
    const draft = drafts[i] as Draft;
    draft.profile.set(profile);
    if (back) draft.second.set(back);
    draft.area = places[i]?.area ?? NOWHERE;
    draft.other = places[i]?.other ?? NOWHERE;
    draft.back = back && draft.second;
    return draft;
  });
}

/** Whether the cells that an exchange is sure to take someone from have someone. */
function isPeopled({ board, world }: Trial, corner: Corner, { area, other }: Places): boolean {
  const { areas } = board.universe;
  for (const combo of corner.losing) if (world[combo * areas + area] === 0) return false;
  if (other === NOWHERE) return true;
  for (const combo of corner.winning) if (world[combo * areas + other] === 0) return false;
  return true;
}

interface Completing {
  readonly trial: Trial;
  readonly exchanges: readonly Exchange[];
  readonly moving: Moving;
  readonly open: readonly OpenAttribute[];
  left: number;
}

/**
 * Gives everyone of the exchanges the same leaf of each attribute left open, such that those who leave a cell were in it,
 * going back on a choice that leads nowhere; then applies the exchanges.
 */
function complete(completing: Completing, depth: number): boolean {
  const { trial, exchanges, moving, open } = completing;
  const next = open[depth];
  if (next === undefined) return apply(trial, exchanges, moving.target);
  const { leaves } = next;
  const first = Math.floor(trial.random() * leaves.length);
  for (let i = 0; i < leaves.length && completing.left > 0; i += 1) {
    completing.left -= 1;
    const leaf = leaves[(first + i) % leaves.length] as number;
    if (!give(trial, exchanges, { attribute: next.attribute, leaf })) {
      return complete(completing, depth + 1);
    }
    if (isSound(trial, exchanges, { moving, open: next }) && complete(completing, depth + 1))
      return true;
  }
  return false;
}

/** Gives a leaf to everyone whom the attribute applies to; false if to no one. */
function give({ board }: Trial, exchanges: readonly Exchange[], gift: Gift): boolean {
  let isConcerned = false;
  for (const { profile, back } of exchanges) {
    if (giveTo(board, profile, gift)) isConcerned = true;
    if (back && giveTo(board, back, gift)) isConcerned = true;
  }
  return isConcerned;
}

interface Gift {
  readonly attribute: number;
  readonly leaf: number;
}

function giveTo({ universe }: Board, side: Profile, { attribute, leaf }: Gift): boolean {
  const does = applies(universe, attribute, side);
  side[attribute] = does ? leaf : 0;
  return does;
}

/** Whether each cell that an exchange takes someone from has someone, and what all of them change is hidden, as far as is chosen. */
function isSound(
  { board, design, world }: Trial,
  exchanges: readonly Exchange[],
  { moving, open }: { readonly moving: Moving; readonly open: OpenAttribute },
): boolean {
  const { areas } = board.universe;
  const [top, otherTop] = moving.tops;
  for (const combo of open.combos) {
    let change = 0;
    for (const { area, profile, other, back } of exchanges) {
      const leaves = isCounted(board, combo, profile);
      const comes = back !== null && isCounted(board, combo, back);
      if (leaves === comes) continue;
      change += leaves ? -1 : 1;
      const from = leaves ? area : other;
      if (from !== NOWHERE && world[combo * areas + from] === 0) return false;
    }
    if (change === 0) continue;
    if (!design.hidden[combo * areas + top] || !design.hidden[combo * areas + otherTop])
      return false;
  }
  return true;
}

/** Applies exchanges together if they change the target, nothing shown, and leave nothing below zero. */
function apply(
  { design, board, world, deltas }: Trial,
  exchanges: readonly Exchange[],
  target: number,
): boolean {
  for (const exchange of exchanges) addEffect(board, exchange, deltas);
  const { of: change, touched } = deltas;
  const isValid =
    change[target] !== 0 &&
    touched.every((cell) => {
      const by = change[cell] as number;
      return by === 0 || (design.hidden[cell] === 1 && (world[cell] as number) + by >= 0);
    });
  for (const cell of touched) {
    if (isValid) world[cell] = (world[cell] as number) + (change[cell] as number);
    change[cell] = 0;
  }
  touched.length = 0;
  return isValid;
}
