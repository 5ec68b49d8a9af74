import type { Design } from "./design.js";
import {
  addEffect,
  applies,
  type Board,
  type Deltas,
  type Exchange,
  isCounted,
  NOWHERE,
  type Partner,
  type Profile,
} from "./moves.js";
import { type MovePlan, type OpenAttribute, plansOf } from "./swaps.js";
import type { LeafTerm } from "./universe.js";

/** Counts of every cell that give each shown cell its value, and other values to hidden ones. */
export type World = Int32Array;

/** Counter-worlds, and the cells asked for that no world was found for. */
export interface Certificate {
  readonly worlds: readonly World[];
  readonly uncertified: readonly number[];
}

/** Passes over the cells that have no counter-world yet; each that gets somewhere makes one world. */
const MOST_WORLDS = 12;
/** Areas to exchange with, and areas inside the cell's, tried for one cell. */
const MOST_PARTNERS = 24;
const MOST_INSIDE = 3;

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
  const plans = new Map<number, readonly MovePlan[]>();
  const deltas: Deltas = { of: new Int32Array(counts.length), touched: [] };
  const drafts = [0, 1].map(() => emptyDraft(board.universe.attributes.length));
  // Fine cells first: what moves one of them moves the coarse ones around it too.
  let left = [...targets].reverse();
  while (left.length > 0 && worlds.length < MOST_WORLDS) {
    const search: Search = { design, board, world: counts.slice(), random, plans, deltas, drafts };
    const { world } = search;
    for (const cell of left) if (world[cell] === counts[cell]) moveCell(search, cell);
    const rest = left.filter((cell) => world[cell] === counts[cell]);
    if (rest.length === left.length) break;
    worlds.push(world);
    left = rest;
  }
  return { worlds, uncertified: left };
}

interface Search {
  readonly design: Design;
  readonly board: Board;
  /** Moved in place. */
  readonly world: World;
  readonly random: () => number;
  /** Plans made so far, by combo. */
  readonly plans: Map<number, readonly MovePlan[]>;
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

const emptyDraft = (attributes: number): Draft => ({
  area: NOWHERE,
  other: NOWHERE,
  profile: new Int32Array(attributes),
  second: new Int32Array(attributes),
  back: null,
});

/** Two places to exchange between; the second may be {@link NOWHERE}. */
interface Places {
  readonly area: number;
  readonly other: number;
}

/** Applies the first move found that changes a cell; false if none. */
function moveCell(search: Search, cell: number): boolean {
  const { areas } = search.board.universe;
  const combo = Math.floor(cell / areas);
  const inside = busiest(search, combo, cell % areas);
  const viableAt = new Map<number, readonly MovePlan[]>();
  for (const partner of partnersOf(search, combo, cell % areas)) {
    const viable = viableAt.get(partner.ownTop) ?? viablePlans(search, combo, partner.ownTop);
    viableAt.set(partner.ownTop, viable);
    for (const plan of viable) {
      if (partner.area !== NOWHERE && !isViable(search, plan, partner.top)) continue;
      for (const area of inside) {
        const places = { area, other: partner.area };
        if (tryMove(search, plan, places, cell)) return true;
        const isBack = partner.area === NOWHERE;
        const turned = isBack ? turnedRound(plan) : plan;
        const back = isBack ? places : { area: partner.area, other: area };
        if (tryMove(search, turned, back, cell)) return true;
      }
    }
  }
  return false;
}

/** Smallest areas inside one, those where most people are in the combo first. */
function busiest({ board, world }: Search, combo: number, area: number): readonly number[] {
  const inside = board.inside[area] as readonly number[];
  if (inside.length === 1) return inside;
  const value = (a: number): number => world[combo * board.universe.areas + a] as number;
  return [...inside].sort((a, b) => value(b) - value(a)).slice(0, MOST_INSIDE);
}

/** Areas to exchange with where the combo is hidden, in any order. */
function partnersOf({ board, design, random }: Search, combo: number, area: number): Partner[] {
  const base = combo * board.universe.areas;
  const { hidden } = design;
  const found = (board.partners[area] as readonly Partner[]).filter(
    ({ top, ownTop }) => hidden[base + top] && hidden[base + ownTop],
  );
  if (hidden[base]) found.push({ area: NOWHERE, top: 0, ownTop: 0 });
  for (let i = found.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [found[i], found[j]] = [found[j] as Partner, found[i] as Partner];
  }
  return found.slice(0, MOST_PARTNERS);
}

function viablePlans(search: Search, combo: number, area: number): readonly MovePlan[] {
  const { board, plans } = search;
  const terms = board.universe.combos[combo] as readonly LeafTerm[];
  const known = plans.get(combo) ?? plansOf(board, terms);
  plans.set(combo, known);
  return known.filter((plan) => isViable(search, plan, area));
}

/** Whether the combos that a plan is sure to move are all hidden in an area. */
function isViable({ board, design }: Search, plan: MovePlan, area: number): boolean {
  const isHidden = (combo: number): boolean =>
    design.hidden[combo * board.universe.areas + area] === 1;
  return plan.losing.every(isHidden) && plan.winning.every(isHidden);
}

/** The same plan the other way: who would leave comes. */
const turnedRound = ({ corners, losing, winning, open }: MovePlan): MovePlan => ({
  corners: corners.map(([profile, back]) => (back ? [back, profile] : [profile, back])),
  losing: winning,
  winning: losing,
  open,
});

function tryMove(search: Search, plan: MovePlan, places: Places, target: number): boolean {
  if (!isPeopled(search, plan, places)) return false;
  const exchanges = draftOf(search, plan, places);
  for (const open of plan.open) if (!complete(search, exchanges, open)) return false;
  return apply(search, exchanges, target);
}

/** The exchanges of a plan, written over the last ones: thousands are tried for one that is made. */
function draftOf({ drafts }: Search, { corners }: MovePlan, places: Places): readonly Exchange[] {
  return corners.map(([profile, back], i) => {
    const draft = drafts[i] as Draft;
    draft.profile.set(profile);
    if (back) draft.second.set(back);
    draft.area = places.area;
    draft.other = places.other;
    draft.back = back && draft.second;
    return draft;
  });
}

/** Whether the cells that a plan is sure to take someone from have someone. */
function isPeopled({ board, world }: Search, plan: MovePlan, { area, other }: Places): boolean {
  const { areas } = board.universe;
  if (plan.losing.some((combo) => world[combo * areas + area] === 0)) return false;
  return other === NOWHERE || !plan.winning.some((combo) => world[combo * areas + other] === 0);
}

/** Gives everyone of the exchanges the same leaf of one more attribute, such that those who leave a cell were in it. */
function complete(search: Search, exchanges: readonly Exchange[], open: OpenAttribute): boolean {
  const { universe } = search.board;
  const { attribute, leaves } = open;
  const first = Math.floor(search.random() * leaves.length);
  for (let i = 0; i < leaves.length; i += 1) {
    const leaf = leaves[(first + i) % leaves.length] as number;
    let isConcerned = false;
    for (const { profile, back } of exchanges) {
      for (const side of back ? [profile, back] : [profile]) {
        if (!applies(universe, attribute, side)) continue;
        side[attribute] = leaf;
        isConcerned = true;
      }
    }
    if (!isConcerned) return true;
    if (exchanges.every((exchange) => staysPeopled(search, exchange, open))) return true;
  }
  return false;
}

/** Whether each cell that an exchange takes someone from, as far as is chosen, has someone. */
function staysPeopled(
  { board, world }: Search,
  exchange: Exchange,
  { combos }: OpenAttribute,
): boolean {
  const { universe } = board;
  const { area, profile, other, back } = exchange;
  for (const combo of combos) {
    const leaves = isCounted(universe, combo, profile);
    const comes = back !== null && isCounted(universe, combo, back);
    if (leaves === comes) continue;
    const from = leaves ? area : other;
    if (from !== NOWHERE && world[combo * universe.areas + from] === 0) return false;
  }
  return true;
}

/** Applies exchanges together if they change the target, nothing shown, and leave nothing below zero. */
function apply(
  { design, board, world, deltas }: Search,
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
