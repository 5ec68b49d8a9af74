import type { Area } from "../catalogue/plan/areas.js";
import type { Crossings } from "../catalogue/plan/combos.js";
import type { PlanAttribute, Population } from "../catalogue/plan/model.js";

/** Some leaves of an attribute: bit i stands for leaf i. */
export type LeafSet = number;

/** A condition: the leaf of that attribute is one of these. */
export interface LeafTerm {
  readonly attribute: number;
  readonly leaves: LeafSet;
}

/** An attribute that each person has one leaf of; within some leaves of another only, or for everyone (null). */
export interface UniverseAttribute {
  readonly leaves: number;
  readonly within: LeafTerm | null;
}

/** A combo told apart into combos that add up to it; `whole` ones are hidden or shown together. */
export interface UniverseSplit {
  readonly parent: number;
  readonly children: readonly number[];
  readonly whole: boolean;
}

/**
 * What is published of one population in one year, as numbers: cell = combo × areas + area. Every combo is there once,
 * whichever cubes hold it, so that linked cubes are one system.
 */
export interface Universe {
  readonly areas: number;
  /** Parent of each area, met before it; −1 for the root, area 0. */
  readonly areaParent: Int32Array;
  readonly attributes: readonly UniverseAttribute[];
  /** Conditions of each combo; combo 0 has none. A parent combo comes before its children. */
  readonly combos: readonly (readonly LeafTerm[])[];
  readonly splits: readonly UniverseSplit[];
  /** 1 for the combos whose size is not a figure about anyone. */
  readonly neutral: Uint8Array;
  /** 1 for the combos that everyone knows to be empty, such as the quarters to come: never hidden. */
  readonly empty: Uint8Array;
}

/** Number of cells of a universe. */
export const cellCount = ({ areas, combos }: Universe): number => areas * combos.length;

/** The universe of a population's crossings over the plan's areas. */
export function universeOf(
  population: Population,
  { combos, splits }: Crossings,
  areas: readonly Area[],
): Universe {
  const { attributes } = population;
  const position = (id: string): number => attributes.findIndex((attribute) => attribute.id === id);
  const termOf = (attribute: string, node: string): LeafTerm => {
    const index = position(attribute);
    return { attribute: index, leaves: leafSet(attributes[index] as PlanAttribute, node) };
  };
  const codes = new Map(areas.map(({ code }, index) => [code, index]));
  const isNeutral = (attribute: string, node: string): boolean =>
    attributes[position(attribute)]?.neutral?.includes(node) ?? false;
  return {
    areas: areas.length,
    areaParent: Int32Array.from(areas, ({ parent }) =>
      parent === null ? -1 : (codes.get(parent) as number),
    ),
    attributes: attributes.map(({ leaves, within }) => ({
      leaves: leaves.length,
      within: within ? termOf(within.attribute, within.node) : null,
    })),
    combos: combos.map(({ terms }) => terms.map((term) => termOf(term.attribute, term.node))),
    splits,
    neutral: Uint8Array.from(combos, ({ terms }) =>
      Number(terms.some((term) => isNeutral(term.attribute, term.node))),
    ),
    empty: new Uint8Array(combos.length),
  };
}

function leafSet({ leaves, nodes }: PlanAttribute, node: string): LeafSet {
  const members = nodes?.[node] ?? [node];
  return members.reduce((set, leaf) => set | (1 << leaves.indexOf(leaf)), 0);
}
