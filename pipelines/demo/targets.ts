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
  ["mentorat.binomes_campagne", "FR", 2021, null, 2026, 2000],
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
  ["entreprises.recrutements_medias", "FR", 2021, null, 2026, 800],
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
  ["ctai.co_decision", "FR", 2021, null, 2027, 40],
  ["ctai.logements_mobilises", "FR", 2021, null, 2027, 3000],
];

/** A few regions and departments, where the nation's progress is not everyone's. */
const LOCAL: readonly TargetLine[] = [
  ["ruralite.interpretariat", "R27", 2022, null, 2026, 85],
  ["ruralite.places", "D02", 2023, null, 2027, 120],
  ["mentorat.insertion", "R32", 2020, null, 2026, 60],
  ["ctai.contrats", "D69", 2019, 1, 2027, 5],
];

/** Regions with targets of their own, in the order of the columns of {@link REGIONAL}. */
const REGIONS_JUDGED = [
  ...["R11", "R24", "R27", "R28", "R32", "R44", "R52"],
  ...["R53", "R75", "R76", "R84", "R93", "R94"],
];

/** Indicator, reference year, target year, then one target value by region; null where none is set. */
type RegionalLine = readonly [string, number, number, ...(number | null)[]];

/** Each region's share of the nation's effort: it has verdicts of its own. */
const REGIONAL: readonly RegionalLine[] = [
  [
    "ruralite.places",
    2023,
    2027,
    260,
    1000,
    1250,
    950,
    1050,
    1250,
    650,
    680,
    2400,
    1650,
    1500,
    400,
    260,
  ],
  ["ruralite.diagnostic", 2022, 2027, 70, 75, 85, 80, 80, 85, 85, 75, 70, 80, 80, 75, null],
  [
    "mentorat.binomes",
    2021,
    2027,
    2700,
    400,
    450,
    400,
    850,
    800,
    550,
    500,
    900,
    850,
    1400,
    600,
    null,
  ],
  ["mentorat.achevement", 2020, 2026, 86, 86, 86, 86, 85, 85, 86, 84, 86, 86, 86, 85, null],
  [
    "entreprises.recrutements",
    2021,
    2027,
    800,
    170,
    150,
    200,
    350,
    300,
    260,
    240,
    320,
    360,
    560,
    200,
    null,
  ],
  ["entreprises.emploi_durable", 2021, 2027, 60, 58, 58, 60, 55, 58, 60, 58, 55, 58, 55, 52, null],
  ["ctai.contrats", 2022, 2027, 8, 5, 4, 6, 8, 9, 5, 7, 8, 7, 14, 6, 2],
  [
    "ctai.copilotage",
    2022,
    2027,
    100,
    90,
    90,
    100,
    null,
    100,
    100,
    null,
    100,
    100,
    100,
    null,
    null,
  ],
  ["mentorat.mentors_formes", 2021, 2026, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, null],
  ["entreprises.immersion", 2021, 2027, 45, 45, null, 45, 45, 45, 45, 45, 45, 45, 45, 45, null],
];

const regional: readonly TargetLine[] = REGIONAL.flatMap(([indicator, from, to, ...targets]) =>
  targets.flatMap((target, index): TargetLine[] =>
    target === null ? [] : [[indicator, REGIONS_JUDGED[index] as string, from, null, to, target]],
  ),
);

/** Every target, nation first. */
export const TARGETS: readonly Target[] = [...NATIONAL, ...LOCAL, ...regional].map(
  ([indicator, territory, from, value, to, target]) => ({
    indicator,
    territory,
    from,
    value,
    to,
    target,
  }),
);
