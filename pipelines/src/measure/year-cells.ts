import type { Population } from "../catalogue/plan/model.js";
import type { FirmTally } from "../secrecy/rule.js";

/** The cells of one population in one year: people, and the largest firms where the population has some. */
export interface YearCells {
  readonly year: number;
  /** People of cell `combo × areas + area`. */
  readonly counts: Int32Array;
  readonly firms: FirmTally | null;
}

/** A population and the people of its cells, years in order. */
export interface CountedPopulation {
  readonly population: Population;
  readonly years: readonly Pick<YearCells, "year" | "counts">[];
}

/** No firm in any of that many cells. */
export const noFirms = (size: number): FirmTally => ({
  distinct: new Uint8Array(size),
  firm: new Int32Array(3 * size).fill(-1),
  people: new Int32Array(3 * size),
});
