import type { Hire, Pair } from "../oracle/exports.js";
import { either, given } from "../oracle/figures.js";
import { regionOf } from "../oracle/places.js";

/** One row as the oracle sees it: where, when, which firm, and every group `attribute=value` that it belongs to. */
export interface Someone {
  /** Department, region, nation. */
  readonly areas: readonly string[];
  readonly year: number;
  readonly firm: string | null;
  readonly terms: ReadonlySet<string>;
}

/** People of a group in a territory, and the firms that they are of. */
export interface Tally {
  readonly people: number;
  /** People by firm; empty where there are no firms. */
  readonly firms: () => ReadonlyMap<string, number>;
}

const NOBODY: Tally = { people: 0, firms: () => new Map() };

/** What is true of a dataset in one year, counted by loops from its rows. */
export interface Truth {
  /** `group|area`, as the attacker writes them. */
  of(cell: string): Tally;
}

/** `oui`, `non` or `?`. */
const DAY = 86_400_000;
const answer = (holds: boolean | null): string => (holds === null ? "?" : holds ? "oui" : "non");
const rose = (before: number | null, after: number | null): boolean | null =>
  before === null || after === null ? null : after > before;
const LEVELS = ["A0", "A1", "A2", "B1", "B2", "C1", "C2"];
const level = (name: string | null): number | null => (name === null ? null : LEVELS.indexOf(name));
const some = (n: number | null): boolean | null => given(n, (count) => count >= 1);
const PARTNERS = ["ofii", "dna", "agir", "fle", "droit_commun", "entreprise", "universite"];
const PLACED = ["emploi_durable", "emploi", "formation"];

const areasOf = (department: string): readonly string[] => [
  `D${department}`,
  `R${regionOf(department)}`,
  "FR",
];

/** When a pair broke off: within six months of its start, later, or nobody knows. */
function breakOffOf({ start, end }: Pair): "precoce" | "tardif" | "?" {
  if (start === null || end === null) return "?";
  const limit = new Date(start * DAY);
  const day = limit.getUTCDate();
  limit.setUTCDate(1);
  limit.setUTCMonth(limit.getUTCMonth() + 6);
  const last = new Date(Date.UTC(limit.getUTCFullYear(), limit.getUTCMonth() + 1, 0)).getUTCDate();
  limit.setUTCDate(Math.min(day, last));
  return end * DAY <= limit.getTime() ? "precoce" : "tardif";
}

/** A pair: outcomes are asked of those that ended as planned. */
export function someoneOfPair(pair: Pair): Someone {
  const ended = {
    badges: pair.badge,
    insertion: given(pair.exit, (to) => PLACED.includes(to)),
    impact_emploi: either(some(pair.interviews), some(pair.internships)),
    impact_formation: either(pair.admitted, pair.project),
    impact_interculturel: either(
      rose(level(pair.frenchBefore), level(pair.frenchAfter)),
      rose(pair.confidenceBefore, pair.confidenceAfter),
    ),
    liens_sociaux: pair.ties,
    impact_transverse: either(pair.autonomous, pair.ties),
  };
  const started = {
    mentors_campagne: given(pair.channel, (by) => by === "campagne"),
    mentors_formes: pair.mentorTrained,
    chartes: pair.charter,
    convivialite: given(pair.moments, (moments) => moments >= 3),
    orientation_partenaire: given(pair.sentBy, (by) => PARTNERS.includes(by)),
  };
  const asked = { ...started, ...(pair.state === "termine" ? ended : {}) };
  const protection = pair.protection ?? "NR";
  const isOther = protection === "apatride" || protection === "NR";
  return {
    ...{ areas: areasOf(pair.department), year: pair.year, firm: null },
    terms: new Set([
      `trimestre=${pair.quarter.slice(5)}`,
      `type_programme=${pair.programme}`,
      `sexe=${pair.sex ?? "NR"}`,
      `tranche_age=${pair.age ?? "NR"}`,
      `protection=${protection}`,
      ...(isOther ? ["protection=autre"] : []),
      `statut=${pair.state}`,
      ...(pair.state === "rompu" ? [`statut=rompu.${breakOffOf(pair)}`] : []),
      ...Object.entries(asked).map(([name, holds]) => `${name}=${answer(holds)}`),
    ]),
  };
}

const SECTOR: readonly (readonly [sections: string, sector: string, group: string])[] = [
  ["A", "agriculture", "production"],
  ["BCDE", "industrie", "production"],
  ["F", "construction", "production"],
  ["G", "commerce", "commerce_accueil"],
  ["H", "transports", "commerce_accueil"],
  ["I", "hebergement", "commerce_accueil"],
  ["JKLMN", "services_entreprises", "services"],
  ["OPQ", "services_publics", "services"],
];
const CONTRACT: Readonly<Record<string, string>> = {
  ...{ cdi: "durable", cdd_6_plus: "durable", cdd_court: "court", interim: "court" },
  ...{ apprentissage: "alternance", professionnalisation: "alternance" },
};
const CHANNEL: Readonly<Record<string, string>> = {
  ...{ pair_a_pair: "pair", reseaux_sociaux: "medias", medias: "medias" },
};

const channelTerms = (channel: string | null): readonly string[] =>
  channel === null
    ? ["canal=?"]
    : [
        ...["canal=connu", `canal=${channel}`],
        ...["pair", "medias"].flatMap((one) => (one === channel ? [] : [`canal=hors_${one}`])),
      ];

/** A hire. */
export function someoneOfHire(hire: Hire): Someone {
  const letter = hire.sector ?? "-";
  const [, sector, group] = SECTOR.find(([sections]) => sections.includes(letter)) ?? [];
  const { channel, contract, size } = hire;
  const outcomes = {
    maintien_6_mois: hire.stillThere,
    immersion: hire.immersion,
    coordination_locale: given(hire.through, (who) => who === "agir" || who === "association"),
    femmes: hire.sex === null || hire.sex === "NR" ? null : hire.sex === "F",
    mentor_entreprise: hire.mentor,
    action_interculturelle: hire.intercultural,
  };
  return {
    ...{ areas: areasOf(hire.department), year: hire.year, firm: hire.siren },
    terms: new Set([
      `trimestre=${hire.quarter.slice(5)}`,
      `taille=${size}`,
      `taille=${size === "tpe" || size === "pme" ? "tpe_pme" : "eti_ge"}`,
      `secteur=${sector ?? "autres"}`,
      `secteur=${group ?? "services"}`,
      `type_contrat=${contract}`,
      ...(CONTRACT[contract] ? [`type_contrat=${CONTRACT[contract]}`] : []),
      ...(CONTRACT[contract] === "durable" ? [] : ["type_contrat=autres_contrats"]),
      ...channelTerms(channel === null ? null : (CHANNEL[channel] ?? "autre")),
      ...Object.entries(outcomes).map(([name, holds]) => `${name}=${answer(holds)}`),
    ]),
  };
}

/** Counts the people of a group in every territory, once it is asked for. */
export function countIn(people: readonly Someone[]): Truth {
  const members = new Map<string, readonly Someone[]>([["*", people]]);
  const byArea = new Map<string, ReadonlyMap<string, readonly Someone[]>>();
  const membersOf = (group: string): readonly Someone[] => {
    const known = members.get(group);
    if (known) return known;
    const cut = group.lastIndexOf("&");
    const term = group.slice(cut + 1);
    const found = membersOf(cut < 0 ? "*" : group.slice(0, cut)).filter(({ terms }) =>
      terms.has(term),
    );
    members.set(group, found);
    return found;
  };
  const inAreas = (group: string): ReadonlyMap<string, readonly Someone[]> => {
    const known = byArea.get(group);
    if (known) return known;
    const found = new Map<string, Someone[]>();
    for (const someone of membersOf(group)) {
      for (const area of someone.areas) {
        const own = found.get(area);
        if (own) own.push(someone);
        else found.set(area, [someone]);
      }
    }
    byArea.set(group, found);
    return found;
  };
  return {
    of(cell) {
      const [group = "*", area = "FR"] = cell.split("|");
      const inside = inAreas(group).get(area);
      return inside ? { people: inside.length, firms: () => firmsOf(inside) } : NOBODY;
    },
  };
}

function firmsOf(people: readonly Someone[]): ReadonlyMap<string, number> {
  const firms = new Map<string, number>();
  for (const { firm } of people) {
    if (firm !== null) firms.set(firm, (firms.get(firm) ?? 0) + 1);
  }
  return firms;
}

/** Groups put together: people who are in one of them at most. */
export function together(tallies: readonly Tally[]): Tally {
  const merge = (): ReadonlyMap<string, number> => {
    const firms = new Map<string, number>();
    for (const tally of tallies) {
      for (const [firm, of] of tally.firms()) firms.set(firm, (firms.get(firm) ?? 0) + of);
    }
    return firms;
  };
  return { people: tallies.reduce((sum, { people }) => sum + people, 0), firms: merge };
}

/** Whether a figure about these people would say something of someone: fewer than k, than three firms, or one above 85 %. */
export function isRevealing({ people, firms }: Tally, k: number): boolean {
  if (people === 0) return false;
  if (people < k) return true;
  const sizes = [...firms().values()];
  if (sizes.length === 0) return false;
  return sizes.length < 3 || Math.max(...sizes) > 0.85 * people;
}
