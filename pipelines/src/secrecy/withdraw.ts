import { type Design, hide, isEmpty } from "./design.js";
import type { Universe } from "./universe.js";

/**
 * Withdraws one whole category from the year, in all areas, where hiding cell by cell has come to an end: the finest one
 * that the cells at risk are of, or that is around them, else the finest one of all; then the smallest areas, whatever is
 * counted there, then the larger ones. False once the total is all that is shown.
 */
export function withdraw(design: Design, atRisk: readonly number[]): boolean {
  const { universe } = design.rule;
  const around = combosAround(universe, atRisk);
  const isConcerned = (combos: readonly number[]): boolean => combos.some((c) => around.has(c));
  const categories = categoriesOf(universe);
  const ordered = [
    ...categories.filter(isConcerned).map((combos) => cellsOf(universe, combos)),
    ...categories.filter((one) => !isConcerned(one)).map((combos) => cellsOf(universe, combos)),
    ...areaLevelsOf(universe),
  ];
  for (const cells of ordered) {
    const shown = cells.filter((cell) => !design.hidden[cell] && !isEmpty(design, cell));
    for (const cell of shown) hide(design, cell);
    if (shown.length > 0) return true;
  }
  return false;
}

/** Combos about the same attributes, as finely: what a table of the plan tells apart. The finest come first; the total is in none. */
function categoriesOf({ combos, splits }: Universe): number[][] {
  const depth = depthsOf(
    combos.length,
    splits.map(({ parent, children }) => [parent, children]),
  );
  const categories = new Map<string, number[]>();
  combos.forEach((terms, combo) => {
    if (combo === 0) return;
    const key = `${depth[combo]} ${terms.map(({ attribute }) => attribute).join(" ")}`;
    categories.set(key, [...(categories.get(key) ?? []), combo]);
  });
  const depthIn = ([first = 0]: readonly number[]): number => depth[first] as number;
  return [...categories.values()].sort((a, b) => depthIn(b) - depthIn(a));
}

/** The combos of some cells, and all that hold these. */
function combosAround({ areas, splits }: Universe, cells: readonly number[]): Set<number> {
  const around = new Set(cells.map((cell) => Math.floor(cell / areas)));
  for (const combo of around) {
    for (const { parent, children } of splits) if (children.includes(combo)) around.add(parent);
  }
  return around;
}

const cellsOf = ({ areas }: Universe, combos: readonly number[]): number[] =>
  combos.flatMap((combo) => Array.from({ length: areas }, (_, area) => combo * areas + area));

/** The totals of the areas as far from the root, the smallest first; the root is in none. */
function areaLevelsOf({ areas, areaParent }: Universe): number[][] {
  const links = Array.from(areaParent, (parent, area) => [parent, [area]] as const);
  const depth = depthsOf(areas, links.slice(1));
  const levels = Array.from({ length: Math.max(...depth) }, (): number[] => []);
  for (let area = 1; area < areas; area += 1) levels.at(-(depth[area] as number))?.push(area);
  return levels;
}

/** How many links lead from the root to each, by the longest way; parents come before their children. */
function depthsOf(
  size: number,
  links: readonly (readonly [parent: number, children: readonly number[]])[],
): Int32Array {
  const depth = new Int32Array(size);
  for (const [parent, children] of [...links].sort((a, b) => a[0] - b[0])) {
    for (const child of children) {
      depth[child] = Math.max(depth[child] as number, (depth[parent] as number) + 1);
    }
  }
  return depth;
}
