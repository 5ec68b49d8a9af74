import { createHash } from "node:crypto";
import { crossingsIn } from "../catalogue/plan/answers.js";
import { AREAS } from "../catalogue/plan/areas.js";
import { Refusal } from "../load/refusal.js";
import type { Audit } from "../secrecy/audit.js";
import type { Protection } from "../secrecy/protect.js";
import { DOMINANCE, FEWEST_FIRMS } from "../secrecy/rule.js";
import type { Certificate, CertifiedAudience, CertifiedPeople } from "../store/certificate.js";
import type { Audience, Manifest } from "../store/manifest.js";
import type { PeopleYear, ProtectedPeople } from "./people.js";

const AUDIENCES: readonly Audience[] = ["interne", "public"];

/** What was hidden and proved in a release, in totals over all years: no number in it is about a few people. */
export function certificateOf(
  { id, seuils, code }: Manifest,
  people: readonly ProtectedPeople[],
  milliseconds: number,
): Certificate {
  return {
    format: 1,
    release: id,
    code,
    seuils,
    entreprises_au_moins: FEWEST_FIRMS,
    part_la_plus_grande: DOMINANCE,
    duree_ms: Math.round(milliseconds),
    populations: people.map(certified),
  };
}

function certified({ population, years }: ProtectedPeople): CertifiedPeople {
  const { combos, splits } = crossingsIn(population);
  const plan = JSON.stringify([AREAS, combos.map(({ id }) => id), splits]);
  return {
    id: population.id,
    plan: createHash("sha256").update(plan).digest("hex"),
    cubes: population.cubes.length,
    annees: years.map(({ year, proof }) => ({ annee: year, preuve: proof })),
    audiences: AUDIENCES.map((audience) => certifiedFor(years, audience)),
  };
}

function certifiedFor(years: readonly PeopleYear[], audience: Audience): CertifiedAudience {
  const total = (of: (year: PeopleYear, mask: Protection, audit: Audit) => number): number =>
    years.reduce((sum, year) => sum + of(year, year.masks[audience], year.audits[audience]), 0);
  return {
    audience,
    cases: total(({ counts }) => counts.length),
    cachees: total((_, { hidden }) => hidden.reduce((sum, is) => sum + is, 0)),
    protegees: total((_, mask) => mask.protected.length),
    deduites: total((_, __, { determined, remainders }) => determined + remainders),
    encadrees: total((_, __, { bounded }) => bounded),
    sans_contre_monde: total((_, __, { unproved, broken }) => unproved + broken),
    contre_mondes: total((_, { worlds }) => worlds.length),
    tours: total((_, { rounds }) => rounds),
  };
}

/** Throws a {@link Refusal} that says which masks do not withstand the last attack, if any. */
export function refuseUnproved(people: readonly ProtectedPeople[]): void {
  const faults = people.flatMap(({ population, years }) =>
    years.flatMap((year) =>
      AUDIENCES.flatMap((audience) => faultsOf(`${population.id} ${year.year}`, audience, year)),
    ),
  );
  if (faults.length > 0) throw new Refusal(faults);
}

function faultsOf(what: string, audience: Audience, { audits }: PeopleYear): string[] {
  const { determined, remainders, bounded, unproved, broken } = audits[audience];
  if (determined + remainders + bounded + unproved + broken === 0) return [];
  return [
    `Secret statistique : le masque de ${what}, diffusion ${audience}, ne tient pas (${determined} cases déduites, ${remainders} restes trop petits, ${bounded} cases encadrées, ${unproved} sans contre-monde, ${broken} sommes fausses). Rien n’est publié : prévenir l’équipe technique.`,
  ];
}
