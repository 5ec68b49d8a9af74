/** One row of `objectifs.csv`; no synthesis sets a numeric target, so every one of them is `illustratif`. */
export interface Target {
  readonly indicator: string;
  readonly territory: string;
  readonly from: number;
  /** Null: taken from the data of the reference year. */
  readonly value: number | null;
  readonly to: number;
  readonly target: number;
}

/** Indicator, territory, reference year, reference value, target year, target value: in the unit of the indicator. */
type TargetLine = readonly [string, string, number, number | null, number, number];

const NATIONAL: readonly TargetLine[] = [
  ["ruralite.places", "FR", 2023, null, 2027, 12000],
  ["ruralite.diagnostic", "FR", 2022, null, 2027, 80],
  ["ruralite.coordination", "FR", 2022, 60, 2026, 90],
  ["ruralite.mobilite", "FR", 2022, null, 2028, 75],
  ["ruralite.interpretariat", "FR", 2022, null, 2026, 85],
  ["ruralite.emploi_adapte", "FR", 2022, 3, 2027, 6],
  ["ruralite.code_route", "FR", 2022, 2.5, 2027, 5],
  ["ruralite.benevoles_formes", "FR", 2021, null, 2026, 60],
  ["ruralite.parrainages", "FR", 2022, null, 2027, 14],
  ["mentorat.binomes", "FR", 2021, null, 2027, 10000],
  ["mentorat.achevement", "FR", 2020, null, 2026, 85],
  ["mentorat.partage_structures", "FR", 2021, 20, 2027, 70],
  ["mentorat.mentors_campagne", "FR", 2021, null, 2026, 30],
  ["mentorat.mentors_formes", "FR", 2020, 42.5, 2026, 80],
  ["mentorat.liens_sociaux", "FR", 2020, null, 2026, 75],
  ["mentorat.convivialite", "FR", 2021, 35, 2027, 60],
  ["mentorat.orientation_partenaire", "FR", 2019, 40, 2027, 65],
  ["mentorat.badges", "FR", 2023, 0, 2027, 30],
  ["mentorat.insertion", "FR", 2020, null, 2026, 60],
  ["mentorat.impact_emploi", "FR", 2021, null, 2027, 60],
  ["mentorat.impact_interculturel", "FR", 2020, null, 2027, 80],
  ["entreprises.recrutements", "FR", 2021, null, 2027, 4000],
  ["entreprises.emploi_durable", "FR", 2019, null, 2026, 60],
  ["entreprises.maintien_6_mois", "FR", 2021, null, 2027, 75],
  ["entreprises.pair_a_pair", "FR", 2021, 12, 2026, 25],
  ["entreprises.medias", "FR", 2021, 20, 2026, 35],
  ["entreprises.rh_outilles", "FR", 2020, null, 2028, 60],
  ["entreprises.immersion", "FR", 2021, null, 2027, 45],
  ["entreprises.coordination_locale", "FR", 2021, null, 2027, 45],
  ["entreprises.departements_agir", "FR", 2022, null, 2026, 93.1],
  ["ctai.contrats", "FR", 2019, 11, 2027, 100],
  ["ctai.territoires", "FR", 2021, 18, 2030, 120],
  ["ctai.copilotage", "FR", 2019, null, 2026, 90],
  ["ctai.diagnostic", "FR", 2021, null, 2027, 90],
  ["ctai.coordination", "FR", 2021, null, 2026, 90],
  ["ctai.innovation", "FR", 2021, null, 2028, 40],
  ["ctai.animation", "FR", 2021, 50, 2026, 75],
  ["ctai.participation", "FR", 2021, null, 2027, 80],
  ["ctai.logement", "FR", 2019, null, 2026, 100],
  ["ctai.logements_mobilises", "FR", 2021, null, 2027, 3000],
];

/** A few regions and departments, where the nation's progress is not everyone's. */
const LOCAL: readonly TargetLine[] = [
  ["ruralite.diagnostic", "R75", 2022, null, 2027, 80],
  ["ruralite.diagnostic", "R44", 2022, null, 2027, 80],
  ["ruralite.interpretariat", "R27", 2022, null, 2026, 85],
  ["ruralite.places", "D02", 2023, null, 2027, 120],
  ["mentorat.mentors_formes", "R76", 2020, null, 2026, 80],
  ["mentorat.mentors_formes", "R53", 2020, null, 2026, 80],
  ["mentorat.insertion", "R32", 2020, null, 2026, 60],
  ["entreprises.immersion", "R93", 2021, null, 2027, 45],
  ["entreprises.immersion", "R52", 2021, null, 2027, 45],
  ["ctai.contrats", "R84", 2019, null, 2027, 14],
  ["ctai.contrats", "D69", 2019, 1, 2027, 5],
];

/** Every target, nation first. */
export const TARGETS: readonly Target[] = [...NATIONAL, ...LOCAL].map(
  ([indicator, territory, from, value, to, target]) => ({
    indicator,
    territory,
    from,
    value,
    to,
    target,
  }),
);
