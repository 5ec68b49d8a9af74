import type { MovePlan, Profile } from "./plans.js";
import type { LeafSet, Universe } from "./universe.js";

/** The other side of someone who changes profile on the spot. */
export const NOWHERE = -1;

/** Someone of a profile in an area and someone of another in another area change places; `null`: nobody comes back. */
export interface Exchange {
  readonly area: number;
  readonly profile: Profile;
  /** {@link NOWHERE}: the second profile is the first person's new one. */
  readonly other: number;
  readonly back: Profile | null;
}

/** A smallest area to exchange with, or {@link NOWHERE}, and the largest areas on each side that see it. */
export interface Partner {
  readonly area: number;
  readonly top: number;
  readonly ownTop: number;
}

/** What moves need to know of a universe, computed once. */
export interface Board {
  readonly universe: Universe;
  /** The conditions of each combo: an attribute, its leaves, and so on. Asked millions of times. */
  readonly conditions: readonly Int32Array[];
  /** Each area with those around it, smallest first. */
  readonly chains: readonly (readonly number[])[];
  /** Smallest areas inside each area, itself for a smallest one. */
  readonly inside: readonly (readonly number[])[];
  /** Smallest areas that each area may exchange with. */
  readonly partners: readonly (readonly Partner[])[];
  /** Combos with a condition on each attribute. */
  readonly combosOf: readonly (readonly number[])[];
  /** Attributes that share a combo with each attribute. */
  readonly linked: readonly (readonly number[])[];
  /** Combos by the attributes that they are about, less those that another one stands within. */
  readonly byTopic: ReadonlyMap<string, readonly number[]>;
  /** Ways to move a cell, by combo, kept as they are made. */
  readonly plans: Map<number, readonly MovePlan[]>;
}

/** Prepares the moves of a universe. */
export function boardOf(universe: Universe): Board {
  const { areas, areaParent, attributes, combos } = universe;
  const chains = Array.from({ length: areas }, (_, area) => {
    const chain = [];
    for (let a = area; a >= 0; a = areaParent[a] as number) chain.push(a);
    return chain;
  });
  const smallest = [...chains.keys()].filter((area) => !areaParent.includes(area));
  const combosOf = attributes.map((_, attribute) =>
    [...combos.keys()].filter((combo) => combos[combo]?.some((t) => t.attribute === attribute)),
  );
  return {
    universe,
    conditions: combos.map((terms) =>
      Int32Array.from(terms.flatMap(({ attribute, leaves }) => [attribute, leaves])),
    ),
    chains,
    inside: chains.map((_, area) => smallest.filter((leaf) => chains[leaf]?.includes(area))),
    partners: chains.map((own) =>
      smallest.flatMap((leaf) => partnerOf(own, chains[leaf] as readonly number[])),
    ),
    combosOf,
    linked: combosOf.map((own, attribute) => {
      const met = own.flatMap((combo) => combos[combo]?.map((term) => term.attribute) ?? []);
      return [...new Set(met)].filter((other) => other !== attribute).sort((a, b) => a - b);
    }),
    byTopic: topicsOf(universe),
    plans: new Map(),
  };
}

/** Two areas see an exchange up to the smallest one around both; none where one is inside the other. */
function partnerOf(own: readonly number[], chain: readonly number[]): Partner[] {
  const meeting = chain.findIndex((a) => own.includes(a));
  const top = chain[meeting - 1];
  const ownTop = own[own.indexOf(chain[meeting] as number) - 1];
  if (top === undefined || ownTop === undefined) return [];
  return [{ area: chain[0] as number, top, ownTop }];
}

function topicsOf({ attributes, combos }: Universe): ReadonlyMap<string, readonly number[]> {
  const topics = new Map<string, number[]>();
  for (const [combo, terms] of combos.entries()) {
    const within = terms.map(({ attribute }) => attributes[attribute]?.within?.attribute);
    const own = terms.map(({ attribute }) => attribute).filter((one) => !within.includes(one));
    const topic = topicOf(own);
    topics.set(topic, [...(topics.get(topic) ?? []), combo]);
  }
  return topics;
}

/** Key of some attributes in {@link Board.byTopic}. */
export const topicOf = (attributes: readonly number[]): string =>
  [...attributes].sort((a, b) => a - b).join(" ");

/** Whether someone of that profile is counted in a combo. */
export function isCounted({ conditions }: Board, combo: number, profile: Profile): boolean {
  const own = conditions[combo] as Int32Array;
  for (let at = 0; at < own.length; at += 2) {
    if (((profile[own[at] as number] as number) & (own[at + 1] as number)) === 0) return false;
  }
  return true;
}

/** Whether an attribute applies to a profile, the attribute that it is within being known. */
export function applies({ attributes }: Universe, attribute: number, profile: Profile): boolean {
  const within = attributes[attribute]?.within;
  return !within || ((profile[within.attribute] as number) & within.leaves) !== 0;
}

/** The leaves of a set, one bit each. */
export function leavesIn(set: LeafSet): LeafSet[] {
  const found = [];
  for (let bit = 1; bit <= set; bit <<= 1) if (set & bit) found.push(bit);
  return found;
}

/** Changes by cell, made up again for each move. */
export interface Deltas {
  readonly of: Int32Array;
  readonly touched: number[];
}

/** Adds the effect of an exchange, cell by cell; areas that hold both places see nothing. */
export function addEffect(board: Board, exchange: Exchange, deltas: Deltas): void {
  const { universe, chains } = board;
  const { area, profile, other, back } = exchange;
  const here = chains[area] as readonly number[];
  const there = chains[other] ?? [];
  const add = (cell: number, by: number): void => {
    deltas.touched.push(cell);
    deltas.of[cell] = (deltas.of[cell] as number) + by;
  };
  for (const combo of combosMoved(board, exchange)) {
    const leaves = Number(isCounted(board, combo, profile));
    const comes = back ? Number(isCounted(board, combo, back)) : 0;
    if (leaves === comes) continue;
    const base = combo * universe.areas;
    for (const a of here) if (!there.includes(a)) add(base + a, comes - leaves);
    for (const a of there) if (!here.includes(a)) add(base + a, leaves - comes);
  }
}

/** The combos where an exchange may count one person less or more: everywhere, or where the two profiles differ. */
function combosMoved(board: Board, { profile, back }: Exchange): Iterable<number> {
  if (back === null) return board.universe.combos.keys();
  const changed = board.combosOf.filter((_, attribute) => profile[attribute] !== back[attribute]);
  return changed.length === 1 ? (changed[0] as readonly number[]) : new Set(changed.flat());
}
