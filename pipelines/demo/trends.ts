import { REGIONS } from "../src/catalogue/territories.js";
import { YEAR_COUNT } from "./calendar.js";
import { type Chooser, choiceOf } from "./random.js";

/** National course of a rate: one value per year, 2019 to 2026; a stock is at that value when the year ends. */
export type Trend = readonly [number, number, number, number, number, number, number, number];

/** National course of a choice: weights of each value, year by year; they need not add up to one. */
export type Mix = Readonly<Record<string, Trend>>;

const flat = (value: number): Trend => [value, value, value, value, value, value, value, value];

/** Centres: rates among centres (`reunions…` to `permanence…`), per 100 occupied places or per centre and quarter. */
export const RURAL_TRENDS = {
  diagnostic_territorial: [0.24, 0.26, 0.3, 0.38, 0.47, 0.56, 0.645, 0.69],
  reunions_coordination: [0.54, 0.55, 0.57, 0.61, 0.65, 0.69, 0.725, 0.73],
  transport_demande: [0.14, 0.15, 0.16, 0.19, 0.21, 0.23, 0.25, 0.26],
  covoiturage: [0.11, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24],
  services_itinerants: [0.13, 0.14, 0.15, 0.17, 0.19, 0.22, 0.24, 0.25],
  interpretariat_distance: [0.36, 0.4, 0.46, 0.55, 0.66, 0.78, 0.885, 0.91],
  permanence_medicale: [0.3, 0.3, 0.31, 0.33, 0.34, 0.36, 0.38, 0.38],
  occupation: [0.92, 0.9, 0.91, 0.955, 0.965, 0.955, 0.945, 0.94],
  beneficiaires_emploi_adapte: [2, 2.1, 2.4, 3, 3.7, 4.4, 5.1, 5.5],
  inscrits_code_route: [1.8, 1.9, 2.2, 2.6, 2.7, 2.4, 2.1, 2],
  benevoles_formes: [0.2, 0.22, 0.28, 0.33, 0.38, 0.42, 0.455, 0.47],
  parrainages_actifs: [5, 5.5, 6.6, 8, 9.4, 10.8, 12.3, 12.8],
  evenements_convivialite: [2, 1.2, 1.9, 2.6, 2.9, 3, 3.1, 3.1],
  personnes_sensibilisees: [14, 8, 13, 18, 22, 25, 26, 25],
} as const;

/** Mentoring: rates among pairs, or among pairs ended as planned. */
export const MENTORING_TRENDS = {
  structure_partage_pratiques: [0.16, 0.16, 0.2, 0.25, 0.3, 0.34, 0.37, 0.4],
  mentor_forme: [0.38, 0.42, 0.49, 0.56, 0.64, 0.71, 0.77, 0.8],
  charte_signee: [0.5, 0.53, 0.58, 0.66, 0.72, 0.77, 0.8, 0.82],
  rupture: [0.2, 0.24, 0.2, 0.18, 0.17, 0.165, 0.16, 0.16],
  liens_sociaux: [0.57, 0.58, 0.64, 0.68, 0.725, 0.765, 0.78, 0.785],
  convivialite: [0.38, 0.27, 0.35, 0.4, 0.43, 0.455, 0.475, 0.48],
  insertion: [0.47, 0.46, 0.49, 0.52, 0.55, 0.575, 0.59, 0.6],
  entretien: [0.33, 0.28, 0.34, 0.39, 0.41, 0.42, 0.43, 0.43],
  stage: [0.12, 0.09, 0.13, 0.16, 0.18, 0.2, 0.21, 0.21],
  admission_formation: [0.2, 0.19, 0.21, 0.23, 0.25, 0.26, 0.27, 0.27],
  projet_defini: [0.36, 0.35, 0.38, 0.4, 0.42, 0.43, 0.44, 0.44],
  autonomie_demarches: [0.45, 0.44, 0.47, 0.5, 0.52, 0.53, 0.53, 0.53],
  progres_francais: [0.42, 0.36, 0.4, 0.43, 0.46, 0.47, 0.48, 0.48],
  progres_confiance: [0.5, 0.47, 0.5, 0.53, 0.55, 0.56, 0.57, 0.57],
} as const;

/** How the mentor was found: campaigns to the general public lose ground. */
export const MENTOR_CHANNELS: Mix = {
  campagne: [0.16, 0.17, 0.185, 0.19, 0.175, 0.155, 0.14, 0.135],
  entreprise: [0.2, 0.2, 0.22, 0.24, 0.26, 0.28, 0.29, 0.3],
  evenement: [0.12, 0.06, 0.09, 0.12, 0.12, 0.12, 0.12, 0.12],
  alumni: [0.08, 0.09, 0.09, 0.09, 0.1, 0.1, 0.11, 0.11],
  reseau: [0.32, 0.36, 0.31, 0.27, 0.26, 0.26, 0.25, 0.24],
  autre: flat(0.09),
};

/** Who sent the mentee: AGIR appears with its departments, in 2022. */
export const REFERRERS: Mix = {
  ofii: [0.07, 0.07, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08],
  dna: [0.08, 0.08, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09],
  agir: [0, 0, 0, 0.01, 0.05, 0.09, 0.12, 0.13],
  fle: [0.1, 0.1, 0.1, 0.11, 0.11, 0.11, 0.11, 0.11],
  droit_commun: [0.07, 0.07, 0.08, 0.08, 0.09, 0.09, 0.09, 0.09],
  entreprise: flat(0.04),
  universite: [0.05, 0.05, 0.06, 0.06, 0.06, 0.07, 0.07, 0.07],
  alumni: [0.12, 0.12, 0.12, 0.11, 0.1, 0.1, 0.1, 0.1],
  reseaux_sociaux: [0.2, 0.22, 0.21, 0.2, 0.18, 0.15, 0.13, 0.12],
  aucun: [0.27, 0.25, 0.22, 0.22, 0.2, 0.18, 0.17, 0.17],
};

/** Protection held: temporary protection arrives in 2022. */
export const PROTECTIONS: Mix = {
  refugie: [0.66, 0.66, 0.66, 0.55, 0.55, 0.58, 0.6, 0.61],
  subsidiaire: [0.29, 0.29, 0.29, 0.23, 0.25, 0.27, 0.28, 0.28],
  temporaire: [0, 0, 0, 0.17, 0.15, 0.1, 0.07, 0.06],
  apatride: flat(0.006),
  NR: flat(0.03),
};

/** Employers: rates among employers (`rh_outille`, `reseau_national`) or among hires. */
export const EMPLOYER_TRENDS = {
  rh_outille: [0.15, 0.18, 0.22, 0.27, 0.315, 0.355, 0.385, 0.4],
  reseau_national: [0.09, 0.1, 0.12, 0.14, 0.17, 0.19, 0.2, 0.2],
  immersion_prealable: [0.19, 0.17, 0.22, 0.26, 0.31, 0.355, 0.39, 0.41],
  mentor_entreprise: [0.12, 0.12, 0.14, 0.17, 0.19, 0.21, 0.22, 0.23],
  action_interculturelle: [0.08, 0.07, 0.09, 0.12, 0.14, 0.15, 0.17, 0.18],
  en_poste_6_mois: [0.63, 0.59, 0.64, 0.66, 0.665, 0.66, 0.64, 0.64],
} as const;

/** How the employer came to hire refugees. */
export const INFORMATION_CHANNELS: Mix = {
  pair_a_pair: [0.1, 0.11, 0.12, 0.155, 0.19, 0.23, 0.265, 0.28],
  reseaux_sociaux: [0.09, 0.1, 0.1, 0.105, 0.11, 0.12, 0.125, 0.13],
  medias: [0.12, 0.11, 0.1, 0.12, 0.13, 0.13, 0.13, 0.13],
  salon: [0.1, 0.04, 0.06, 0.1, 0.1, 0.1, 0.1, 0.1],
  service_public_emploi: [0.3, 0.33, 0.32, 0.27, 0.22, 0.16, 0.13, 0.12],
  association: flat(0.19),
  agir: [0, 0, 0, 0.005, 0.03, 0.055, 0.06, 0.06],
  autre: flat(0.08),
};

/** Who stood between the person and the employer; AGIR only where it has opened, else an association or the public service. */
export const INTERMEDIARIES: Mix = {
  agir: [0, 0, 0, 0.1, 0.13, 0.16, 0.18, 0.19],
  association: [0.23, 0.23, 0.235, 0.23, 0.225, 0.22, 0.22, 0.22],
  france_travail: [0.33, 0.36, 0.34, 0.28, 0.26, 0.25, 0.24, 0.24],
  mission_locale: flat(0.09),
  geiq: [0.04, 0.04, 0.05, 0.05, 0.06, 0.06, 0.07, 0.07],
  interim: [0.11, 0.08, 0.1, 0.1, 0.1, 0.09, 0.09, 0.09],
  direct: [0.2, 0.19, 0.18, 0.17, 0.15, 0.14, 0.13, 0.13],
};

/** Kind of contract, before the intermediary has its say. */
export const JOB_CONTRACTS: Mix = {
  cdi: [0.24, 0.2, 0.24, 0.29, 0.31, 0.32, 0.33, 0.33],
  cdd_6_plus: [0.2, 0.19, 0.21, 0.22, 0.22, 0.22, 0.22, 0.22],
  cdd_court: [0.26, 0.31, 0.26, 0.22, 0.21, 0.2, 0.19, 0.19],
  interim: [0.08, 0.08, 0.08, 0.07, 0.06, 0.06, 0.06, 0.06],
  apprentissage: [0.04, 0.04, 0.05, 0.06, 0.06, 0.06, 0.06, 0.06],
  professionnalisation: [0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05],
  cdd_insertion: [0.13, 0.13, 0.11, 0.09, 0.09, 0.09, 0.09, 0.09],
};

/** Contracts between the State and territories: rates among the year's contracts, renewals or actions. */
export const CONTRACT_TRENDS = {
  copilotage: [0.64, 0.66, 0.68, 0.72, 0.77, 0.82, 0.875, 0.89],
  diagnostic: [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.69, 0.71],
  coordination: [0.64, 0.64, 0.62, 0.64, 0.62, 0.58, 0.54, 0.53],
  progression: [0.5, 0.55, 0.55, 0.61, 0.54, 0.57, 0.6, 0.6],
  innovation: [0.12, 0.13, 0.15, 0.17, 0.19, 0.205, 0.215, 0.22],
  animation: [0.42, 0.36, 0.5, 0.56, 0.64, 0.71, 0.79, 0.8],
  participation: [0.18, 0.24, 0.33, 0.38, 0.43, 0.48, 0.535, 0.55],
  logement: [0.82, 0.82, 0.86, 0.9, 0.93, 0.97, 1, 1],
  logements_mobilises: [16, 15, 17, 17, 19, 20, 21, 21],
} as const;

/**
 * Regions that stand apart from the nation once their gap has grown (2025); the nation keeps its own course, so the
 * others move a little the other way. Here is why some are late where the nation is on track.
 */
const REGIONAL_GAPS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  diagnostic_territorial: { "75": -0.24, "44": 0.1 },
  interpretariat_distance: { "27": -0.5 },
  mentor_forme: { "76": -0.26, "53": 0.08 },
  insertion: { "32": -0.13, "11": 0.04 },
  immersion_prealable: { "93": -0.17, "52": 0.1 },
  en_poste_6_mois: { "84": 0.05, "93": -0.06 },
};

/** A rate by year and region, years first: the value of year 2 in region 5 is at `2 * REGIONS.length + 5`. */
export type RateTable = Float64Array;

/** Spreads a national trend over regions; `weights` is each region's part of the nation, in the order of `REGIONS`. */
function rateTable(column: string, trend: Trend, weights: readonly number[]): RateTable {
  const gaps = REGIONS.map(({ cog }) => REGIONAL_GAPS[column]?.[cog] ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = gaps.reduce((sum, gap, region) => sum + gap * (weights[region] ?? 0), 0) / total;
  const lastRise = YEAR_COUNT - 2;
  return Float64Array.from({ length: YEAR_COUNT * REGIONS.length }, (_, cell) => {
    const year = Math.floor(cell / REGIONS.length);
    const gap = (gaps[cell % REGIONS.length] as number) - mean;
    return (trend[year] as number) + gap * (Math.min(year, lastRise) / lastRise);
  });
}

/** The {@link RateTable} of each column of a table of trends. */
export const rateTables = <Column extends string>(
  trends: Readonly<Record<Column, Trend>>,
  weights: readonly number[],
): Readonly<Record<Column, RateTable>> =>
  Object.fromEntries(
    Object.entries<Trend>(trends).map(([column, trend]) => [
      column,
      rateTable(column, trend, weights),
    ]),
  ) as Record<Column, RateTable>;

/** One {@link Chooser} a year among the values of a mix. */
export const yearlyChoice = (mix: Mix): readonly Chooser[] =>
  Array.from({ length: YEAR_COUNT }, (_, year) =>
    choiceOf(
      Object.fromEntries(Object.entries(mix).map(([value, trend]) => [value, trend[year] ?? 0])),
    ),
  );

/** A trend at the end of a quarter (0 to 3), on the straight line from the end of the year before. */
export function atQuarter(trend: ArrayLike<number>, year: number, quarter: number): number {
  const end = trend[year] as number;
  const start = trend[year - 1] ?? end;
  return start + ((end - start) * (quarter + 1)) / 4;
}
