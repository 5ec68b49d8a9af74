/** One row of `livrables.csv`: what a Fabrique promised, or the steering committee decided. Empty where nothing is said. */
export interface Deliverable {
  readonly fabrique: "ruralite" | "mentorat" | "entreprises" | "ctai";
  readonly label: string;
  readonly type: "livrable" | "groupe_travail" | "decision";
  readonly committee: string;
  readonly lead: string;
  readonly indicator: string;
  readonly due: string;
  readonly state: "a_faire" | "en_cours" | "livre" | "abandonne";
}

type DeliverableLine = readonly [
  label: string,
  type: Deliverable["type"],
  lead: string,
  indicator: string,
  due: string,
  state: Deliverable["state"],
];

const PROJECT_LEAD = "Chef de projet national";
const LAB = "Laboratoire de la DIAIR";
/** Day of the national steering committee on territorial contracts. */
const COMMITTEE = "08/11/2023";

/** The titles are promised by the syntheses; due dates and states are synthetic. */
const PROMISED: Readonly<Record<Deliverable["fabrique"], readonly DeliverableLine[]>> = {
  ruralite: [
    ["Kit opérationnel", "livrable", LAB, "ruralite.coordination", "31/12/2023", "livre"],
    [
      "Groupe de travail sur l’accueil en milieu rural",
      "groupe_travail",
      PROJECT_LEAD,
      "ruralite.mobilite",
      "30/06/2025",
      "en_cours",
    ],
  ],
  mentorat: [
    ["Guide du mentor", "livrable", LAB, "mentorat.mentors_formes", "31/03/2024", "livre"],
    ["Plan d’action", "livrable", PROJECT_LEAD, "mentorat.binomes", "31/12/2023", "livre"],
    [
      "Module de formation des mentors",
      "livrable",
      LAB,
      "mentorat.mentors_formes",
      "30/06/2025",
      "en_cours",
    ],
    // It measures what mentoring changes: no figure is expected to move by it.
    ["Plateforme d’évaluation", "livrable", PROJECT_LEAD, "", "31/12/2026", "a_faire"],
    [
      "Supports de communication",
      "livrable",
      "Chargé de communication",
      "mentorat.binomes_campagne",
      "30/09/2024",
      "en_cours",
    ],
    [
      "Groupe de travail 1 : accompagnement des binômes",
      "groupe_travail",
      PROJECT_LEAD,
      "mentorat.liens_sociaux",
      "31/12/2024",
      "livre",
    ],
    [
      "Groupe de travail 2 : outils d’évaluation, de recrutement et de repérage",
      "groupe_travail",
      PROJECT_LEAD,
      "mentorat.orientation_partenaire",
      "31/12/2025",
      "en_cours",
    ],
    [
      "Groupe de travail 3 : communication",
      "groupe_travail",
      "Chargé de communication",
      "mentorat.binomes_campagne",
      "30/06/2024",
      "abandonne",
    ],
  ],
  entreprises: [
    [
      "Groupe de travail 1 : liens entre acteurs économiques et acteurs de l’accueil",
      "groupe_travail",
      PROJECT_LEAD,
      "entreprises.coordination_locale",
      "31/12/2024",
      "livre",
    ],
    [
      "Groupe de travail 2 : recrutement",
      "groupe_travail",
      PROJECT_LEAD,
      "entreprises.immersion",
      "30/06/2025",
      "en_cours",
    ],
    [
      "Groupe de travail 3 : coordination publique-privée",
      "groupe_travail",
      "Chargé de mission entreprises",
      "entreprises.reseau_national",
      "31/12/2026",
      "a_faire",
    ],
    [
      "Étude d’un centre de ressources",
      "livrable",
      "Chargé de mission entreprises",
      "entreprises.rh_outilles",
      "30/06/2026",
      "en_cours",
    ],
  ],
  ctai: [
    [
      "Fiche pratique pour les négociateurs",
      "livrable",
      LAB,
      "ctai.copilotage",
      "31/12/2023",
      "livre",
    ],
    [
      "Guide sur la participation des personnes",
      "livrable",
      LAB,
      "ctai.participation",
      "30/06/2024",
      "livre",
    ],
    [
      "État des lieux de l’axe logement, et recommandations",
      "livrable",
      "Chargé de mission logement",
      "ctai.logements_mobilises",
      "31/12/2024",
      "en_cours",
    ],
  ],
};

/** The committee met; what it decided is not in the syntheses, so these two say that they are made up. */
const DECIDED: readonly DeliverableLine[] = [
  [
    "Décision illustrative : suivre chaque année les postes de coordination cofinancés",
    "decision",
    "Comité de pilotage national des CTAI",
    "ctai.coordination",
    "31/12/2024",
    "en_cours",
  ],
  [
    "Décision illustrative : ouvrir la contractualisation à l’échelon régional",
    "decision",
    "Comité de pilotage national des CTAI",
    "ctai.contrats",
    "31/12/2025",
    "livre",
  ],
];

const deliverable =
  (fabrique: Deliverable["fabrique"], committee: string) =>
  ([label, type, lead, indicator, due, state]: DeliverableLine): Deliverable => ({
    fabrique,
    label,
    type,
    committee,
    lead,
    indicator,
    due,
    state,
  });

/** Everything promised, Fabrique by Fabrique, then decided. */
export const DELIVERABLES: readonly Deliverable[] = [
  ...PROMISED.ruralite.map(deliverable("ruralite", "")),
  ...PROMISED.mentorat.map(deliverable("mentorat", "")),
  ...PROMISED.entreprises.map(deliverable("entreprises", "")),
  ...PROMISED.ctai.map(deliverable("ctai", "")),
  ...DECIDED.map(deliverable("ctai", COMMITTEE)),
];
