/** One row of `chiffres_publies.csv`: a figure said in public. */
export interface PublishedFigure {
  readonly indicator: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly counted: string;
  readonly scope: string;
  readonly date: string;
  readonly source: string;
  /** Whether the product takes it as its own. */
  readonly kept: boolean;
  readonly reason: string;
}

const SYNTHESIS = (number: number): string => `DIAIR, synthèse de la Fabrique #${number} (2023)`;
const WEBSITE = "Site de la DIAIR";
const MINISTRY = "Ministère de l’Intérieur";
const CIMADE = "La Cimade, d’après l’OFII";
const UNNAMED = "Chiffre public, source à préciser";

const FOUR_THINGS =
  "Signés, renouvelés, en vigueur et cumulés depuis 2019 sont quatre choses différentes : le produit compte les contrats signés ou renouvelés dans l’année.";
const OTHER_MEASURE =
  "Compte les départements où AGIR est présent ; l’indicateur compte ceux où un recrutement est passé par AGIR.";
const NOT_RURAL =
  "Ensemble du dispositif national d’accueil ; le produit ne suit que les places situées en commune rurale.";

const CONTRACTS: readonly PublishedFigure[] = [
  {
    indicator: "ctai.contrats",
    label: "CTAI signés en 2019",
    value: 11,
    unit: "contrats",
    counted: "Contrats signés dans l’année",
    scope: "France",
    date: "2019",
    source: SYNTHESIS(16),
    kept: true,
    reason: "Les onze signataires sont nommés : le compte peut être vérifié.",
  },
  {
    indicator: "ctai.contrats",
    label: "Territoires engagés en 2019 et 2020",
    value: 11,
    unit: "territoires",
    counted: "Territoires engagés sur deux ans",
    scope: "France",
    date: "2019 et 2020",
    source: WEBSITE,
    kept: false,
    reason: `Même nombre que celui de la synthèse, pour une période deux fois plus longue. ${FOUR_THINGS}`,
  },
  {
    indicator: "ctai.territoires",
    label: "Territoires engagés en 2021",
    value: 18,
    unit: "territoires",
    counted: "Territoires engagés",
    scope: "France",
    date: "2021",
    source: WEBSITE,
    kept: true,
    reason: "Lu comme le cumul des territoires distincts depuis 2019.",
  },
  {
    indicator: "ctai.contrats",
    label: "CTAI conclus ou renouvelés en 2022",
    value: 45,
    unit: "contrats",
    counted: "Contrats conclus ou renouvelés dans l’année",
    scope: "France",
    date: "2022",
    source: SYNTHESIS(16),
    kept: true,
    reason: "Même définition que l’indicateur.",
  },
  {
    indicator: "ctai.contrats",
    label: "CTAI conclus en 2023",
    value: 44,
    unit: "contrats",
    counted: "Contrats conclus dans l’année",
    scope: "France",
    date: "2023",
    source: SYNTHESIS(16),
    kept: true,
    reason:
      "La synthèse dit « conclus » pour 2023 et « conclus ou renouvelés » pour 2022 : retenu sous la définition de 2022.",
  },
  {
    indicator: "ctai.territoires",
    label: "Métropoles ou agglomérations sous contrat",
    value: 22,
    unit: "métropoles ou agglomérations",
    counted:
      "Métropoles ou agglomérations, sans dire si le contrat est signé, renouvelé ou en vigueur",
    scope: "France",
    date: "non datée",
    source: WEBSITE,
    kept: false,
    reason: FOUR_THINGS,
  },
  {
    indicator: "",
    label: "Communes de Grand Paris Sud",
    value: 23,
    unit: "communes",
    counted: "Communes membres de l’agglomération signataire, dans l’Essonne et la Seine-et-Marne",
    scope: "Grand Paris Sud",
    date: "février 2023",
    source: SYNTHESIS(16),
    kept: true,
    reason: "Un seul contrat, compté dans chacun des deux départements et une fois en France.",
  },
  {
    indicator: "ctai.logements_mobilises",
    label: "Places en hébergement diffus à Nantes",
    value: 105,
    unit: "places",
    counted: "Places d’hébergement diffus",
    scope: "Nantes",
    date: "2023",
    source: SYNTHESIS(16),
    kept: false,
    reason: "Des places, et non des logements : les deux ne s’additionnent pas.",
  },
  {
    indicator: "ctai.logements_mobilises",
    label: "Logements mobilisés à Besançon",
    value: 8,
    unit: "logements",
    counted: "Logements",
    scope: "Besançon",
    date: "2023",
    source: SYNTHESIS(16),
    kept: true,
    reason: "Même unité que l’indicateur.",
  },
];

const RURAL: readonly PublishedFigure[] = [
  {
    indicator: "ruralite.centres",
    label: "Centres d’accueil en commune rurale",
    value: 118,
    unit: "centres",
    counted: "Centres situés en commune rurale",
    scope: "France",
    date: "janvier 2023",
    source: SYNTHESIS(13),
    kept: true,
    reason: "Repris au premier trimestre 2023.",
  },
  {
    indicator: "ruralite.places",
    label: "Places d’accueil en commune rurale",
    value: 8000,
    unit: "places",
    counted: "Places, « plus de 8 000 »",
    scope: "France",
    date: "janvier 2023",
    source: SYNTHESIS(13),
    kept: true,
    reason: "Ordre de grandeur : le nombre exact n’est pas publié.",
  },
  {
    indicator: "",
    label: "Places du dispositif national d’accueil",
    value: 112541,
    unit: "places",
    counted: "Places du parc",
    scope: "France",
    date: "fin 2023",
    source: CIMADE,
    kept: false,
    reason: `Ne concorde pas avec la somme des places occupées, vacantes et indisponibles (114 073). ${NOT_RURAL}`,
  },
  {
    indicator: "",
    label: "Places occupées du dispositif national d’accueil",
    value: 108112,
    unit: "places",
    counted: "Places occupées",
    scope: "France",
    date: "fin 2023",
    source: CIMADE,
    kept: false,
    reason: NOT_RURAL,
  },
  {
    indicator: "",
    label: "Places vacantes du dispositif national d’accueil",
    value: 2838,
    unit: "places",
    counted: "Places vacantes",
    scope: "France",
    date: "fin 2023",
    source: CIMADE,
    kept: false,
    reason: NOT_RURAL,
  },
  {
    indicator: "",
    label: "Places indisponibles du dispositif national d’accueil",
    value: 3123,
    unit: "places",
    counted: "Places indisponibles",
    scope: "France",
    date: "fin 2023",
    source: CIMADE,
    kept: false,
    reason: NOT_RURAL,
  },
  {
    indicator: "",
    label: "Places occupées, vacantes et indisponibles du dispositif national d’accueil",
    value: 114073,
    unit: "places",
    counted: "Somme de 108 112 occupées, 2 838 vacantes et 3 123 indisponibles",
    scope: "France",
    date: "fin 2023",
    source: CIMADE,
    kept: false,
    reason: `Dépasse de 1 532 le nombre de places publié (112 541). ${NOT_RURAL}`,
  },
];

const MENTORING: readonly PublishedFigure[] = [
  {
    indicator: "mentorat.binomes",
    label: "Mentors",
    value: 150000,
    unit: "mentors",
    counted: "Mentors, tous publics accompagnés",
    scope: "France",
    date: "2022",
    source: `Collectif Mentorat, cité par la ${SYNTHESIS(14).replace("DIAIR, ", "")}`,
    kept: false,
    reason:
      "Environ. Des mentors, tous publics confondus ; le produit compte des binômes de personnes réfugiées.",
  },
  {
    indicator: "mentorat.binomes",
    label: "Jeunes mentorés",
    value: 160000,
    unit: "jeunes mentorés",
    counted: "Jeunes accompagnés par un mentor",
    scope: "France",
    date: "2023",
    source: "INJEP",
    kept: false,
    reason: "Des jeunes accompagnés, et non des mentors : ne se compare pas aux 150 000 de 2022.",
  },
];

const EMPLOYERS: readonly PublishedFigure[] = [
  {
    indicator: "entreprises.reseau_national",
    label: "Entreprises membres du réseau Les entreprises s’engagent",
    value: 7000,
    unit: "entreprises",
    counted: "Entreprises membres, qu’elles recrutent ou non des personnes réfugiées",
    scope: "France",
    date: "mai 2023",
    source: SYNTHESIS(15),
    kept: false,
    reason: "Environ. L’indicateur ne compte que les employeurs ayant recruté.",
  },
  ...(
    [
      [26, "Départements où AGIR est déployé", "fin 2022", UNNAMED],
      [50, "Départements où AGIR est implanté", "fin 2023", MINISTRY],
      [60, "Départements où AGIR est notifié", "fin 2023", MINISTRY],
      [52, "Départements où AGIR est déployé", "fin 2023", "Sénat, rapport l24-034-216"],
      [77, "Départements où AGIR est déployé", "juin 2024", UNNAMED],
      [94, "Départements visés par AGIR", "cible", UNNAMED],
    ] as const
  ).map(([value, label, date, source]) => ({
    indicator: "entreprises.departements_agir",
    label,
    value,
    unit: "départements",
    counted: label,
    scope: "France",
    date,
    source,
    kept: false,
    reason: OTHER_MEASURE,
  })),
  {
    indicator: "",
    label: "Personnes accompagnées par AGIR",
    value: 15165,
    unit: "personnes",
    counted: "Personnes accompagnées",
    scope: "France",
    date: "fin 2023",
    source: UNNAMED,
    kept: true,
    reason: "Le nombre exact, plutôt que l’arrondi. Aucun indicateur ne le mesure.",
  },
  {
    indicator: "",
    label: "Personnes accompagnées par AGIR",
    value: 15200,
    unit: "personnes",
    counted: "Personnes accompagnées, arrondi",
    scope: "France",
    date: "fin 2023",
    source: UNNAMED,
    kept: false,
    reason: "Arrondi de 15 165.",
  },
];

/** Every figure of the register, contradictions included. */
export const PUBLISHED_FIGURES: readonly PublishedFigure[] = [
  ...CONTRACTS,
  ...RURAL,
  ...MENTORING,
  ...EMPLOYERS,
];
