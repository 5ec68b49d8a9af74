import { FABRIQUES, KEY_POINTS } from "../fabriques.js";
import { INDICATORS } from "../indicators/index.js";
import type { Choice, Dataset } from "../model.js";
import { text } from "../text.js";
import { APPRECIATIONS, choices } from "./choices.js";
import {
  annee,
  booleen,
  type ColumnMaker,
  choix,
  date,
  decimal,
  lien,
  territoire,
  texte,
} from "./columns.js";

const KNOWN_INDICATORS: readonly Choice[] = INDICATORS.map(({ id, label }) => ({
  value: id,
  label,
}));
const KNOWN_POINTS: readonly Choice[] = KEY_POINTS.map(({ id, label }) => ({ value: id, label }));
const KNOWN_FABRIQUES: readonly Choice[] = FABRIQUES.map(({ id, title }) => ({
  value: id,
  label: title,
}));

/** Reference to an indicator: an unknown one is unreadable, so that no target or comment is lost in silence. */
const indicateur: ColumnMaker = (name, label, options) =>
  choix(name, label, {
    choices: KNOWN_INDICATORS,
    aliases: ["Id indicateur", "Code indicateur"],
    ...options,
  });

const STEERING = {
  domain: null,
  required: false,
  personal: false,
  expectedEvery: null,
  position: null,
  derived: [],
} as const;

/** Targets by indicator and territory. */
export const TARGETS: Dataset = {
  ...STEERING,
  id: "objectifs",
  label: text("Objectifs", "Targets"),
  description: text(
    "Cibles par indicateur et par territoire, avec leur année de référence et leur statut.",
    "Targets by indicator and territory, with their reference year and status.",
  ),
  key: ["indicateur", "territoire", "annee_cible"],
  columns: [
    indicateur("indicateur", text("Indicateur", "Indicator"), { required: true }),
    territoire("territoire", text("Territoire", "Territory"), {
      required: true,
      aliases: ["Code territoire"],
    }),
    annee("annee_reference", text("Année de référence", "Reference year"), {
      required: true,
      aliases: ["Année initiale", "Année de départ"],
    }),
    decimal("valeur_reference", text("Valeur de référence", "Reference value"), {
      percent: true,
      aliases: ["Valeur initiale", "VI", "Valeur de départ"],
    }),
    annee("annee_cible", text("Année cible", "Target year"), {
      required: true,
      aliases: ["Échéance", "Année de la cible"],
    }),
    decimal("valeur_cible", text("Valeur cible", "Target value"), {
      required: true,
      percent: true,
      aliases: ["Cible", "VC", "Objectif"],
    }),
    choix("statut", text("Statut de l’objectif", "Status of the target"), {
      choices: choices([
        ["valide", "Validé", "Approved"],
        ["illustratif", "Illustratif", "Illustrative"],
      ]),
      aliases: ["Validité", "Statut de la cible"],
    }),
  ],
  checks: [
    {
      rule: "cible_apres_reference",
      column: "annee_cible",
      holds: "annee_cible > annee_reference",
      message: text(
        "L’année cible n’est pas après l’année de référence\u202f: aucun avancement n’est calculable.",
        "The target year is not after the reference year: no progress can be computed.",
      ),
    },
  ],
};

/** What officials say of a figure. */
export const COMMENTS: Dataset = {
  ...STEERING,
  id: "commentaires",
  label: text("Commentaires", "Comments"),
  description: text(
    "Ce que les responsables disent d’un indicateur ou d’un point clé, avec leur appréciation.",
    "What officials say of an indicator or of a key point, with their appreciation.",
  ),
  key: [],
  columns: [
    indicateur("indicateur", text("Indicateur", "Indicator")),
    choix("point_cle", text("Point clé", "Key point"), {
      choices: KNOWN_POINTS,
      aliases: ["N° de point clé", "Numéro du point clé"],
    }),
    territoire("territoire", text("Territoire", "Territory"), {
      required: true,
      aliases: ["Code territoire"],
    }),
    date("date", text("Date", "Date"), {
      required: true,
      happened: true,
      aliases: ["Date du commentaire", "Écrit le"],
    }),
    texte("auteur", text("Auteur (fonction)", "Author (role)"), {
      required: true,
      aliases: ["Fonction", "Rôle"],
    }),
    texte("texte", text("Commentaire", "Comment"), {
      required: true,
      aliases: ["Texte du commentaire", "Analyse"],
    }),
    choix("appreciation", text("Appréciation", "Appreciation"), {
      choices: APPRECIATIONS,
      aliases: ["Météo", "Appréciation du responsable"],
    }),
  ],
  checks: [
    {
      rule: "objet_du_commentaire",
      column: "indicateur",
      holds: "indicateur is not null or point_cle is not null",
      message: text(
        "Le commentaire ne dit pas sur quoi il porte\u202f: indiquer un indicateur ou un point clé.",
        "The comment does not say what it is about: give an indicator or a key point.",
      ),
    },
  ],
};

/** What each Fabrique promised. */
export const DELIVERABLES: Dataset = {
  ...STEERING,
  id: "livrables",
  label: text("Livrables et décisions", "Deliverables and decisions"),
  description: text(
    "Ce que chaque Fabrique a promis, groupes de travail et décisions compris, et où cela en est.",
    "What each Fabrique promised, working groups and decisions included, and how far it has come.",
  ),
  key: ["fabrique", "libelle"],
  columns: [
    choix("fabrique", text("Fabrique", "Fabrique"), {
      required: true,
      choices: KNOWN_FABRIQUES,
      aliases: ["Id fabrique", "Domaine"],
    }),
    texte("libelle", text("Libellé", "Title"), {
      required: true,
      aliases: ["Intitulé", "Livrable"],
    }),
    choix("type", text("Type", "Type"), {
      required: true,
      choices: choices([
        ["livrable", "Livrable", "Deliverable"],
        ["groupe_travail", "Groupe de travail", "Working group"],
        ["decision", "Décision", "Decision"],
      ]),
      aliases: ["Nature"],
    }),
    date("comite", text("Date du comité", "Date of the committee"), {
      aliases: ["COPIL du", "Décidé le"],
    }),
    texte("porteur", text("Porteur (fonction)", "In charge (role)"), {
      aliases: ["Responsable", "Pilote"],
    }),
    indicateur("indicateur", text("Indicateur attendu", "Expected indicator"), {
      aliases: ["Indicateur visé", "Code indicateur"],
    }),
    date("echeance", text("Échéance", "Due date"), { aliases: ["Date d’échéance", "Pour le"] }),
    choix("etat", text("État", "State"), {
      required: true,
      choices: choices([
        ["a_faire", "À faire", "To do"],
        ["en_cours", "En cours", "In progress"],
        ["livre", "Livré", "Delivered"],
        ["abandonne", "Abandonné", "Dropped"],
      ]),
      aliases: ["Avancement", "État d’avancement"],
    }),
    lien("lien", text("Lien", "Link"), { aliases: ["URL", "Adresse", "Lien web"] }),
  ],
  checks: [],
};

/** The register of what has been said in public of the same thing. */
export const PUBLISHED_FIGURES: Dataset = {
  ...STEERING,
  id: "chiffres_publies",
  label: text("Chiffres publiés", "Published figures"),
  description: text(
    "Ce qui a été dit publiquement des mêmes faits, contradictions comprises.",
    "What has been said in public of the same facts, contradictions included.",
  ),
  key: [],
  columns: [
    indicateur("indicateur", text("Indicateur", "Indicator")),
    texte("libelle", text("Libellé", "Title"), { required: true, aliases: ["Intitulé"] }),
    decimal("valeur", text("Valeur", "Value"), {
      required: true,
      percent: true,
      aliases: ["Chiffre", "Valeur publiée"],
    }),
    texte("unite", text("Unité", "Unit"), { required: true, aliases: ["Unité de mesure"] }),
    texte("ce_qui_est_compte", text("Ce qui est compté", "What is counted"), {
      aliases: ["Objet compté", "Définition"],
    }),
    texte("perimetre", text("Périmètre", "Scope"), { aliases: ["Champ", "Périmètre couvert"] }),
    // A text: figures are published for « 2019 et 2020 » or « fin 2023 » as often as for a day.
    texte("date", text("Date ou période", "Date or period"), {
      aliases: ["Période", "À la date du"],
    }),
    texte("source", text("Source", "Source"), {
      required: true,
      aliases: ["Document", "Source citée"],
    }),
    booleen("retenu", text("Retenu", "Kept"), { required: true, aliases: ["Chiffre retenu"] }),
    texte("motif", text("Motif", "Reason"), { aliases: ["Raison", "Justification"] }),
  ],
  checks: [],
};
