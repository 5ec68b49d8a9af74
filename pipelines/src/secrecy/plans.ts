/** One leaf (one bit) for each attribute, 0 where the attribute does not matter or does not apply. */
export type Profile = Int32Array;

/** One exchange of a plan, as far as the plan says; `back` is null where nobody comes back. */
export interface Corner {
  readonly profile: Profile;
  readonly back: Profile | null;
  /** Combos that are sure to lose someone where the exchange starts, and to win someone there. */
  readonly losing: readonly number[];
  readonly winning: readonly number[];
}

/** An attribute left to choose, the same for all who have it. */
export interface OpenAttribute {
  readonly attribute: number;
  /** The leaves that the target allows, one bit each. */
  readonly leaves: readonly number[];
  /** Combos that can be told once it is chosen, after those before it. */
  readonly combos: readonly number[];
}

/** What changes hands between two people, or four: nothing (someone leaves for good), one attribute, or two crosswise. */
export interface MovePlan {
  readonly corners: readonly Corner[];
  readonly open: readonly OpenAttribute[];
}
