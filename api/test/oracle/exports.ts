import {
  type Columns,
  DEMO,
  day,
  type Export,
  figure,
  flag,
  list,
  listIfSaid,
  number,
  optional,
  quarter,
  type Row,
  readExport,
  word,
  year,
} from "./csv.js";
import type { Answer } from "./figures.js";

const CONTRACT = {
  id: ["Id contrat", word],
  year: ["Année", figure],
  act: ["Type acte", word],
  level: ["Niveau", word],
  siren: ["SIREN collectivité", optional],
  signed: ["Date signature", day],
  departments: ["Codes département", list],
  region: ["Code région", word],
  stateFunds: ["Enveloppe État", number],
  localFunds: ["Enveloppe collectivité", number],
  axes: ["Axes", listIfSaid],
  diagnosis: ["Diagnostic", optional],
  steeredTogether: ["Copilotage élus préfecture", flag],
  coordinators: ["ETP coordination", number],
  partners: ["Nb partenaires", number],
  actions: ["Nb actions", number],
  innovative: ["Nb actions innovantes", number],
  committees: ["Nb comités pilotage", number],
  evaluated: ["Évaluation annuelle", flag],
  participation: ["Participation", optional],
  dwellings: ["Logements mobilisés", number],
} as const satisfies Columns;

const CENTRE = {
  id: ["ID centre", word],
  quarter: ["Trimestre", word],
  scheme: ["Dispositif", word],
  commune: ["Code commune", word],
  housing: ["Mode hébergement", optional],
  places: ["Places autorisées", figure],
  occupied: ["Places occupées", figure],
  diagnosis: ["Diagnostic territorial", flag],
  meetings: ["Réunions coordination", number],
  transport: ["Transport demande", flag],
  carSharing: ["Covoiturage", flag],
  itinerant: ["Services itinérants", flag],
  interpreting: ["Interprétariat distance", flag],
  doctor: ["Permanence médicale", flag],
  frenchHours: ["Heures FLE", number],
  adaptedJobs: ["Bénéficiaires emploi adapté", number],
  drivingTheory: ["Inscrits code route", number],
  volunteers: ["Bénévoles actifs", number],
  trained: ["Bénévoles formés", number],
  sponsorships: ["Parrainages actifs", number],
  events: ["Événements convivialité", number],
  reached: ["Personnes sensibilisées", number],
} as const satisfies Columns;

const PAIR = {
  id: ["id_binome", word],
  structure: ["structure", word],
  programme: ["type_programme", word],
  sex: ["sexe", optional],
  age: ["tranche_age", optional],
  protection: ["protection", optional],
  year: ["date_debut", year],
  quarter: ["date_debut", quarter],
  start: ["date_debut", day],
  end: ["date_fin", day],
  state: ["statut", word],
  department: ["code_departement", word],
  channel: ["canal_recrutement_mentor", optional],
  sentBy: ["prescripteur", optional],
  sharesPractice: ["structure_partage_pratiques", flag],
  mentorTrained: ["mentor_forme", flag],
  charter: ["charte_signee", flag],
  moments: ["nb_moments_convivialite", number],
  interviews: ["nb_entretiens", number],
  internships: ["nb_stages", number],
  admitted: ["admission_formation", flag],
  project: ["projet_defini", flag],
  autonomous: ["autonomie_demarches", flag],
  ties: ["liens_sociaux", flag],
  frenchBefore: ["niveau_francais_debut", optional],
  frenchAfter: ["niveau_francais_fin", optional],
  confidenceBefore: ["confiance_debut", number],
  confidenceAfter: ["confiance_fin", number],
  badge: ["badge_competences", flag],
  exit: ["situation_sortie", optional],
} as const satisfies Columns;

const HIRE = {
  id: ["Id recrutement", word],
  siren: ["SIREN employeur", word],
  sector: ["Secteur", optional],
  size: ["Taille", word],
  department: ["Code département", word],
  year: ["Date embauche", year],
  quarter: ["Date embauche", quarter],
  hired: ["Date embauche", day],
  contract: ["Type contrat", word],
  sex: ["Sexe", optional],
  mentor: ["Mentor entreprise", flag],
  intercultural: ["Action interculturelle", flag],
  channel: ["Canal information", optional],
  through: ["Intermédiaire", optional],
  hrEquipped: ["RH outillé", flag],
  immersion: ["Immersion préalable", flag],
  companion: ["Mentor entreprise", flag],
  network: ["Réseau national", flag],
  end: ["Date fin", day],
  stillThere: ["En poste 6 mois", flag],
} as const satisfies Columns;

/** One contract and year of `ctai.csv`. */
export type Contract = Row<typeof CONTRACT>;

/** One centre and quarter of `places_rurales.csv`. */
export type Centre = Row<typeof CENTRE>;

/** One mentoring pair of `mentorat.csv`. */
export type Pair = Row<typeof PAIR>;

/** One hire of `recrutements.csv`. */
export type Hire = Row<typeof HIRE>;

/** The four exports that are measured. */
export interface Demo {
  readonly contracts: readonly Contract[];
  readonly centres: readonly Centre[];
  readonly pairs: readonly Pair[];
  readonly hires: readonly Hire[];
}

/** The four exports, by what their rows are: the name of their first file, and how its bytes make text. */
export const EXPORTS = {
  contracts: { stem: "ctai", encoding: "utf-8" },
  centres: { stem: "places_rurales", encoding: "utf-8 with BOM" },
  pairs: { stem: "mentorat", encoding: "utf-8" },
  hires: { stem: "recrutements", encoding: "windows-1252" },
} as const satisfies Record<keyof Demo, Omit<Export, "folder">>;

/** Reads the four measured exports of a folder, the demo's by default, with the columns that the questions need. */
export const readDemo = (folder: URL = DEMO): Demo => ({
  contracts: readExport(
    { folder, ...EXPORTS.contracts },
    CONTRACT,
    (row) => `${row.id} ${row.year}`,
  ),
  centres: readExport({ folder, ...EXPORTS.centres }, CENTRE, (row) => `${row.id} ${row.quarter}`),
  pairs: readExport({ folder, ...EXPORTS.pairs }, PAIR, ({ id }) => id),
  hires: readExport({ folder, ...EXPORTS.hires }, HIRE, ({ id }) => id),
});

/** How one question is answered from the rows; the name of each is the `calcul` of an entry of `fixtures/answers`. */
export type Calculations = Readonly<Record<string, (demo: Demo) => Answer>>;
