import { type Audit, auditOf } from "./audit.js";
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
  /** The year is hidden as a whole from that audience, and from those who see less. */
  readonly whole?: keyof ProtectedYear;
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

/** What a final attack finds in each mask of a year. */
export interface AuditedYear {
  readonly interne: Audit;
  readonly public: Audit;
}

/** Protects one year for both audiences; throws {@link Unprotectable} when no mask will do. */
export function protectYear(
  ground: Ground,
  cells: YearCounts,
  { thresholds, key, label }: Settings,
): ProtectedYear {
  const { families, board } = ground;
  const chance = chanceOf(key, `${label}/${cells.year}`);
  const making = { families, board, ...chance };
  const hidden = everyCell(ground, cells);
  const interne = protect({
    ...making,
    rule: ruleOf(ground, cells, thresholds.interne),
    ...(cells.whole === "interne" ? { start: { hidden, worlds: [] } } : {}),
  });
  const start = cells.whole ? { hidden, worlds: interne.worlds } : interne;
  const rule = ruleOf(ground, cells, thresholds.public);
  return { interne, public: protect({ ...making, rule, start }) };
}

/** The mask that hides all but what everyone knows to be empty. */
const everyCell = ({ universe }: Ground, { counts, empty }: YearCounts): Uint8Array =>
  Uint8Array.from(counts, (_, cell) => 1 - (empty[Math.floor(cell / universe.areas)] as number));

/** Attacks the masks of one year, wherever they come from, with probes that did not make them. */
export function auditYear(
  { universe, families }: Pick<Ground, "universe" | "families">,
  cells: YearCounts,
  { masks, thresholds, key, label }: Settings & { readonly masks: ProtectedYear },
): AuditedYear {
  const { random } = chanceOf(key, `${label}/${cells.year}/attaque`);
  const audit = (audience: keyof ProtectedYear): Audit => {
    const rule = ruleOf({ universe }, cells, thresholds[audience]);
    return auditOf({ families, rule }, masks[audience], random);
  };
  return { interne: audit("interne"), public: audit("public") };
}

const ruleOf = (
  { universe }: Pick<Ground, "universe">,
  { counts, firms, empty }: YearCounts,
  k: number,
): Rule => ({ universe: { ...universe, empty }, counts, k, firms });
