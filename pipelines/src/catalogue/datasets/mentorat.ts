import type { Column, Dataset } from "../model.js";
import { text } from "../text.js";
import { AGE_BANDS, choices, FRENCH_LEVELS, SEX } from "./choices.js";
import { booleen, choix, date, departement, identifiant, nombre, texte } from "./columns.js";

const PAIR: readonly Column[] = [
  identifiant("id_binome", text("Identifiant du binôme", "Identifier of the pair"), {
    required: true,
    aliases: ["Binôme", "N° de binôme", "Numéro du binôme", "Référence du binôme"],
  }),
  texte("structure", text("Structure porteuse", "Structure that runs it"), {
    required: true,
    aliases: ["Association", "Organisme", "Nom de la structure", "Opérateur"],
  }),
  choix("type_programme", text("Type de programme", "Type of programme"), {
    required: true,
    choices: choices([
      ["professionnel", "Professionnel", "Professional"],
      ["academique", "Académique", "Academic"],
      ["interculturel", "Interculturel", "Intercultural"],
    ]),
    aliases: ["Programme", "Type de mentorat", "Nature du programme"],
  }),
  date("date_debut", text("Date de début", "Start date"), {
    required: true,
    happened: true,
    aliases: ["Début", "Début du binôme", "Date de démarrage", "Commencé le"],
  }),
  date("date_fin", text("Date de fin", "End date"), {
    happened: true,
    aliases: ["Fin", "Fin du binôme", "Date de clôture", "Terminé le"],
  }),
  choix("statut", text("Statut du binôme", "Status of the pair"), {
    required: true,
    choices: choices([
      ["en_cours", "En cours", "In progress"],
      ["termine", "Terminé", "Ended as planned"],
      ["rompu", "Rompu", "Broken off"],
    ]),
    aliases: ["État", "État du binôme", "Situation du binôme"],
  }),
  departement("code_departement", text("Département", "Department"), {
    required: true,
    aliases: ["Dép", "Dept", "Code dép", "Code du département"],
  }),
  choix("sexe", text("Sexe", "Sex"), { choices: SEX, aliases: ["Genre", "Sexe du mentoré"] }),
  choix("tranche_age", text("Tranche d’âge", "Age band"), {
    choices: AGE_BANDS,
    aliases: ["Âge", "Classe d’âge", "Tranche d’âge du mentoré"],
  }),
  choix("protection", text("Protection", "Protection"), {
    choices: choices([
      ["refugie", "Réfugié", "Refugee"],
      ["subsidiaire", "Protection subsidiaire", "Subsidiary protection"],
      ["temporaire", "Protection temporaire", "Temporary protection"],
      ["apatride", "Apatride", "Stateless"],
      ["NR", "Non renseigné", "Not stated"],
    ]),
    aliases: ["Type de protection", "Statut de protection"],
  }),
  choix("niveau_francais_debut", text("Niveau de français au début", "French at the start"), {
    choices: FRENCH_LEVELS,
    aliases: ["Niveau de français (début)", "Français début", "CECRL début"],
  }),
  choix("niveau_francais_fin", text("Niveau de français à la fin", "French at the end"), {
    choices: FRENCH_LEVELS,
    aliases: ["Niveau de français (fin)", "Français fin", "CECRL fin"],
  }),
];

const WAY_IN: readonly Column[] = [
  choix(
    "canal_recrutement_mentor",
    text("Canal de recrutement du mentor", "How the mentor was found"),
    {
      choices: choices([
        ["campagne", "Campagne grand public", "Campaign to the public"],
        ["entreprise", "Entreprise", "Firm"],
        ["evenement", "Événement", "Event"],
        ["alumni", "Anciens (alumni)", "Alumni"],
        ["reseau", "Réseau", "Network"],
        ["autre", "Autre", "Other"],
      ]),
      aliases: ["Canal mentor", "Origine du mentor", "Canal de recrutement"],
    },
  ),
  choix("prescripteur", text("Prescripteur", "Referred by"), {
    choices: choices([
      ["ofii", "OFII", "OFII"],
      ["dna", "Dispositif national d’accueil", "National reception scheme"],
      ["agir", "AGIR", "AGIR"],
      ["fle", "Organisme de français langue étrangère", "French-teaching body"],
      ["droit_commun", "Droit commun", "Mainstream services"],
      ["entreprise", "Entreprise", "Firm"],
      ["universite", "Université", "University"],
      ["alumni", "Anciens (alumni)", "Alumni"],
      ["reseaux_sociaux", "Réseaux sociaux", "Social networks"],
      ["aucun", "Aucun", "None"],
    ]),
    aliases: ["Orienté par", "Orientation", "Origine de l’orientation"],
  }),
  booleen(
    "structure_partage_pratiques",
    text("Structure ayant partagé ses pratiques", "Structure exchanged experience"),
    { aliases: ["Partage de pratiques", "Échange de pratiques"] },
  ),
  booleen("mentor_forme", text("Mentor formé", "Trained mentor"), {
    aliases: ["Formation du mentor", "Mentor(e) formé(e)"],
  }),
  booleen("charte_signee", text("Charte signée", "Charter signed"), {
    aliases: ["Charte", "Signature de la charte"],
  }),
];

const COURSE: readonly Column[] = [
  nombre("nb_rencontres", text("Nombre de rencontres", "Meetings"), {
    aliases: ["Rencontres", "Nb de rencontres"],
  }),
  nombre("nb_moments_convivialite", text("Moments de convivialité", "Convivial moments"), {
    aliases: ["Nombre de moments de convivialité", "Convivialité", "Moments conviviaux"],
  }),
  nombre("nb_entretiens", text("Nombre d’entretiens d’embauche", "Job interviews"), {
    aliases: ["Entretiens", "Nb d’entretiens", "Entretiens d’embauche"],
  }),
  nombre("nb_stages", text("Nombre de stages", "Internships"), {
    aliases: ["Stages", "Nb de stages"],
  }),
  booleen("admission_formation", text("Admission en formation", "Admitted to training"), {
    aliases: ["Admis en formation", "Entrée en formation"],
  }),
  booleen("projet_defini", text("Projet défini", "Project defined"), {
    aliases: ["Projet professionnel défini", "Projet"],
  }),
  booleen("autonomie_demarches", text("Autonomie dans les démarches", "Autonomous in procedures"), {
    aliases: ["Autonomie", "Autonome dans ses démarches"],
  }),
  booleen("liens_sociaux", text("Liens sociaux créés", "Social ties formed"), {
    aliases: ["Liens créés", "Lien social"],
  }),
  nombre("confiance_debut", text("Confiance au début (1 à 5)", "Confidence at the start (1–5)"), {
    min: 1,
    max: 5,
    aliases: ["Confiance initiale", "Confiance en soi début"],
  }),
  nombre("confiance_fin", text("Confiance à la fin (1 à 5)", "Confidence at the end (1–5)"), {
    min: 1,
    max: 5,
    aliases: ["Confiance finale", "Confiance en soi fin"],
  }),
  booleen("badge_competences", text("Badge de compétences", "Skills badge"), {
    aliases: ["Badge", "Open badge", "Badge obtenu"],
  }),
  choix("situation_sortie", text("Situation à la sortie", "Situation at the end"), {
    choices: choices([
      ["emploi_durable", "Emploi durable", "Lasting work"],
      ["emploi", "Autre emploi", "Other work"],
      ["formation", "Formation", "Training"],
      ["recherche", "Recherche d’emploi", "Looking for work"],
      ["autre", "Autre", "Other"],
    ]),
    aliases: ["Sortie", "Situation de sortie", "Issue"],
  }),
];

/** Mentoring pairs, one row each; rows about people. */
export const MENTORING: Dataset = {
  id: "mentorat",
  label: text("Binômes de mentorat", "Mentoring pairs"),
  description: text(
    "Binômes de mentorat et de parrainage citoyen, un par ligne, sous pseudonyme.",
    "Pairs of mentoring and citizen sponsorship, one per row, under a pseudonym.",
  ),
  domain: "mentorat",
  key: ["id_binome"],
  columns: [...PAIR, ...WAY_IN, ...COURSE],
  required: true,
  personal: true,
  expectedEvery: "trimestre",
  position: {
    year: "year(date_debut)::integer",
    quarter: "year(date_debut) || '-T' || quarter(date_debut)",
    departments: "[code_departement]",
    region: null,
    dated: "date_debut",
    began: "date_debut",
    observed: "greatest(date_debut, date_fin)",
  },
  derived: [],
  checks: [
    {
      rule: "fin_apres_debut",
      column: "date_fin",
      holds: "date_fin >= date_debut",
      message: text(
        "Le binôme finit avant d’avoir commencé\u202f: vérifier les deux dates.",
        "The pair ends before it starts: check both dates.",
      ),
    },
  ],
};
