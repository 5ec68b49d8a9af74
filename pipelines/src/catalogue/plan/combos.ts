import type { Cube, CubeAxis, PlanAttribute, Population, Split } from "./model.js";

/** One condition of a {@link Combo}: the people of a node. */
export interface Term {
  readonly attribute: string;
  readonly node: string;
}

/** What is counted in an area and a year: the people of several nodes at once, of no condition for everyone. */
export interface Combo {
  /** `type_programme=academique&sexe=F`; `*` for everyone. */
  readonly id: string;
  /** In the order of the population's attributes. */
  readonly terms: readonly Term[];
}

/** A combo told apart into others that add up to it. */
export interface ComboSplit {
  /** Positions among the combos. */
  readonly parent: number;
  readonly children: readonly number[];
  readonly whole: boolean;
}

/** Everything that the cubes of a population count, each thing once, however many cubes hold it; parents come first. */
export interface Crossings {
  readonly combos: readonly Combo[];
  readonly splits: readonly ComboSplit[];
  readonly index: ReadonlyMap<string, number>;
}

/** Id of the combo of these terms, in the order of the population's attributes. */
export const comboId = (terms: readonly Term[]): string =>
  terms.length === 0 ? "*" : terms.map(({ attribute, node }) => `${attribute}=${node}`).join("&");

/** The combos and the splits of a population's cubes; throws a RangeError for an attribute or a split that is not there. */
export function crossingsOf(population: Population): Crossings {
  const found = new Map<string, Combo>();
  const splits = new Map<string, { parent: string; children: string[]; whole: boolean }>();
  for (const cube of population.cubes) collect(population, cube, { found, splits });
  const depth = depthsOf(population);
  const deep = ({ terms }: Combo): number =>
    terms.reduce((sum, { attribute, node }) => sum + (depth.get(`${attribute}=${node}`) ?? 0), 0);
  const combos = [...found.values()].sort((a, b) => deep(a) - deep(b));
  const index = new Map(combos.map(({ id }, i) => [id, i]));
  const at = (id: string): number => index.get(id) as number;
  return {
    combos,
    index,
    splits: [...splits.values()].map(({ parent, children, whole }) => ({
      parent: at(parent),
      children: children.map(at),
      whole,
    })),
  };
}

interface Collected {
  readonly found: Map<string, Combo>;
  readonly splits: Map<string, { parent: string; children: string[]; whole: boolean }>;
}

interface Axis {
  readonly attribute: PlanAttribute;
  readonly splits: readonly Split[];
}

function collect(population: Population, cube: Cube, into: Collected): void {
  const axes = population.attributes.flatMap((attribute) => {
    const axis = cube.find((candidate) => candidate.attribute === attribute.id);
    return axis ? [{ attribute, splits: splitsOf(attribute, axis) }] : [];
  });
  if (axes.length < cube.length) {
    throw new RangeError(
      `unknown attribute in the cube ${cube.map((a) => a.attribute).join(" × ")}`,
    );
  }
  const walked = new Set<string>();
  const walk = (terms: readonly Term[]): string => {
    const id = comboId(terms);
    if (walked.has(id)) return id;
    walked.add(id);
    into.found.set(id, { id, terms });
    for (const { split, whole, children } of partsOf(axes, terms)) {
      into.splits.set(`${id} / ${split}`, { parent: id, whole, children: children.map(walk) });
    }
    return id;
  };
  walk([]);
}

interface Part {
  readonly split: string;
  readonly whole: boolean;
  readonly children: readonly (readonly Term[])[];
}

/** Every way to tell apart the people of some terms along one axis. */
function partsOf(axes: readonly Axis[], terms: readonly Term[]): Part[] {
  return axes.flatMap(({ attribute, splits }) => {
    const own = terms.find((term) => term.attribute === attribute.id);
    const { within } = attribute;
    const concerned =
      !within || terms.some((t) => t.attribute === within.attribute && t.node === within.node);
    return splits
      .filter(({ of }) => concerned && of === (own?.node ?? null))
      .map(({ id, into, whole = false }) => ({
        split: `${attribute.id}/${id}`,
        whole,
        children: into.map((node) => withTerm(axes, terms, { attribute: attribute.id, node })),
      }));
  });
}

const withTerm = (axes: readonly Axis[], terms: readonly Term[], added: Term): readonly Term[] =>
  axes.flatMap(({ attribute: { id } }) =>
    id === added.attribute ? [added] : terms.filter((term) => term.attribute === id),
  );

function splitsOf(attribute: PlanAttribute, axis: CubeAxis): readonly Split[] {
  const chosen = axis.splits?.map((id) => attribute.splits.find((split) => split.id === id));
  if (chosen?.includes(undefined)) throw new RangeError(`unknown split of ${attribute.id}`);
  return (chosen as Split[] | undefined) ?? attribute.splits;
}

/** How many splits lead to each node, by the longest way: parents of a combo are less deep than it. */
function depthsOf({ attributes }: Population): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const { id, splits } of attributes) {
    for (let round = 0; round < splits.length; round += 1) {
      for (const { of, into } of splits) {
        const above = of === null ? 0 : (depth.get(`${id}=${of}`) ?? 0);
        for (const node of into) {
          const key = `${id}=${node}`;
          depth.set(key, Math.max(depth.get(key) ?? 0, above + 1));
        }
      }
    }
  }
  return depth;
}
