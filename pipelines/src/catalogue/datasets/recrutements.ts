import type { Column, Dataset } from "../model.js";
import { text } from "../text.js";
import { AGE_BANDS, choices, NAF_SECTIONS, SEX } from "./choices.js";
import { booleen, choix, date, departement, identifiant, siren } from "./columns.js";

const HIRE: readonly Column[] = [
  identifiant("id_recrutement", text("Identifiant du recrutement", "Identifier of the hire"), {
    required: true,
    aliases: ["Recrutement", "N° de recrutement", "Référence du recrutement"],
  }),
  siren("siren_employeur", text("SIREN de l’employeur", "SIREN of the employer"), {
    required: true,
    aliases: ["SIREN", "N° SIREN", "SIREN entreprise", "Numéro SIREN"],
  }),
  choix("secteur", text("Secteur d’activité (NAF)", "Activity (NAF section)"), {
    choices: NAF_SECTIONS,
    aliases: ["Section NAF", "NAF", "Secteur d’activité"],
  }),
  choix("taille", text("Taille de l’entreprise", "Size of the firm"), {
    required: true,
    choices: choices([
      ["tpe", "Très petite entreprise (TPE)", "Micro firm"],
      ["pme", "Petite ou moyenne entreprise (PME)", "Small or medium firm"],
      ["eti", "Entreprise de taille intermédiaire (ETI)", "Mid-sized firm"],
      ["ge", "Grande entreprise (GE)", "Large firm"],
    ]),
    aliases: ["Taille entreprise", "Catégorie d’entreprise", "Taille de l’employeur"],
  }),
  departement("code_departement", text("Département", "Department"), {
    required: true,
    aliases: ["Dép", "Dept", "Code dép", "Code du département"],
  }),
  date("date_embauche", text("Date d’embauche", "Date of hire"), {
    required: true,
    happened: true,
    aliases: ["Embauche", "Embauché le", "Date de début", "Date de recrutement"],
  }),
  choix("type_contrat", text("Type de contrat", "Type of contract"), {
    required: true,
    choices: choices([
      ["cdi", "CDI", "Permanent contract"],
      ["cdd_6_plus", "CDD de 6 mois ou plus", "Fixed term, 6 months or more"],
      ["cdd_court", "CDD de moins de 6 mois", "Fixed term, under 6 months"],
      ["interim", "Intérim", "Agency work"],
      ["apprentissage", "Apprentissage", "Apprenticeship"],
      ["professionnalisation", "Contrat de professionnalisation", "Work-study contract"],
      ["cdd_insertion", "CDD d’insertion", "Integration contract"],
    ]),
    aliases: ["Contrat", "Nature du contrat", "Contrat de travail"],
  }),
  choix("sexe", text("Sexe", "Sex"), { choices: SEX, aliases: ["Genre", "Sexe du salarié"] }),
  choix("tranche_age", text("Tranche d’âge", "Age band"), {
    choices: AGE_BANDS,
    aliases: ["Âge", "Classe d’âge", "Tranche d’âge du salarié"],
  }),
];

const WAY_IN: readonly Column[] = [
  choix("canal_information", text("Canal d’information", "How the employer heard"), {
    choices: choices([
      ["pair_a_pair", "De pair à pair", "Peer to peer"],
      ["reseaux_sociaux", "Réseaux sociaux", "Social networks"],
      ["medias", "Médias", "Media"],
      ["salon", "Salon", "Trade fair"],
      ["service_public_emploi", "Service public de l’emploi", "Public employment service"],
      ["association", "Association", "Association"],
      ["agir", "AGIR", "AGIR"],
      ["autre", "Autre", "Other"],
    ]),
    aliases: ["Canal", "Comment l’employeur a été informé", "Origine de l’information"],
  }),
  choix("intermediaire", text("Intermédiaire", "Intermediary"), {
    choices: choices([
      ["agir", "AGIR", "AGIR"],
      ["association", "Association", "Association"],
      ["france_travail", "France Travail", "France Travail"],
      ["mission_locale", "Mission locale", "Local youth centre"],
      ["geiq", "GEIQ", "Employers’ group (GEIQ)"],
      ["interim", "Agence d’intérim", "Temp agency"],
      ["direct", "Recrutement direct", "Direct hire"],
    ]),
    aliases: ["Recruté via", "Intermédiaire de recrutement"],
  }),
  booleen("rh_outille", text("Service RH outillé", "HR department equipped"), {
    aliases: ["RH outillées", "RH outillés", "Outils RH"],
  }),
  booleen("immersion_prealable", text("Immersion préalable", "Immersion beforehand"), {
    aliases: ["Immersion", "PMSMP", "Immersion avant embauche"],
  }),
  booleen("mentor_entreprise", text("Mentor dans l’entreprise", "Mentor in the firm"), {
    aliases: ["Mentor", "Mentorat en entreprise", "Tuteur"],
  }),
  booleen("action_interculturelle", text("Action interculturelle", "Intercultural action"), {
    aliases: ["Interculturel", "Action interculturelle menée"],
  }),
  booleen(
    "reseau_national",
    text("Réseau national public-privé", "National public-private network"),
    {
      aliases: ["Réseau", "Membre d’un réseau national"],
    },
  ),
  date("date_fin", text("Date de fin", "End date"), {
    happened: true,
    aliases: ["Fin de contrat", "Date de sortie", "Date de fin de contrat"],
  }),
  booleen("en_poste_6_mois", text("En poste à six mois", "Still employed after six months"), {
    aliases: ["Maintien à 6 mois", "En poste après 6 mois", "En emploi à 6 mois"],
  }),
];

/** Refugees hired, one row each; rows about people and firms. */
export const HIRES: Dataset = {
  id: "recrutements",
  label: text("Recrutements", "Hires"),
  description: text(
    "Recrutements de personnes réfugiées par des employeurs, un par ligne, sous pseudonyme.",
    "Refugees hired by employers, one per row, under a pseudonym.",
  ),
  domain: "entreprises",
  key: ["id_recrutement"],
  columns: [...HIRE, ...WAY_IN],
  required: true,
  personal: true,
  expectedEvery: "trimestre",
  position: {
    year: "year(date_embauche)::integer",
    quarter: "year(date_embauche) || '-T' || quarter(date_embauche)",
    departments: "[code_departement]",
    region: null,
    dated: "date_embauche",
    began: "date_embauche",
    observed: "greatest(date_embauche, date_fin)",
  },
  derived: [],
  checks: [
    {
      rule: "fin_apres_embauche",
      column: "date_fin",
      holds: "date_fin >= date_embauche",
      message: text(
        "Le contrat finit avant l’embauche\u202f: vérifier les deux dates.",
        "The contract ends before the hire: check both dates.",
      ),
    },
    {
      rule: "en_poste_malgre_fin",
      column: "en_poste_6_mois",
      holds: "not (en_poste_6_mois and date_fin < date_embauche + interval 6 month)",
      message: text(
        "En poste à six mois, alors que la date de fin est plus tôt\u202f: vérifier l’une et l’autre.",
        "Still employed after six months, but the end date is earlier: check both.",
      ),
    },
  ],
};
