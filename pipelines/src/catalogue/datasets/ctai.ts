import type { Column, Dataset, Sql } from "../model.js";
import { text } from "../text.js";
import { choices } from "./choices.js";
import {
  annee,
  booleen,
  choix,
  date,
  decimal,
  euros,
  identifiant,
  listeChoix,
  listeDepartements,
  nombre,
  region,
  siren,
  texte,
} from "./columns.js";

const COLUMNS: readonly Column[] = [
  identifiant("id_contrat", text("Identifiant du contrat", "Contract identifier"), {
    required: true,
    aliases: ["N° de contrat", "Numéro du contrat", "Référence du contrat", "id CTAI"],
  }),
  annee("annee", text("Année", "Year"), {
    required: true,
    happened: true,
    min: 2019,
    max: 2100,
    aliases: ["Exercice", "Année du contrat", "Millésime"],
  }),
  choix("type_acte", text("Type d’acte", "Type of act"), {
    required: true,
    choices: choices([
      ["signature", "Signature", "Signature"],
      ["renouvellement", "Renouvellement", "Renewal"],
    ]),
    aliases: ["Nature de l’acte", "Acte", "Signature ou renouvellement"],
  }),
  date("date_signature", text("Date de signature", "Date of signature"), {
    happened: true,
    aliases: ["Signé le", "Signature le"],
  }),
  texte("collectivite", text("Collectivité", "Local authority"), {
    required: true,
    aliases: ["Nom de la collectivité", "Territoire signataire", "Collectivité signataire"],
  }),
  choix("niveau", text("Niveau de la collectivité", "Level of the local authority"), {
    required: true,
    choices: choices([
      ["commune", "Commune", "Municipality"],
      ["epci", "Intercommunalité (EPCI)", "Inter-municipal body (EPCI)"],
      ["departement", "Département", "Department"],
      ["region", "Région", "Region"],
    ]),
    aliases: ["Échelon", "Type de collectivité", "Niveau territorial"],
  }),
  siren("siren_collectivite", text("SIREN de la collectivité", "SIREN of the local authority"), {
    aliases: ["SIREN", "N° SIREN", "Numéro SIREN"],
  }),
  listeDepartements("codes_departement", text("Départements", "Departments"), {
    aliases: ["Code département", "Département", "Dép", "Dept"],
  }),
  region("code_region", text("Région", "Region"), {
    required: true,
    aliases: ["Code de la région", "Rég", "Code INSEE région"],
  }),
  euros("enveloppe_etat", text("Enveloppe de l’État (€)", "State funding (€)"), {
    aliases: ["Crédits État", "Montant État", "Part État"],
  }),
  euros("enveloppe_collectivite", text("Enveloppe de la collectivité (€)", "Local funding (€)"), {
    aliases: ["Crédits collectivité", "Part collectivité"],
  }),
  listeChoix("axes", text("Axes du contrat", "Axes of the contract"), {
    choices: choices([
      ["logement", "Logement", "Housing"],
      ["emploi", "Emploi", "Employment"],
      ["langue", "Langue", "Language"],
      ["sante", "Santé", "Health"],
      ["mobilite", "Mobilité", "Mobility"],
      ["culture", "Culture", "Culture"],
      ["sport", "Sport", "Sport"],
      ["numerique", "Numérique", "Digital"],
      ["participation", "Participation", "Participation"],
    ]),
    aliases: ["Axe", "Axes d’intervention", "Thématiques"],
  }),
  choix("diagnostic", text("Diagnostic", "Diagnosis"), {
    choices: choices([
      ["aucun", "Aucun", "None"],
      ["partage", "Partagé", "Shared"],
      ["agir", "Par AGIR", "By AGIR"],
      ["preexistant", "Préexistant", "Pre-existing"],
    ]),
    aliases: ["Diagnostic territorial", "Type de diagnostic"],
  }),
  booleen(
    "copilotage_elus_prefecture",
    text("Copilotage élus–préfecture", "Steered by officials and prefecture"),
    { aliases: ["Copilotage", "Copilotage des élus et de la préfecture"] },
  ),
  decimal("etp_coordination", text("ETP de coordination", "Full-time coordinators"), {
    stock: true,
    min: 0,
    max: 100,
    aliases: ["ETP", "Coordination (ETP)", "ETP coordinateur"],
  }),
  nombre("nb_partenaires", text("Nombre de partenaires", "Number of partners"), {
    stock: true,
    aliases: ["Partenaires", "Nb de partenaires"],
  }),
  nombre("nb_actions", text("Nombre d’actions", "Number of actions"), {
    aliases: ["Actions", "Nb d’actions"],
  }),
  nombre("nb_actions_innovantes", text("Nombre d’actions innovantes", "Innovative actions"), {
    aliases: ["Actions innovantes", "Nb d’actions innovantes", "dont innovantes"],
  }),
  nombre("nb_comites_pilotage", text("Nombre de comités de pilotage", "Steering committees"), {
    aliases: ["COPIL", "Nb de COPIL", "Comités de pilotage"],
  }),
  booleen("evaluation_annuelle", text("Évaluation annuelle", "Yearly evaluation"), {
    aliases: ["Évaluation", "Bilan annuel", "Évaluation réalisée"],
  }),
  choix("participation", text("Participation des personnes", "Participation of the people"), {
    choices: choices([
      ["aucune", "Aucune", "None"],
      ["consultation", "Consultation", "Consultation"],
      ["comite_pilotage", "Comité de pilotage", "Steering committee"],
      ["co_decision", "Codécision", "Shared decision"],
    ]),
    aliases: ["Participation des personnes concernées", "Participation des BPI"],
  }),
  nombre("logements_mobilises", text("Logements mobilisés", "Dwellings made available"), {
    aliases: ["Nombre de logements mobilisés", "Nb de logements", "Logements"],
  }),
];

const BEFORE = "over (partition by id_contrat order by annee)";

/** Whether a renewal outgrew the year before. SQL's three-valued `or` is the rule: true if any known comparison is, false if all are known and none is, else null. */
const GROWTH: Sql = `case when type_acte = 'renouvellement' and lag(annee) ${BEFORE} = annee - 1 then len(axes) > lag(len(axes)) ${BEFORE} or nb_partenaires > lag(nb_partenaires) ${BEFORE} or enveloppe_etat > lag(enveloppe_etat) ${BEFORE} end`;

/** A local authority is one whatever its row leaves blank: it has the SIREN that its contract has in another year. */
const KNOWN_SIREN: Sql =
  "coalesce(siren_collectivite, max(siren_collectivite) over (partition by id_contrat))";

/** The contract has no act in the year after: read in that year, it was not renewed. */
const NO_SEQUEL: Sql = `coalesce(lead(annee) ${BEFORE} <> annee + 1, true)`;

/** Today's communes of a contract: those of its region, of its departments, of its EPCI, or the commune itself; null where its SIREN is not known. */
const COMMUNES: Sql = `(select list({code: l.code, departement: l.departement, region: l.region, population: l.population} order by l.code)
  from lieux l where case niveau
    when 'region' then l.region = code_region
    when 'departement' then list_contains(codes_departement, l.departement)
    else l.code in (select commune from perimetres where siren = siren_connu) end)`;

/** Territorial contracts, one row per contract and year. */
export const CONTRACTS: Dataset = {
  id: "ctai",
  label: text("Contrats territoriaux (CTAI)", "Territorial contracts (CTAI)"),
  description: text(
    "Contrats territoriaux pour l’accueil et l’intégration signés ou renouvelés, un par ligne et par année.",
    "Territorial contracts for reception and integration signed or renewed, one per row and year.",
  ),
  domain: "ctai",
  key: ["id_contrat", "annee"],
  columns: COLUMNS,
  required: true,
  personal: false,
  expectedEvery: "annee",
  position: {
    year: "annee",
    quarter: null,
    departments: "coalesce(codes_departement, [])",
    region: "code_region",
    dated: "date_signature",
    began: "if(year(date_signature) = annee, date_signature, make_date(annee, 1, 1))",
    observed: "greatest(date_signature, make_date(annee, 1, 1))",
  },
  derived: [
    { name: "progresse", type: "BOOLEAN", sql: GROWTH },
    { name: "siren_connu", type: "VARCHAR", sql: KNOWN_SIREN },
    { name: "sans_suite", type: "BOOLEAN", sql: NO_SEQUEL },
    {
      name: "communes",
      type: 'STRUCT("code" VARCHAR, "departement" VARCHAR, "region" VARCHAR, "population" BIGINT)[]',
      sql: COMMUNES,
    },
  ],
  checks: [
    {
      rule: "innovantes_parmi_actions",
      column: "nb_actions_innovantes",
      holds: "nb_actions_innovantes <= nb_actions",
      message: text(
        "Plus d’actions innovantes que d’actions\u202f: vérifier les deux nombres.",
        "More innovative actions than actions: check both numbers.",
      ),
    },
    {
      rule: "signature_avant_fin_annee",
      column: "date_signature",
      holds: "year(date_signature) <= annee",
      message: text(
        "Le contrat est signé après l’année pour laquelle il compte\u202f: vérifier la date et l’année.",
        "The contract is signed after the year it counts for: check the date and the year.",
      ),
    },
    {
      rule: "departement_du_contrat",
      column: "codes_departement",
      holds: "niveau = 'region' or codes_departement is not null",
      message: text(
        "Aucun département\u202f: le contrat compte pour sa région et la France, pour aucun département.",
        "No department: the contract counts for its region and France, for no department.",
      ),
    },
  ],
};
