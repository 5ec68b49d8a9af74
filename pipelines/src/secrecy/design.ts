import { type Families, listAt } from "./families.js";
import { isUnsafe, type Rule } from "./rule.js";

/** A mask being made for one year of one population. */
export interface Design {
  readonly families: Families;
  readonly rule: Rule;
  /** 1 for the cells that are hidden; whatever is inside a hidden cell is hidden too. */
  readonly hidden: Uint8Array;
}

/** No mask protects these cells while the total of the population stays shown. */
export class Unprotectable extends Error {
  readonly cells: readonly number[];
  constructor(cells: readonly number[]) {
    super(`no mask protects the cells ${cells.join(", ")}`);
    this.cells = cells;
  }
}

/** Whether a cell is the nation's: it is shown, or its whole category is withdrawn. */
export const isPinned = ({ rule }: Design, cell: number): boolean =>
  cell % rule.universe.areas === 0;

/** Whether everyone knows that nobody is in a cell. */
export const isEmpty = ({ rule }: Design, cell: number): boolean =>
  rule.universe.empty[Math.floor(cell / rule.universe.areas)] === 1;

/**
 * Hides a cell with all that is inside it and the parts that are shown together with it; in the nation, with every
 * category that stands beside it, in all areas. False for the total, which nothing hides.
 */
export function conceal(design: Design, cell: number): boolean {
  if (!isPinned(design, cell)) {
    hide(design, cell);
    return true;
  }
  const { families } = design;
  const above = listAt(families.above, cell);
  for (const family of above) {
    for (const child of listAt(families.children, family)) {
      if (!isEmpty(design, child)) hide(design, child);
    }
  }
  return above.length > 0;
}

/** Hides a cell, all that is inside it, and the parts that are shown together with any of these. */
export function hide(design: Design, cell: number): void {
  const { families, hidden } = design;
  const { above, below, children, whole } = families;
  const waiting = [cell];
  const add = (family: number): void => {
    const end = children.start[family + 1] as number;
    for (let at = children.start[family] as number; at < end; at += 1) {
      const child = children.items[at] as number;
      if (!hidden[child] && !isEmpty(design, child)) waiting.push(child);
    }
  };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (hidden[next]) continue;
    hidden[next] = 1;
    for (const family of listAt(below, next)) add(family);
    for (const family of listAt(above, next)) if (whole[family]) add(family);
  }
}

/**
 * Hides what is unsafe by itself and, but in the nation, what `jitter` (0, 1 or 2 by cell) brings below the threshold.
 * An unsafe total hides the whole year.
 */
export function hideUnsafe(design: Design, jitter: (cell: number) => number): void {
  const { rule, hidden } = design;
  for (let cell = 0; cell < hidden.length; cell += 1) {
    if (hidden[cell]) continue;
    const isNear = (rule.counts[cell] as number) < rule.k + 2 && !isPinned(design, cell);
    const raised = isNear ? { ...rule, k: rule.k + jitter(cell) } : rule;
    if (isUnsafe(raised, [cell]) && !conceal(design, cell)) hide(design, cell);
  }
}

/**
 * Hides brothers until no hidden cell is alone under a shown parent, and what the hidden ones make together, which
 * subtraction gives, is safe. Throws {@link Unprotectable} when that would take the total.
 */
export function coverRemainders(design: Design): void {
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (let family = 0; family < design.families.count; family += 1) {
      if (coverFamily(design, family)) isStable = false;
    }
  }
}

function coverFamily(design: Design, family: number): boolean {
  const { families, hidden, rule } = design;
  const parent = families.parent[family] as number;
  if (hidden[parent] || !hasHidden(design, family)) return false;
  const children = listAt(families.children, family).filter((cell) => !isEmpty(design, cell));
  let hasMoved = false;
  while (!hidden[parent]) {
    const masked = children.filter((cell) => hidden[cell]);
    if (masked.length > 1 && !isUnsafe(rule, masked)) break;
    // An only child is its parent: what hides the one hides the other.
    const next = smallestShown(design, children) ?? (children.length === 1 ? parent : undefined);
    if (next === undefined) break;
    if (!conceal(design, next)) {
      // The only part of the total is as safe as the total.
      if (!isUnsafe(rule, masked)) break;
      throw new Unprotectable([...masked]);
    }
    hasMoved = true;
  }
  return hasMoved;
}

function hasHidden({ families, hidden }: Design, family: number): boolean {
  const { start, items } = families.children;
  const end = start[family + 1] as number;
  for (let at = start[family] as number; at < end; at += 1) {
    if (hidden[items[at] as number]) return true;
  }
  return false;
}

/** The shown cell with the fewest people, empty ones last; undefined when all are hidden. */
export function smallestShown(
  { hidden, rule }: Design,
  cells: ArrayLike<number>,
): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] as number;
    const people = rule.counts[cell] || Number.MAX_VALUE;
    if (hidden[cell] || people >= least) continue;
    best = cell;
    least = people;
  }
  return best;
}

/** Families whose parent is shown and whose hidden children make together something unsafe: none in a finished mask. */
export function unsafeRemainders({ families, hidden, rule }: Design): number[] {
  const found: number[] = [];
  for (let family = 0; family < families.count; family += 1) {
    if (hidden[families.parent[family] as number]) continue;
    const masked = listAt(families.children, family).filter((cell) => hidden[cell]);
    if (isUnsafe(rule, masked)) found.push(family);
  }
  return found;
}
