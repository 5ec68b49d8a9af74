import { conceal, type Design, isPinned, smallestShown, Unprotectable } from "./design.js";
import { listAt } from "./families.js";

/**
 * Repairs cells at risk, coarse ones first: what is inside a repaired cell, or beside a cell just hidden, waits for the
 * next attack. Throws {@link Unprotectable}, naming the cells, when only hiding the total would help.
 */
export function repairAll(design: Design, atRisk: readonly number[]): void {
  const { families, hidden } = design;
  const before = hidden.slice();
  const waiting = new Set<number>();
  const isNew = (other: number): boolean => hidden[other] !== before[other] || waiting.has(other);
  for (const cell of [...atRisk].sort((a, b) => a - b)) {
    const hasMoved = listAt(families.above, cell).some(
      (family) =>
        isNew(families.parent[family] as number) || listAt(families.children, family).some(isNew),
    );
    if (!hasMoved && !repair(design, cell)) throw new Unprotectable([...atRisk]);
    waiting.add(cell);
  }
}

/**
 * Hides one more cell so that a protected one is harder to work out: the smallest shown brother, else a coarser cell
 * of the same area, else the area around it, else the whole category. False if only the total is left.
 */
function repair(design: Design, cell: number): boolean {
  const { brothers, sameArea, areas, covered, pinned } = surroundings(design, cell);
  const next =
    smallestShown(design, brothers) ??
    smallestShown(design, sameArea) ??
    smallestShown(design, areas);
  if (next !== undefined) return conceal(design, next);
  // Nothing is left beside it or just above: a hidden parent is what must be repaired.
  if (covered !== undefined) return repair(design, covered);
  return pinned !== undefined && conceal(design, pinned);
}

interface Surroundings {
  readonly brothers: readonly number[];
  /** Shown parents in the same area, and shown areas around it, but the nation. */
  readonly sameArea: readonly number[];
  readonly areas: readonly number[];
  /** A hidden parent, and a shown one of the nation, if any. */
  readonly covered: number | undefined;
  readonly pinned: number | undefined;
}

function surroundings(design: Design, cell: number): Surroundings {
  const { families, hidden, rule } = design;
  const { areas } = rule.universe;
  const above = [...listAt(families.above, cell)];
  const parents = above.map((family) => families.parent[family] as number);
  const shown = above.filter((family) => !hidden[families.parent[family] as number]);
  const free = parents.filter((parent) => !hidden[parent] && !isPinned(design, parent));
  const isHere = (other: number): boolean => other % areas === cell % areas;
  return {
    brothers: shown
      .flatMap((family) => [...listAt(families.children, family)])
      .filter((other) => !isPinned(design, other) && rule.counts[other] !== 0),
    sameArea: free.filter(isHere),
    areas: free.filter((parent) => !isHere(parent)),
    covered: parents.find((parent) => hidden[parent]),
    pinned: parents.find((parent) => isPinned(design, parent)),
  };
}
