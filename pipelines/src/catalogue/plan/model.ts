import type { Sql } from "../model.js";
import type { Text } from "../text.js";

/** The datasets whose rows are people: each is a population with its own cubes. */
export type PopulationId = "mentorat" | "recrutements";

/** A partition of a node of an attribute (`null`: of everyone concerned) into nodes that do not overlap. */
export interface Split {
  readonly id: string;
  readonly of: string | null;
  readonly into: readonly string[];
  /** Its parts are hidden or shown together: quarters of a year, outcomes of a rate. */
  readonly whole?: boolean;
}

/** What a person is told apart by: one leaf each, and the unions of leaves (nodes) that are published. */
export interface PlanAttribute {
  readonly id: string;
  readonly leaves: readonly string[];
  /** VARCHAR expression over the dataset's rows that gives the leaf; never null. */
  readonly leaf: Sql;
  /** Only the people of that node of another attribute have a leaf. */
  readonly within?: { readonly attribute: string; readonly node: string };
  /** Unions of leaves by name; a leaf is a node of its own name. */
  readonly nodes?: Readonly<Record<string, readonly string[]>>;
  readonly splits: readonly Split[];
  /** Nodes whose size says nothing of anyone (a cell left blank in an export): they are not protected for themselves. */
  readonly neutral?: readonly string[];
}

/** One attribute of a cube, with the splits that the cube crosses; all of them where absent. */
export interface CubeAxis {
  readonly attribute: string;
  readonly splits?: readonly string[];
}

/** One cube: geography × year × these attributes (at most two, beside the year's quarters or an outcome's field). */
export type Cube = readonly CubeAxis[];

/** One value of a dimension that a reader may ask for. */
export interface DimensionValue {
  /** Node of the attribute, and what it is called in an address. */
  readonly value: string;
  readonly label: Text;
}

/** A breakdown that a reader may ask for: a partition of everyone into nodes of one attribute. */
export interface PlanDimension {
  readonly id: string;
  readonly attribute: string;
  readonly label: Text;
  readonly values: readonly DimensionValue[];
}

/** The people of some nodes of an attribute, among those of whom it is known. */
export interface CountedPart {
  readonly attribute: string;
  readonly numerator: readonly string[];
  readonly known: readonly string[];
}

/** How an indicator about people is answered from the cubes. */
export type Answer =
  /** People; those of some nodes, where there are any. Nothing is known where there is nobody in the nodes of `known`. */
  | { readonly kind: "count"; readonly part?: CountedPart }
  /** People of some nodes among those of others (`null`: everyone concerned). */
  | {
      readonly kind: "rate";
      readonly attribute: string;
      readonly numerator: readonly string[];
      readonly denominator: readonly string[] | null;
      /** Nodes of the people whom it is not about, as one who left a field blank still is. */
      readonly beside?: readonly string[];
    }
  /** A median over the people of a node, shown for four times the smallest number shown. */
  | { readonly kind: "median"; readonly attribute: string; readonly node: string }
  /**
   * A number of firms, structures or departments: not additive, a cube of its own by region and year; or a number of people
   * told of the nation alone, beside the cubes.
   */
  | { readonly kind: "distinct"; readonly of: "firms" | "departments" | "people" };

/** What is published of a population. */
export interface Population {
  readonly id: PopulationId;
  /** INTEGER expression for the firm whose share of a cell must stay below the dominance limit; null where there is none. */
  readonly firm: Sql | null;
  readonly attributes: readonly PlanAttribute[];
  readonly cubes: readonly Cube[];
  readonly dimensions: readonly PlanDimension[];
  /** Every indicator on the population, by id. */
  readonly answers: Readonly<Record<string, Answer>>;
}
