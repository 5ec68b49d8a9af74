import type { Audience } from "./manifest.js";

/** What was hidden from one audience, and proved: totals over all years. */
export interface CertifiedAudience {
  readonly audience: Audience;
  /** Cells of all years, and how many are hidden. */
  readonly cases: number;
  readonly cachees: number;
  /** Hidden cells that would say something of someone; the others are hidden for their sake. */
  readonly protegees: number;
  /**
   * What a last attack on the finished masks worked out, bounded to less than k, or found no sound second world for; a
   * release where it is not zero is not published.
   */
  readonly deduites: number;
  readonly encadrees: number;
  readonly sans_contre_monde: number;
  /** Counter-worlds kept, and rounds of hiding and attacking that it took. */
  readonly contre_mondes: number;
  readonly tours: number;
}

/** What was protected of one population. */
export interface CertifiedPeople {
  readonly id: string;
  /** SHA-256 of what the plan counts. */
  readonly plan: string;
  readonly cubes: number;
  /** Each year with the name of its proof, which stays in the private folder. */
  readonly annees: readonly { readonly annee: number; readonly preuve: string }[];
  readonly audiences: readonly CertifiedAudience[];
}

/** `certificat.json` of a release: what its statistical secrecy rests on. */
export interface Certificate {
  readonly format: 1;
  readonly release: string;
  /** SHA-256 of the code that made the masks. */
  readonly code: string;
  readonly seuils: Readonly<Record<Audience, number>>;
  /** Fewest firms that a shown figure is about, and the largest share of it that one firm may make. */
  readonly entreprises_au_moins: number;
  readonly part_la_plus_grande: number;
  readonly duree_ms: number;
  readonly populations: readonly CertifiedPeople[];
}
