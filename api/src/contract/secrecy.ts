import * as z from "zod";
import { stamp } from "./common.js";

const count = z.number().int().nonnegative();

/** Of the figures about one population at a level and by a mesh of time, how many are published. */
export const shownLevel = z.object({
  niveau: z.enum(["nation", "region", "departement"]),
  maille: z.enum(["annee", "trimestre"]),
  /** Whether the figures are told apart by one characteristic or more. */
  ventile: z.boolean(),
  chiffres: count,
  montres: count,
});

/** What was hidden of one population from the audience that asks, and proved at the load: totals over all years. */
export const certifiedPopulation = z.object({
  jeu: z.string(),
  /** Cubes of the publication plan, and SHA-256 of what they count. */
  cubes: count,
  plan: z.string(),
  annees: z.array(z.number().int()),
  /** Cells of all years; those hidden; those among them that would say something of someone, rounded down to hundreds. */
  cases: count,
  cachees: count,
  protegees: count,
  /** Protected cells that the attack worked out, bounded to less than k, or found no other world for: none. */
  deduites: count,
  encadrees: count,
  sans_contre_monde: count,
  /** Whole-number worlds kept, each giving every published figure and other values to hidden ones. */
  contre_mondes: count,
  niveaux: z.array(shownLevel),
});

/** `GET /secret`: what the statistical secrecy of the release that serves rests on. */
export const secrecy = z.object({
  ...stamp,
  /** Fewest people that a shown figure is about. */
  k: count,
  entreprises_au_moins: count,
  part_la_plus_grande: z.number(),
  /** Time that protecting the release took, in milliseconds. */
  duree_ms: count,
  populations: z.array(certifiedPopulation),
});
