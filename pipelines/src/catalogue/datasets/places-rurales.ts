import type { Column, Dataset } from "../model.js";
import { text } from "../text.js";
import { choices } from "./choices.js";
import {
  booleen,
  choix,
  commune,
  decimal,
  identifiant,
  nombre,
  texte,
  trimestre,
} from "./columns.js";

const CENTRE: readonly Column[] = [
  identifiant("id_centre", text("Identifiant du centre", "Identifier of the centre"), {
    required: true,
    aliases: ["Centre", "N° de centre", "Code centre", "Référence du centre"],
  }),
  trimestre("trimestre", text("Trimestre", "Quarter"), {
    required: true,
    happened: true,
    aliases: ["Période", "Trim", "Trimestre d’observation"],
  }),
  choix("dispositif", text("Dispositif", "Scheme"), {
    required: true,
    choices: choices([
      [
        "cada",
        "Centre d’accueil de demandeurs d’asile (CADA)",
        "Reception of asylum seekers (CADA)",
      ],
      ["huda", "Hébergement d’urgence (HUDA)", "Emergency housing (HUDA)"],
      ["caes", "Accueil et examen des situations (CAES)", "Reception and assessment (CAES)"],
      ["cph", "Centre provisoire d’hébergement (CPH)", "Temporary housing centre (CPH)"],
      ["iml", "Intermédiation locative (IML)", "Rental intermediation (IML)"],
      ["autre", "Autre", "Other"],
    ]),
    aliases: ["Type de centre", "Type de dispositif"],
  }),
  texte("gestionnaire", text("Gestionnaire", "Operator"), {
    aliases: ["Opérateur", "Association gestionnaire", "Organisme gestionnaire"],
  }),
  commune("code_commune", text("Commune", "Commune"), {
    required: true,
    aliases: ["Code INSEE", "Code commune INSEE", "INSEE", "Code de la commune"],
  }),
  choix("mode_hebergement", text("Mode d’hébergement", "Type of housing"), {
    choices: choices([
      ["collectif", "Collectif", "Collective"],
      ["diffus", "Diffus", "Diffuse"],
      ["mixte", "Mixte", "Mixed"],
    ]),
    aliases: ["Hébergement", "Type d’hébergement"],
  }),
  nombre("places_autorisees", text("Places autorisées", "Authorised places"), {
    stock: true,
    required: true,
    max: 5000,
    aliases: ["Capacité", "Capacité autorisée", "Nb de places autorisées"],
  }),
  nombre("places_occupees", text("Places occupées", "Occupied places"), {
    stock: true,
    required: true,
    max: 5000,
    aliases: ["Occupation", "Nb de places occupées", "Personnes hébergées"],
  }),
];

const SERVICES: readonly Column[] = [
  booleen("diagnostic_territorial", text("Diagnostic territorial", "Territorial diagnosis"), {
    aliases: ["Diagnostic", "Diagnostic du territoire"],
  }),
  nombre("reunions_coordination", text("Réunions de coordination", "Coordination meetings"), {
    aliases: ["Nb de réunions de coordination", "Réunions"],
  }),
  booleen("transport_demande", text("Transport à la demande", "Transport on demand"), {
    aliases: ["TAD", "Transport à la demande (TAD)"],
  }),
  booleen("covoiturage", text("Covoiturage", "Car-sharing"), { aliases: ["Co-voiturage (o/n)"] }),
  booleen("services_itinerants", text("Services itinérants", "Itinerant services"), {
    aliases: ["Service itinérant", "Itinérance"],
  }),
  booleen("interpretariat_distance", text("Interprétariat à distance", "Remote interpreting"), {
    aliases: ["Interprétariat", "Interprétariat téléphonique"],
  }),
  booleen("permanence_medicale", text("Permanence médicale", "Medical consultations"), {
    aliases: ["Permanence de santé", "Permanences médicales"],
  }),
  decimal("heures_fle", text("Heures de français (FLE)", "Hours of French"), {
    min: 0,
    aliases: ["FLE", "Nb d’heures de FLE", "Heures de FLE"],
  }),
];

const PEOPLE: readonly Column[] = [
  nombre(
    "beneficiaires_emploi_adapte",
    text("Bénéficiaires d’un emploi adapté", "People in adapted employment"),
    { sensitive: true, aliases: ["Emploi adapté", "Nb de bénéficiaires emploi adapté"] },
  ),
  nombre(
    "inscrits_code_route",
    text("Inscrits au code de la route", "Enrolled in driving theory"),
    {
      sensitive: true,
      aliases: ["Code de la route", "Nb d’inscrits au code"],
    },
  ),
  nombre("benevoles_actifs", text("Bénévoles actifs", "Active volunteers"), {
    stock: true,
    aliases: ["Bénévoles", "Nb de bénévoles actifs"],
  }),
  nombre("benevoles_formes", text("Bénévoles formés", "Trained volunteers"), {
    stock: true,
    aliases: ["dont bénévoles formés", "Nb de bénévoles formés"],
  }),
  nombre("parrainages_actifs", text("Parrainages actifs", "Active sponsorships"), {
    sensitive: true,
    aliases: ["Parrainages", "Nb de parrainages"],
  }),
  nombre("evenements_convivialite", text("Événements de convivialité", "Convivial events"), {
    aliases: ["Événements", "Nb d’événements de convivialité"],
  }),
  nombre("personnes_sensibilisees", text("Personnes sensibilisées", "People reached"), {
    aliases: ["Sensibilisation", "Nb de personnes sensibilisées"],
  }),
];

/** Rural reception centres, one row per centre and quarter. */
export const RURAL_PLACES: Dataset = {
  id: "places_rurales",
  label: text("Places d’accueil rurales", "Rural reception places"),
  description: text(
    "Centres d’accueil en commune rurale, un par ligne et par trimestre\u202f: stocks en fin de trimestre, flux du trimestre.",
    "Reception centres in rural communes, one per row and quarter: stocks at its end, flows over it.",
  ),
  domain: "ruralite",
  key: ["id_centre", "trimestre"],
  columns: [...CENTRE, ...SERVICES, ...PEOPLE],
  required: true,
  personal: false,
  expectedEvery: "trimestre",
  position: {
    year: "left(trimestre, 4)::integer",
    quarter: "trimestre",
    departments:
      "[case when code_commune like '97%' then left(code_commune, 3) else left(code_commune, 2) end]",
    region: null,
    dated: "trimestre",
    began: "make_date(left(trimestre, 4)::integer, right(trimestre, 1)::integer * 3 - 2, 1)",
    observed:
      "last_day(make_date(left(trimestre, 4)::integer, right(trimestre, 1)::integer * 3, 1))",
    reporters: { name: "id_centre", open: "places_autorisees > 0" },
  },
  derived: [],
  checks: [
    {
      rule: "occupees_parmi_autorisees",
      column: "places_occupees",
      holds: "places_occupees <= places_autorisees",
      message: text(
        "Plus de places occupées que de places autorisées\u202f: possible, mais à vérifier.",
        "More places occupied than authorised: possible, but to be checked.",
      ),
    },
    {
      rule: "formes_parmi_actifs",
      column: "benevoles_formes",
      holds: "benevoles_formes <= benevoles_actifs",
      message: text(
        "Plus de bénévoles formés que de bénévoles actifs\u202f: vérifier les deux nombres.",
        "More trained than active volunteers: check both numbers.",
      ),
    },
  ],
};
