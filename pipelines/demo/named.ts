import { type Territory, territoryOf } from "../src/catalogue/territories.js";

/** The authority that signs a contract. */
export interface Signatory {
  readonly name: string;
  readonly level: "commune" | "epci" | "departement" | "region";
  /** Empty where the reference does not give it. */
  readonly siren: string;
  /** Empty for a region. */
  readonly departments: readonly string[];
  /** COG code. */
  readonly region: string;
  readonly population: number;
}

/** What a publication says of a contract, for the years that it speaks of: it goes into its rows as it stands. */
export interface Told {
  /** First year that it holds for, 0 for 2019. */
  readonly from: number;
  /** Last year that it holds for; every later one where it is left out. */
  readonly until?: number;
  readonly axes?: readonly string[];
  readonly diagnosis?: string;
  /** Full-time equivalents of the coordinator. */
  readonly coordinator?: number;
  readonly committees?: number;
  readonly participation?: string;
  readonly dwellings?: number;
}

/** A contract that a publication names: `siren` finds its EPCI, `commune` its commune; `signatory` says it all where it is neither. */
export interface Named {
  readonly since: number;
  readonly month?: number;
  readonly siren?: string;
  readonly commune?: { readonly code: string; readonly name: string; readonly siren: string };
  readonly signatory?: Signatory;
  readonly told?: readonly Told[];
}

const territory = (code: string): Territory => territoryOf(code) as Territory;

/** The reference gives no SIREN of a department. */
function departmentOf(cog: string, name: string): Signatory {
  const { parent, population } = territory(`D${cog}`);
  const region = territory(parent as string).cog;
  return { name, level: "departement", siren: "", departments: [cog], region, population };
}

const FIRST_ELEVEN: readonly Named[] = [
  { since: 0, siren: "200046977", told: [{ from: 0, coordinator: 1 }] }, // Lyon
  { since: 0, siren: "242900314" }, // Brest
  { since: 0, siren: "242100410" }, // Dijon
  {
    // Grenoble: AGORA, a standing group of 24 people.
    since: 0,
    siren: "200040715",
    told: [
      {
        from: 4,
        axes: ["logement", "participation", "sante", "culture", "langue"],
        participation: "comite_pilotage",
      },
    ],
  },
  { since: 0, siren: "244400404" }, // Nantes
  { since: 0, siren: "243100518" }, // Toulouse
  { since: 0, siren: "243500139" }, // Rennes
  { since: 0, siren: "243300316" }, // Bordeaux
  // Clermont-Ferrand: people of the Académie.
  { since: 0, siren: "246300701", told: [{ from: 4, participation: "comite_pilotage" }] },
  { since: 0, siren: "245400676" }, // Nancy
  { since: 0, siren: "246700488" }, // Strasbourg
];

/** Contracts named in public; only Marseille, Grand Paris Sud and the Région are dated, the others are placed to make 18 in 2021. */
export const NAMED: readonly Named[] = [
  ...FIRST_ELEVEN,
  {
    since: 2,
    commune: { code: "37261", name: "Ville de Tours", siren: "213702616" },
    told: [{ from: 4, participation: "comite_pilotage" }],
  },
  {
    since: 2,
    commune: { code: "25056", name: "Ville de Besançon", siren: "212500565" },
    told: [{ from: 4, until: 4, dwellings: 8 }],
  },
  { since: 2, commune: { code: "86194", name: "Ville de Poitiers", siren: "218601946" } },
  { since: 2, commune: { code: "76351", name: "Ville du Havre", siren: "217603513" } },
  // Rouen: a questionnaire.
  { since: 2, siren: "200023414", told: [{ from: 4, participation: "consultation" }] },
  { since: 2, siren: "243400017" }, // Montpellier
  { since: 2, commune: { code: "13055", name: "Ville de Marseille", siren: "211300553" } },
  { since: 3, commune: { code: "63430", name: "Ville de Thiers", siren: "216304303" } },
  // Grand Paris Sud
  { since: 4, month: 1, siren: "200059228", told: [{ from: 4, until: 4, committees: 1 }] },
  {
    since: 4,
    month: 0,
    signatory: {
      name: "Région Centre-Val de Loire",
      level: "region",
      siren: "234500023",
      departments: [],
      region: "24",
      population: territory("R24").population,
    },
    told: [
      { from: 4, until: 4, axes: ["emploi"], diagnosis: "aucun" },
      { from: 5, axes: ["logement", "emploi", "langue", "mobilite"], diagnosis: "partage" },
    ],
  },
  {
    since: 5,
    signatory: departmentOf("10", "Département de l’Aube"),
    told: [
      {
        from: 5,
        axes: ["logement", "emploi", "langue", "sante", "mobilite"],
        diagnosis: "agir",
      },
    ],
  },
];

/** Real departments; that they signed is synthetic. Their level needs more than the one contract that is named. */
export const OTHER_DEPARTMENTS: readonly Named[] = [
  { since: 5, signatory: departmentOf("80", "Département de la Somme") },
  { since: 6, signatory: departmentOf("26", "Département de la Drôme") },
  { since: 6, signatory: departmentOf("56", "Département du Morbihan") },
];
