import type { Universe } from "./universe.js";
import { cellCount } from "./universe.js";

/** Lists of numbers by position: those of i are `items[start[i]]` to `items[start[i + 1] − 1]`. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Every sum that is published: a parent cell and the children that add up to it, coarse ones first. */
export interface Families {
  readonly count: number;
  readonly parent: Int32Array;
  readonly children: Lists;
  /** 1 where the children are hidden or shown together. */
  readonly whole: Uint8Array;
  /** The families that each cell is a child of. */
  readonly above: Lists;
  /** The families that each cell is the parent of. */
  readonly below: Lists;
}

/** The families of a universe, along its geography and along its splits. */
export function familiesOf(universe: Universe): Families {
  const { areas, areaParent, combos, splits } = universe;
  const areaChildren = groupBy(areaParent, areas);
  const parents: number[] = [];
  const children: number[][] = [];
  const whole: number[] = [];
  const add = (parent: number, members: number[], isWhole: boolean): void => {
    parents.push(parent);
    children.push(members);
    whole.push(Number(isWhole));
  };
  for (let combo = 0; combo < combos.length; combo += 1) {
    const base = combo * areas;
    areaChildren.forEach((members, area) => {
      if (members.length > 0)
        add(
          base + area,
          members.map((member) => base + member),
          false,
        );
    });
    for (const split of splits.filter(({ parent }) => parent === combo)) {
      for (let area = 0; area < areas; area += 1) {
        add(
          base + area,
          split.children.map((child) => child * areas + area),
          split.whole,
        );
      }
    }
  }
  const cells = cellCount(universe);
  return {
    count: parents.length,
    parent: Int32Array.from(parents),
    children: listsOf(children),
    whole: Uint8Array.from(whole),
    above: listsOf(inverse(children, cells)),
    below: listsOf(
      inverse(
        parents.map((parent) => [parent]),
        cells,
      ),
    ),
  };
}

/** The numbers listed at a position. */
export const listAt = ({ start, items }: Lists, index: number): Int32Array =>
  items.subarray(start[index], start[index + 1]);

function groupBy(keys: Int32Array, size: number): number[][] {
  const groups = Array.from({ length: size }, (): number[] => []);
  keys.forEach((key, index) => {
    if (key >= 0) groups[key]?.push(index);
  });
  return groups;
}

function inverse(lists: readonly (readonly number[])[], size: number): number[][] {
  const groups = Array.from({ length: size }, (): number[] => []);
  lists.forEach((items, index) => {
    for (const item of items) groups[item]?.push(index);
  });
  return groups;
}

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((items, index) => {
    start[index + 1] = (start[index] as number) + items.length;
  });
  return { start, items: Int32Array.from(lists.flat()) };
}
