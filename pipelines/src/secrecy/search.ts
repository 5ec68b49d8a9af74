import { type Places, type Trial, tryMove } from "./attempt.js";
import { NOWHERE, type Partner } from "./moves.js";
import type { Corner, MovePlan } from "./plans.js";
import { plansOf } from "./swaps.js";
import type { LeafTerm } from "./universe.js";

/** Areas to exchange with, and areas inside the cell's, tried for one cell. */
const MOST_PARTNERS = 24;
const MOST_INSIDE = 3;
/** Other areas tried for the second exchange of a move, and picks until one with people is met. */
const MOST_ELSEWHERE = 6;
const MOST_PICKS = 8;

/** Applies the first move found that changes a cell; false if none. */
export function moveCell(trial: Trial, cell: number): boolean {
  const { areas } = trial.board.universe;
  const combo = Math.floor(cell / areas);
  const inside = busiest(trial, combo, cell % areas);
  const viableAt = new Map<number, readonly MovePlan[]>();
  for (const partner of partnersOf(trial, combo, cell % areas)) {
    const viable = viableAt.get(partner.ownTop) ?? viablePlans(trial, combo, partner.ownTop);
    viableAt.set(partner.ownTop, viable);
    for (const plan of viable) {
      if (partner.area !== NOWHERE && !isViable(trial, plan, partner.top)) continue;
      for (const area of inside) {
        if (tryBothWays(trial, plan, { area, partner, target: cell })) return true;
      }
    }
  }
  return false;
}

interface Meeting {
  readonly area: number;
  readonly partner: Partner;
  readonly target: number;
}

/** Tries a plan between two areas, one way and the other. */
function tryBothWays(trial: Trial, plan: MovePlan, meeting: Meeting): boolean {
  const { area, partner, target } = meeting;
  const { losing, winning } = plan.corners[0] as Corner;
  const { top, ownTop, area: other } = partner;
  const isSpot = other === NOWHERE;
  const there = (combos: readonly number[]): boolean => isSpot || isPeopled(trial, combos, other);
  if (isPeopled(trial, losing, area) && there(winning)) {
    const way = { places: { area, other }, tops: [ownTop, top] as const, target };
    if (tryPlaces(trial, plan, way)) return true;
  }
  if (!isPeopled(trial, winning, area) || !there(losing)) return false;
  if (isSpot) {
    const way = { places: { area, other }, tops: [ownTop, top] as const, target };
    return tryPlaces(trial, turnedRound(plan), way);
  }
  const way = { places: { area: other, other: area }, tops: [top, ownTop] as const, target };
  return tryPlaces(trial, plan, way);
}

interface Way {
  readonly places: Places;
  /** Largest areas around each place that see the exchange. */
  readonly tops: readonly [own: number, other: number];
  readonly target: number;
}

/** Tries a plan one way; the second exchange, where there is one, in the same places, then in others nearby. */
function tryPlaces(trial: Trial, plan: MovePlan, { places, tops, target }: Way): boolean {
  const [, second] = plan.corners;
  if (tryMove(trial, plan, { places: [places, places], tops, target })) return true;
  if (!second) return false;
  for (let i = 0; i < MOST_ELSEWHERE; i += 1) {
    const area = pick(trial, tops[0], second.losing);
    const isSpot = places.other === NOWHERE;
    const other = isSpot ? NOWHERE : pick(trial, tops[1], second.winning);
    if (area === null || other === null) return false;
    const moved = { places: [places, { area, other }], tops, target };
    if (tryMove(trial, plan, moved)) return true;
  }
  return false;
}

/** One of the smallest areas inside another, with someone in each combo; null if a few picks meet none. */
function pick(trial: Trial, around: number, combos: readonly number[]): number | null {
  const inside = trial.board.inside[around] as readonly number[];
  for (let i = 0; i < MOST_PICKS; i += 1) {
    const leaf = inside[Math.floor(trial.random() * inside.length)] as number;
    if (isPeopled(trial, combos, leaf)) return leaf;
  }
  return null;
}

function isPeopled({ board, world }: Trial, combos: readonly number[], area: number): boolean {
  for (const combo of combos) if (world[combo * board.universe.areas + area] === 0) return false;
  return true;
}

/** Smallest areas inside one, those where most people are in the combo first. */
function busiest({ board, world }: Trial, combo: number, area: number): readonly number[] {
  const inside = board.inside[area] as readonly number[];
  if (inside.length === 1) return inside;
  const value = (a: number): number => world[combo * board.universe.areas + a] as number;
  return [...inside].sort((a, b) => value(b) - value(a)).slice(0, MOST_INSIDE);
}

/** Areas to exchange with where the combo is hidden, in any order. */
function partnersOf({ board, design, random }: Trial, combo: number, area: number): Partner[] {
  const base = combo * board.universe.areas;
  const { hidden } = design;
  const found = (board.partners[area] as readonly Partner[]).filter(
    ({ top, ownTop }) => hidden[base + top] && hidden[base + ownTop],
  );
  if (hidden[base]) found.push({ area: NOWHERE, top: 0, ownTop: 0 });
  const most = Math.min(found.length, MOST_PARTNERS);
  for (let i = 0; i < most; i += 1) {
    const j = i + Math.floor(random() * (found.length - i));
    [found[i], found[j]] = [found[j] as Partner, found[i] as Partner];
  }
  return found.slice(0, most);
}

function viablePlans(trial: Trial, combo: number, area: number): readonly MovePlan[] {
  const { board } = trial;
  const terms = board.universe.combos[combo] as readonly LeafTerm[];
  const known = board.plans.get(combo) ?? plansOf(board, terms);
  board.plans.set(combo, known);
  return known.filter((plan) => isViable(trial, plan, area));
}

/** Whether the combos that a plan is sure to move are all hidden in an area. */
function isViable({ board, design }: Trial, { corners }: MovePlan, area: number): boolean {
  const { areas } = board.universe;
  for (const { losing, winning } of corners) {
    for (const combo of losing) if (!design.hidden[combo * areas + area]) return false;
    for (const combo of winning) if (!design.hidden[combo * areas + area]) return false;
  }
  return true;
}

/** The same plan the other way: who would leave comes. */
const turnedRound = ({ corners, open }: MovePlan): MovePlan => ({
  corners: corners.map(({ profile, back, losing, winning }) =>
    back
      ? { profile: back, back: profile, losing: winning, winning: losing }
      : { profile, back, losing, winning },
  ),
  open,
});
