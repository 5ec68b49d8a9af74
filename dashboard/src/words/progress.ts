import type { Comment, Deliverable } from "@fabriques/api/contract";
import { type Text, text } from "./text.js";

/** Words of progress towards a target. */
export const PROGRESS = {
  rate: text("Taux d’avancement", "Progress rate"),
  expected: text("attendu", "expected"),
  initial: text("Valeur initiale", "Initial value"),
  current: text("Valeur actuelle", "Current value"),
  atDeadline: text("Valeur de l’année cible", "Value of the target year"),
  target: text("Valeur cible", "Target value"),
  pace: text("Rythme encore nécessaire", "Pace still needed"),
  perYear: text("par an", "per year"),
  unclamped: text("Taux avant bornage à 0–100\u00A0%", "Rate before clamping to 0–100%"),
  details: text("Détail du calcul", "How it is computed"),
  formula: text(
    "Taux d’avancement = (valeur actuelle − valeur initiale) ÷ (valeur cible − valeur initiale).",
    "Progress rate = (current value − initial value) ÷ (target value − initial value).",
  ),
  expectedFormula: text(
    "Taux attendu = part du temps écoulée entre l’année de référence et l’année cible.",
    "Expected rate = share of the time elapsed between the reference year and the target year.",
  ),
  ratio: text("Avancement ÷ attendu", "Progress ÷ expected"),
  methodBadge: text("Le verdict dépend de la méthode", "The verdict depends on the method"),
  noMeasure: text("Sans mesure", "Not measured"),
  noMeasureDetail: text(
    "Aucun indicateur ne mesure ce point clé aujourd’hui.",
    "No indicator measures this key point today.",
  ),
  trendOnly: text("Tendance seule", "Trend only"),
  outOfReach: text("hors de portée au rythme observé", "out of reach at the pace observed"),
  underKeyPoint: text("En détail", "In detail"),
  nationalPromises: text(
    "Les engagements sont nationaux\u202F: ils se lisent sur la page de la France.",
    "Promises are national: they are on the page of France.",
  ),
  seeNation: text("Voir la France entière", "See the whole of France"),
  disagreement: text("Deux lectures différentes", "Two different readings"),
  keyPoints: text("Points clés", "Key points"),
  headlines: text("Chiffres clés", "Headline figures"),
  impacts: text("Mesures d’impact", "Impact measures"),
  deliverables: text("Engagements de la Fabrique", "What the Fabrique promised"),
  deliverable: text("Engagement", "Promise"),
  kind: text("Type", "Kind"),
  owner: text("Porteur", "Owner"),
  due: text("Échéance", "Due"),
  state: text("État", "State"),
  moves: text("Indicateur visé", "Indicator to move"),
  noDeliverable: text(
    "Aucun engagement n’est inscrit pour cette Fabrique.",
    "No promise is recorded for this Fabrique.",
  ),
  overdue: text("échéance dépassée", "overdue"),
  late: text("Ce qui est en retard", "What is late"),
  nothingLate: text(
    "Rien n’est en retard ni en deçà du départ.",
    "Nothing is late or worse than at the start.",
  ),
  statuses: text("Points clés par statut", "Key points by status"),
  seeFabrique: text("Voir la Fabrique en détail", "See the Fabrique in detail"),
} as const satisfies Record<string, Text>;

/** What an official thinks of a target (PILOTE's four words). */
export const APPRAISALS: Readonly<Record<NonNullable<Comment["appreciation"]>, Text>> = {
  securise: text("objectif sécurisé", "target secured"),
  atteignable: text("objectif atteignable", "target within reach"),
  appui_necessaire: text("appui nécessaire", "support needed"),
  compromis: text("objectif compromis", "target compromised"),
};

/** Kinds of promise. */
export const DELIVERABLE_KINDS: Readonly<Record<Deliverable["type"], Text>> = {
  livrable: text("Livrable", "Deliverable"),
  groupe_travail: text("Groupe de travail", "Working group"),
  decision: text("Décision", "Decision"),
};

/** States of a promise. */
export const DELIVERABLE_STATES: Readonly<Record<Deliverable["etat"], Text>> = {
  a_faire: text("À faire", "To do"),
  en_cours: text("En cours", "Under way"),
  livre: text("Livré", "Delivered"),
  abandonne: text("Abandonné", "Dropped"),
};
