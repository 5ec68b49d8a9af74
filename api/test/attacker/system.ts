import type { Shown } from "./collect.js";
import { MEANINGS, PARTITIONS, PARTS_OF, type Partition, SAME_AS } from "./meanings.js";

/** A sum that anyone knows to hold: `parent` = the children added up, or is at most that. */
export interface Sum {
  readonly parent: number;
  readonly children: readonly number[];
  readonly atMost?: boolean;
}

/** Unknown and known counts of one dataset and year, with everything that ties them. */
export interface System {
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** What is shown, by count; absent where nothing is. */
  readonly known: ReadonlyMap<number, number>;
  readonly sums: readonly Sum[];
  /** Counts that two answers give differently. */
  readonly conflicts: readonly string[];
  /** Shares shown of people whose number is hidden. */
  readonly beside: readonly string[];
  /** Groups of people, by name: those of the answers, and all. */
  readonly asked: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** Territories: nation first, and what each is made of. */
export interface Geography {
  readonly areas: readonly string[];
  readonly parents: ReadonlyMap<string, string | null>;
}

type Terms = readonly string[];

/** How a group is written: sorted terms, `*` for everyone. */
const groupOf = (terms: Terms): string => [...terms].sort().join("&") || "*";
const termsOf = (group: string): Terms => (group === "*" ? [] : group.split("&"));

interface Builder {
  readonly names: string[];
  readonly index: Map<string, number>;
  readonly known: Map<number, number>;
  readonly sums: Sum[];
  readonly conflicts: string[];
}

/** The system of what was shown of one dataset in one year. */
export function systemOf(dataset: string, figures: readonly Shown[], place: Geography): System {
  const build: Builder = { names: [], index: new Map(), known: new Map(), sums: [], conflicts: [] };
  const groups = new Set<string>(["*"]);
  const asked = new Set<string>(["*"]);
  const beside: (readonly [indicator: string, group: string, cell: number])[] = [];
  for (const figure of figures) {
    const own = groupsOf(figure);
    if (!own) continue;
    const cell = (group: string): number => {
      groups.add(group);
      return at(build, group, figure.area);
    };
    const top = own.top.map(cell);
    const bottom = own.bottom?.map(cell) ?? null;
    // Of several groups added up, none is asked about by itself.
    const isTold = own.bottom !== null && own.bottom.length <= 2;
    for (const group of [...own.top, ...(isTold ? own.bottom : [])]) asked.add(group);
    const among = cell(own.among);
    learn(build, figure, { top, bottom, among });
    if (bottom && figure.status !== "secret") beside.push([figure.indicator, own.among, among]);
  }
  tie(build, dataset, { groups, place });
  return {
    ...build,
    ...{ asked, groups },
    // Of people whose number no figure is about, a share says what it counts and nothing else.
    beside: beside.flatMap(([indicator, group, cell]) =>
      build.known.has(cell) || !asked.has(group) ? [] : [`${indicator}: ${build.names[cell]}`],
    ),
  };
}

/** The groups of people that a figure counts; null for one that is no sum. */
export function groupsOf(figure: Pick<Shown, "indicator" | "crossing" | "period">): {
  readonly top: readonly string[];
  readonly bottom: readonly string[] | null;
  readonly among: string;
} | null {
  const meaning = MEANINGS[figure.indicator];
  if (!meaning) return null;
  const base = baseOf(figure);
  const name = (terms: Terms): string => groupOf([...base, ...terms]);
  const { numerator, denominator, among } = meaning;
  return {
    top: numerator.map(name),
    bottom: denominator?.map(name) ?? null,
    among: name(among),
  };
}

/** The terms that a figure's breakdowns and quarter are. */
function baseOf({ crossing, period }: Pick<Shown, "crossing" | "period">): Terms {
  const chosen = crossing.map((term) => {
    const [name = "", value] = term.split("=");
    return `${SAME_AS[name] ?? name}=${value}`;
  });
  return period.includes("-") ? [...chosen, `trimestre=${period.slice(5)}`] : chosen;
}

function at({ names, index }: Builder, group: string, area: string): number {
  const name = `${group}|${area}`;
  const found = index.get(name);
  if (found !== undefined) return found;
  index.set(name, names.length);
  return names.push(name) - 1;
}

interface Parts {
  readonly top: readonly number[];
  readonly bottom: readonly number[] | null;
  readonly among: number;
}

function learn(build: Builder, figure: Shown, { top, bottom, among }: Parts): void {
  const { status, numerator, denominator } = figure;
  const tell = (cell: number, value: number): void => {
    const before = build.known.get(cell);
    if (before !== undefined && before !== value) {
      build.conflicts.push(`${build.names[cell]}: ${before} or ${value}`);
    }
    build.known.set(cell, value);
  };
  if (status === "secret") return;
  if (status === "non_applicable") {
    const everyone = MEANINGS[figure.indicator]?.ofSome ? [] : [among];
    for (const cell of [...everyone, ...top]) tell(cell, 0);
  }
  if (status === "non_applicable" || status === "manquant") {
    for (const cell of bottom ?? []) tell(cell, 0);
    return;
  }
  const [first = 0] = top;
  if (numerator !== null) tell(first, numerator);
  if (denominator === null || numerator === null || !bottom) return;
  const others = bottom.filter((cell) => cell !== first);
  const left = bottom.includes(first) ? denominator - numerator : denominator;
  tell(others.length === 1 ? (others[0] as number) : togetherIn(build, others), left);
}

/** One more count for several groups that only their sum is told of. */
function togetherIn(build: Builder, cells: readonly number[]): number {
  const [group = "", area = ""] = (build.names[cells[0] as number] ?? "").split("|");
  const parent = at(build, `${group}&reste=${cells.length}`, area);
  build.sums.push({ parent, children: cells });
  return parent;
}

interface Tying {
  readonly groups: Set<string>;
  readonly place: Geography;
}

/** Adds every sum along geography and along partitions; a part that no answer is about is one more unknown. */
function tie(build: Builder, dataset: string, { groups, place }: Tying): void {
  const partitions = PARTITIONS[dataset] ?? [];
  for (const group of groups) {
    const terms = termsOf(group);
    for (const partition of partitions) {
      const parts = partsOf(terms, partition);
      if (!parts?.some((part) => groups.has(part))) continue;
      for (const part of parts) groups.add(part);
      for (const area of place.areas)
        addSum(
          build,
          [group, area],
          parts.map((p) => [p, area]),
        );
    }
    for (const [part, whole] of PARTS_OF[dataset] ?? []) {
      if (!terms.includes(part)) continue;
      const larger = groupOf(terms.map((term) => (term === part ? whole : term)));
      for (const area of place.areas) {
        if (!groups.has(larger)) continue;
        addSum(
          build,
          [larger, area],
          [
            [group, area],
            [`${group}&reste`, area],
          ],
        );
      }
    }
    for (const parent of place.areas) {
      const inside = place.areas.filter((area) => place.parents.get(area) === parent);
      if (inside.length > 0)
        addSum(
          build,
          [group, parent],
          inside.map((area) => [group, area]),
        );
    }
  }
}

type Cell = readonly [group: string, area: string];

function addSum(build: Builder, parent: Cell, children: readonly Cell[]): void {
  build.sums.push({
    parent: at(build, ...parent),
    children: children.map((child) => at(build, ...child)),
  });
}

/** The groups that a partition tells apart; null where it does not apply. */
function partsOf(terms: Terms, { attribute, of, into, within }: Partition): string[] | null {
  const own = terms.find((term) => term.startsWith(`${attribute}=`));
  if (own !== (of === null ? undefined : `${attribute}=${of}`)) return null;
  if (within && !terms.includes(within)) return null;
  const rest = terms.filter((term) => term !== own);
  return into.map((value) => groupOf([...rest, `${attribute}=${value}`]));
}
