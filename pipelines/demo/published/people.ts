import { type PublishedFigure, synthesis } from "./figure.js";

const MINISTRY = "Ministère de l’Intérieur";
const UNNAMED = "Chiffre public, source à préciser";
const EXACT = "Le nombre exact, plutôt que l’arrondi. ";
const OTHER_MEASURE =
  "Compte les départements où AGIR est présent ; l’indicateur compte ceux où un recrutement est passé par AGIR.";

/** What was said of mentoring. */
export const MENTORING: readonly PublishedFigure[] = [
  {
    indicator: "mentorat.binomes",
    label: "Mentors",
    value: 150000,
    unit: "mentors",
    counted: "Mentors, tous publics accompagnés",
    scope: "France",
    date: "2022",
    source: `Collectif Mentorat, cité par la ${synthesis(14).replace("DIAIR, ", "")}`,
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
  ...(
    [
      [6, "borne basse"],
      [9, "borne haute"],
    ] as const
  ).map(([value, bound]) => ({
    indicator: "mentorat.duree_mediane",
    label: `Durée moyenne d’un binôme (${bound})`,
    value,
    unit: "mois",
    counted: `Durée moyenne constatée, « 6 à 9 mois » : ${bound}`,
    scope: "France",
    date: "2023",
    source: synthesis(14),
    kept: false,
    reason:
      "Une moyenne constatée, et non une valeur à atteindre ; l’indicateur est une médiane, moins sensible aux binômes très longs.",
  })),
];

/** What was said of employers and of AGIR. */
export const EMPLOYERS: readonly PublishedFigure[] = [
  {
    indicator: "entreprises.reseau_national",
    label: "Entreprises membres du réseau Les entreprises s’engagent",
    value: 7000,
    unit: "entreprises",
    counted: "Entreprises membres, qu’elles recrutent ou non des personnes réfugiées",
    scope: "France",
    date: "mai 2023",
    source: synthesis(15),
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
  ...(
    [
      [15165, "fin 2023", "Ministère de l’Intérieur, cité par Forum réfugiés", true, EXACT],
      [15200, "fin 2023", "DSED, Info migrations n° 107", false, "Arrondi de 15 165. "],
      [29400, "juin 2024", "DSED, Info migrations n° 113", true, "« Environ ». "],
    ] as const
  ).map(([value, date, source, kept, doubt]) => ({
    indicator: "",
    label: "Personnes orientées vers AGIR",
    value,
    unit: "personnes",
    counted: "Personnes orientées, et non accompagnées",
    scope: "France",
    date,
    source,
    kept,
    reason: `${doubt}Être orienté n’est pas être accompagné. Aucun indicateur ne le mesure.`,
  })),
];
