import { type Board, isCounted, leavesIn, topicOf } from "./moves.js";
import type { Corner, MovePlan, OpenAttribute, Profile } from "./plans.js";
import type { LeafTerm } from "./universe.js";

/** An attribute that changes hands, and its two leaves. */
interface Swap {
  readonly attribute: number;
  readonly from: number;
  readonly to: number;
}

/** Every way to move a cell of these conditions: the simplest first. */
export function plansOf(board: Board, terms: readonly LeafTerm[]): MovePlan[] {
  const all = (attribute: number): number =>
    (1 << (board.universe.attributes[attribute]?.leaves ?? 0)) - 1;
  const swapsOf = ({ attribute, leaves }: LeafTerm): Swap[] =>
    leavesIn(leaves).flatMap((from) =>
      leavesIn(all(attribute) & ~leaves).map((to) => ({ attribute, from, to })),
    );
  const links = ({ attribute }: LeafTerm): number => board.linked[attribute]?.length ?? 0;
  // Only the last attribute of a plan moves: the one that the fewest others stand beside is the easiest.
  const ordered = [...terms].sort((a, b) => links(b) - links(a));
  const pairs = ordered.flatMap((a, i) => ordered.slice(i + 1).map((b) => [a, b] as const));
  const choices: readonly (readonly Swap[])[] = [
    [],
    ...ordered.flatMap(swapsOf).map((swap) => [swap]),
    ...pairs.flatMap(([a, b]) => {
      const moving = swapsOf(b);
      return swapsOf(a).flatMap((first) => moving.map((second) => [first, second]));
    }),
  ];
  return choices.map((swaps) => planOf(board, terms, swaps));
}

function planOf(board: Board, terms: readonly LeafTerm[], swaps: readonly Swap[]): MovePlan {
  const { universe, byTopic } = board;
  const own = swaps.map(({ attribute }) => attribute);
  const sure = byTopic.get(topicOf(own)) ?? [];
  const corners = sidesOf(universe.attributes.length, swaps).map(([profile, back]): Corner => {
    const leaves = (combo: number): boolean => isCounted(board, combo, profile);
    const comes = (combo: number): boolean => back !== null && isCounted(board, combo, back);
    return {
      ...{ profile, back },
      losing: sure.filter((combo) => leaves(combo) && !comes(combo)),
      winning: sure.filter((combo) => comes(combo) && !leaves(combo)),
    };
  });
  return { corners, open: openOf(board, terms, own) };
}

/** What the target is about comes first: whatever is chosen after must go with it. */
function openOf(board: Board, terms: readonly LeafTerm[], own: readonly number[]): OpenAttribute[] {
  const { universe, linked, combosOf } = board;
  const moving = own.at(-1);
  const beside = moving === undefined ? universe.attributes.keys() : (linked[moving] ?? []);
  const chosen = new Set(own);
  const open: OpenAttribute[] = [];
  for (const attribute of [...terms.map((term) => term.attribute), ...beside]) {
    if (chosen.has(attribute)) continue;
    chosen.add(attribute);
    const asked = terms.find((term) => term.attribute === attribute)?.leaves;
    const every = (1 << (universe.attributes[attribute]?.leaves ?? 0)) - 1;
    const isTold = (combo: number): boolean =>
      (universe.combos[combo] ?? []).every((term) => chosen.has(term.attribute));
    const combos = (combosOf[attribute] ?? []).filter(isTold);
    open.push({ attribute, leaves: leavesIn(asked ?? every), combos });
  }
  return open;
}

/** Only the last attribute of a swap differs between the two sides: of two, the first tells the exchanges apart. */
function sidesOf(attributes: number, swaps: readonly Swap[]): [Profile, Profile | null][] {
  const profile = (...leaves: readonly number[]): Profile => {
    const blank = new Int32Array(attributes);
    swaps.forEach(({ attribute }, i) => {
      blank[attribute] = leaves[i] as number;
    });
    return blank;
  };
  const [first, second] = swaps;
  if (!first) return [[profile(), null]];
  if (!second) return [[profile(first.from), profile(first.to)]];
  return [
    [profile(first.from, second.from), profile(first.from, second.to)],
    [profile(first.to, second.to), profile(first.to, second.from)],
  ];
}
