import type { Choice } from "../model.js";
import { text } from "../text.js";

/** Choices from rows of value, French label, English label. */
export const choices = (
  rows: readonly (readonly [value: string, fr: string, en: string])[],
): readonly Choice[] => rows.map(([value, fr, en]) => ({ value, label: text(fr, en) }));

/** Sex, as declared. */
export const SEX: readonly Choice[] = choices([
  ["F", "Femme", "Woman"],
  ["M", "Homme", "Man"],
  ["NR", "Non renseigné", "Not stated"],
]);

/** Age bands of the people followed. */
export const AGE_BANDS: readonly Choice[] = choices([
  ["moins_26", "Moins de 26 ans", "Under 26"],
  ["26_35", "De 26 à 35 ans", "26 to 35"],
  ["36_45", "De 36 à 45 ans", "36 to 45"],
  ["46_55", "De 46 à 55 ans", "46 to 55"],
  ["56_plus", "56 ans et plus", "56 and over"],
  ["NR", "Non renseigné", "Not stated"],
]);

/** Levels of French of the Common European Framework, in order; `A0` is a beginner's. */
export const FRENCH_LEVELS: readonly Choice[] = choices([
  ["A0", "A0 (grand débutant)", "A0 (complete beginner)"],
  ["A1", "A1 (introductif)", "A1 (breakthrough)"],
  ["A2", "A2 (intermédiaire)", "A2 (waystage)"],
  ["B1", "B1 (seuil)", "B1 (threshold)"],
  ["B2", "B2 (avancé)", "B2 (vantage)"],
  ["C1", "C1 (autonome)", "C1 (advanced)"],
  ["C2", "C2 (maîtrise)", "C2 (mastery)"],
]);

/** Sections of the French classification of activities (NAF), `A` to `U`. */
export const NAF_SECTIONS: readonly Choice[] = choices([
  ["A", "Agriculture, sylviculture et pêche", "Agriculture, forestry and fishing"],
  ["B", "Industries extractives", "Mining and quarrying"],
  ["C", "Industrie manufacturière", "Manufacturing"],
  ["D", "Électricité, gaz, vapeur et air conditionné", "Electricity, gas, steam, air conditioning"],
  ["E", "Eau, assainissement, déchets et dépollution", "Water, sewerage, waste, remediation"],
  ["F", "Construction", "Construction"],
  ["G", "Commerce, réparation d’automobiles", "Trade, repair of motor vehicles"],
  ["H", "Transports et entreposage", "Transport and storage"],
  ["I", "Hébergement et restauration", "Accommodation and food service"],
  ["J", "Information et communication", "Information and communication"],
  ["K", "Finance et assurance", "Finance and insurance"],
  ["L", "Activités immobilières", "Real estate"],
  [
    "M",
    "Activités spécialisées, scientifiques et techniques",
    "Professional, scientific, technical",
  ],
  ["N", "Services administratifs et de soutien", "Administrative and support services"],
  ["O", "Administration publique", "Public administration"],
  ["P", "Enseignement", "Education"],
  ["Q", "Santé humaine et action sociale", "Human health and social work"],
  ["R", "Arts, spectacles et activités récréatives", "Arts, entertainment and recreation"],
  ["S", "Autres activités de services", "Other service activities"],
  ["T", "Ménages employeurs", "Households as employers"],
  ["U", "Activités extra-territoriales", "Extraterritorial organisations"],
]);

/** PILOTE's four appreciations, best first. */
export const APPRECIATIONS: readonly Choice[] = choices([
  ["securise", "Objectif sécurisé", "Target secured"],
  ["atteignable", "Objectif atteignable", "Target within reach"],
  ["appui_necessaire", "Appui nécessaire", "Support needed"],
  ["compromis", "Objectif compromis", "Target at risk"],
]);
