import { chanceOf } from "./chance.js";
import type { Families } from "./families.js";
import type { Board } from "./moves.js";
import { type Protection, protect } from "./protect.js";
import type { FirmTally, Rule } from "./rule.js";
import type { Universe } from "./universe.js";

/** A population's universe with what is computed once from it. */
export interface Ground {
  readonly universe: Universe;
  readonly families: Families;
  readonly board: Board;
}

/** Counts of one year to protect. */
export interface YearCounts {
  readonly year: number;
  readonly counts: Int32Array;
  readonly firms: FirmTally | null;
  /** 1 for the combos that everyone knows to be empty that year. */
  readonly empty: Uint8Array;
}

/** How a population is protected. */
export interface Settings {
  /** Fewest people shown to those who see more, and to everyone. */
  readonly thresholds: { readonly interne: number; readonly public: number };
  /** Secret from which the draws are made, and what they are made for. */
  readonly key: string;
  readonly label: string;
}

/** The masks of one year: what is hidden from `interne` is hidden from `public` too. */
export interface ProtectedYear {
  readonly interne: Protection;
  readonly public: Protection;
}

/** Protects one year for both audiences; throws {@link Unprotectable} when no mask will do. */
export function protectYear(
  ground: Ground,
  { year, counts, firms, empty }: YearCounts,
  { thresholds, key, label }: Settings,
): ProtectedYear {
  const { families, board } = ground;
  const universe = { ...ground.universe, empty };
  const chance = chanceOf(key, `${label}/${year}`);
  const ruleFor = (k: number): Rule => ({ universe, counts, k, firms });
  const interne = protect({ families, board, rule: ruleFor(thresholds.interne), ...chance });
  const rule = ruleFor(thresholds.public);
  return { interne, public: protect({ families, board, rule, ...chance, start: interne }) };
}
