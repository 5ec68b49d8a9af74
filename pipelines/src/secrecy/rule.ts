import type { Universe } from "./universe.js";

/** Fewest firms that a shown figure about employers may be about. */
export const FEWEST_FIRMS = 3;
/** Largest share of a shown figure that one firm may make. */
export const DOMINANCE = 0.85;

/** The largest firms of each cell: three at most, largest first, −1 where there is none. */
export interface FirmTally {
  /** Firms in the cell, 3 standing for three or more. */
  readonly distinct: Uint8Array;
  /** `firm[3 × cell + rank]`: number of the firm, −1 for none. */
  readonly firm: Int32Array;
  /** People of that firm in the cell. */
  readonly people: Int32Array;
}

/** What makes a figure unsafe. */
export interface Rule {
  readonly universe: Universe;
  /** People of each cell. */
  readonly counts: Int32Array;
  /** Fewest people shown. */
  readonly k: number;
  readonly firms: FirmTally | null;
}

/** The cells that would say something of someone, taken one by one. */
export function unsafeCells(rule: Rule): number[] {
  const cell = [0];
  return [...rule.counts.keys()].filter((one) => {
    cell[0] = one;
    return rule.counts[one] !== 0 && isUnsafe(rule, cell);
  });
}

/** Whether publishing the sum of these cells, which share no one, would say something of someone. Nothing at all is safe. */
export function isUnsafe(rule: Rule, cells: ArrayLike<number>): boolean {
  const people = peopleOf(rule, cells);
  if (people === 0 || isNeutral(rule, cells)) return false;
  if (people < rule.k) return true;
  return rule.firms !== null && isOfFewFirms(rule.firms, cells, people);
}

const peopleOf = ({ counts }: Rule, cells: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < cells.length; i += 1) sum += counts[cells[i] as number] as number;
  return sum;
};

function isNeutral({ universe }: Rule, cells: ArrayLike<number>): boolean {
  for (let i = 0; i < cells.length; i += 1) {
    const combo = Math.floor((cells[i] as number) / universe.areas);
    if (universe.neutral[combo] === 0) return false;
  }
  return true;
}

/** Firms are merged over the cells; one that is not among the three largest of a cell is taken to be as large as the third. */
function isOfFewFirms(tally: FirmTally, cells: ArrayLike<number>, people: number): boolean {
  if (isOfManyFirms(tally, cells, people)) return false;
  const known = new Set<number>();
  for (let i = 0; i < cells.length; i += 1) {
    for (let rank = 0; rank < FEWEST_FIRMS; rank += 1) {
      const firm = tally.firm[3 * (cells[i] as number) + rank] as number;
      if (firm >= 0) known.add(firm);
    }
  }
  if (known.size < FEWEST_FIRMS) return true;
  for (const firm of known) {
    let most = 0;
    for (let i = 0; i < cells.length; i += 1) most += mostOf(tally, cells[i] as number, firm);
    if (most > DOMINANCE * people) return true;
  }
  return false;
}

/** The usual case, told without merging: three firms in one cell, and the largest of each small even if they were one. */
function isOfManyFirms(tally: FirmTally, cells: ArrayLike<number>, people: number): boolean {
  let firms = 0;
  let largest = 0;
  for (let i = 0; i < cells.length; i += 1) {
    firms = Math.max(firms, tally.distinct[cells[i] as number] as number);
    largest += tally.people[3 * (cells[i] as number)] as number;
  }
  return firms >= FEWEST_FIRMS && largest <= DOMINANCE * people;
}

function mostOf({ firm, people }: FirmTally, cell: number, wanted: number): number {
  for (let rank = 0; rank < FEWEST_FIRMS; rank += 1) {
    if (firm[3 * cell + rank] === wanted) return people[3 * cell + rank] as number;
  }
  return people[3 * cell + FEWEST_FIRMS - 1] as number;
}
