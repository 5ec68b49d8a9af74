import type { Indicator } from "../model.js";
import { text } from "../text.js";
import { family, type Own, perTerritory, ratio, share, total } from "./build.js";

const indicator = family({
  domain: "ruralite",
  dataset: "places_rurales",
  role: "point_cle",
  unit: "pourcent",
  better: "hausse",
  time: "stock",
  finest: "trimestre",
  smallest: "departement",
  breakdowns: ["dispositif", "mode_hebergement"],
});

const headline = (own: Own, measure: Parameters<typeof indicator>[1]): Indicator =>
  indicator({ role: "chiffre_cle", better: "neutre", unit: "nombre", ...own }, measure);

/** Shown under a key point, never judged. */
const detail = (own: Own, measure: Parameters<typeof indicator>[1]): Indicator =>
  indicator({ role: "detail", ...own }, measure);

const places = text("places autorisées", "authorised places");
const occupied = text("places occupées", "occupied places");

const placesWith = (column: string, of: ReturnType<typeof text>) =>
  share(column, { of, among: places }, { weight: "places_autorisees" });

/** Rural reception: headlines, then the indicators of key points 13.1 to 13.8, with their details. */
export const RURAL_INDICATORS: readonly Indicator[] = [
  headline(
    {
      id: "ruralite.places",
      label: text("Places d’accueil en milieu rural", "Reception places in rural areas"),
      definition: text(
        "Places autorisées dans les centres situés en commune rurale, à la fin de la période.",
        "Authorised places in the centres located in rural communes, at the end of the period.",
      ),
      better: "hausse",
    },
    total({ agg: "sum", of: "places_autorisees" }, places),
  ),
  headline(
    {
      id: "ruralite.occupation",
      label: text("Taux d’occupation", "Occupancy rate"),
      definition: text(
        "Places occupées rapportées aux places autorisées, à la fin de la période. Le taux peut dépasser 100\u00a0%.",
        "Occupied places over authorised places, at the end of the period. The rate may exceed 100%.",
      ),
      unit: "pourcent",
    },
    ratio("places_occupees", "places_autorisees", {
      factor: 100,
      words: { of: occupied, among: places },
    }),
  ),
  headline(
    {
      id: "ruralite.centres",
      label: text("Centres en milieu rural", "Centres in rural areas"),
      definition: text(
        "Centres d’accueil situés en commune rurale, à la fin de la période.",
        "Reception centres located in rural communes, at the end of the period.",
      ),
    },
    total({ agg: "distinct", of: "id_centre" }, text("centres", "centres")),
  ),
  headline(
    {
      id: "ruralite.communes",
      label: text("Communes rurales accueillantes", "Rural communes with a centre"),
      definition: text(
        "Communes rurales où se trouve au moins un centre, à la fin de la période.",
        "Rural communes with at least one centre, at the end of the period.",
      ),
    },
    total({ agg: "distinct", of: "code_commune" }, text("communes", "communes")),
  ),
  headline(
    {
      id: "ruralite.places_10000hab",
      label: text(
        "Places rurales pour 10\u202f000 habitants",
        "Rural places per 10,000 inhabitants",
      ),
      definition: text(
        "Places autorisées en milieu rural, à la fin de la période, pour 10\u202f000 habitants du territoire.",
        "Authorised rural places, at the end of the period, per 10,000 inhabitants of the territory.",
      ),
      unit: "pour_10000_habitants",
    },
    perTerritory({ agg: "sum", of: "places_autorisees" }, "population", {
      factor: 10_000,
      words: { of: places, among: text("habitants du territoire", "inhabitants of the territory") },
    }),
  ),
  headline(
    {
      id: "ruralite.permanence_medicale",
      label: text("Places avec permanence médicale", "Places with medical consultations"),
      definition: text(
        "Part des places situées dans un centre où se tient une permanence médicale.",
        "Share of the places in centres where medical consultations are held.",
      ),
      unit: "pourcent",
      better: "hausse",
    },
    placesWith(
      "permanence_medicale",
      text("places avec permanence médicale", "places with medical consultations"),
    ),
  ),
  headline(
    {
      id: "ruralite.heures_fle",
      label: text("Heures de français par place", "Hours of French per place"),
      definition: text(
        "Heures de français langue étrangère (FLE) dispensées, par place occupée et par trimestre\u202f; sur une année, moyenne des trimestres pondérée par les places.",
        "Hours of French as a foreign language given, per occupied place and quarter; over a year, the quarters weighted by places.",
      ),
      unit: "heures_par_place",
      better: "hausse",
      time: "flux",
    },
    ratio("heures_fle", "places_occupees", {
      factor: 1,
      words: { of: text("heures de français", "hours of French"), among: occupied },
    }),
  ),
  indicator(
    {
      id: "ruralite.diagnostic",
      keyPoint: "13.1",
      label: text(
        "Places adossées à un diagnostic territorial",
        "Places backed by a territorial diagnosis",
      ),
      definition: text(
        "Part des places situées dans un centre dont le projet s’appuie sur un diagnostic territorial.",
        "Share of the places in centres whose project rests on a territorial diagnosis.",
      ),
    },
    placesWith("diagnostic_territorial", text("places avec diagnostic", "places with a diagnosis")),
  ),
  indicator(
    {
      id: "ruralite.coordination",
      keyPoint: "13.2",
      label: text(
        "Centres tenant des réunions de coordination",
        "Centres holding coordination meetings",
      ),
      definition: text(
        "Part des centres ayant tenu au moins une réunion de coordination dans le trimestre\u202f; sur une année, part des couples centre-trimestre.",
        "Share of the centres with at least one coordination meeting in the quarter; over a year, share of centre-quarters.",
      ),
      time: "flux",
    },
    share("reunions_coordination >= 1", {
      of: text("centres-trimestres avec réunion", "centre-quarters with a meeting"),
      among: text("centres-trimestres", "centre-quarters"),
    }),
  ),
  indicator(
    {
      id: "ruralite.mobilite",
      keyPoint: "13.3",
      label: text("Places desservies par une offre de mobilité", "Places with a mobility service"),
      definition: text(
        "Part des places dans un centre disposant d’au moins une offre\u202f: transport à la demande, covoiturage ou services itinérants.",
        "Share of the places in centres with at least one of transport on demand, car-sharing or itinerant services.",
      ),
    },
    placesWith(
      "transport_demande or covoiturage or services_itinerants",
      text("places avec une offre de mobilité", "places with a mobility service"),
    ),
  ),
  detail(
    {
      id: "ruralite.transport_demande",
      keyPoint: "13.3",
      label: text("Places avec transport à la demande", "Places with transport on demand"),
      definition: text(
        "Part des places situées dans un centre que dessert un transport à la demande.",
        "Share of the places in centres with transport on demand.",
      ),
    },
    placesWith(
      "transport_demande",
      text("places avec transport à la demande", "places with transport on demand"),
    ),
  ),
  detail(
    {
      id: "ruralite.covoiturage",
      keyPoint: "13.3",
      label: text("Places avec covoiturage", "Places with car-sharing"),
      definition: text(
        "Part des places situées dans un centre où un covoiturage est organisé.",
        "Share of the places in centres with car-sharing.",
      ),
    },
    placesWith("covoiturage", text("places avec covoiturage", "places with car-sharing")),
  ),
  detail(
    {
      id: "ruralite.services_itinerants",
      keyPoint: "13.3",
      label: text("Places avec services itinérants", "Places with itinerant services"),
      definition: text(
        "Part des places situées dans un centre où passent des services itinérants.",
        "Share of the places in centres that itinerant services reach.",
      ),
    },
    placesWith(
      "services_itinerants",
      text("places avec services itinérants", "places with itinerant services"),
    ),
  ),
  indicator(
    {
      id: "ruralite.interpretariat",
      keyPoint: "13.4",
      label: text("Places avec interprétariat à distance", "Places with remote interpreting"),
      definition: text(
        "Part des places dans un centre disposant d’un interprétariat à distance.",
        "Share of the places in centres with remote interpreting.",
      ),
    },
    placesWith(
      "interpretariat_distance",
      text("places avec interprétariat", "places with interpreting"),
    ),
  ),
  indicator(
    {
      id: "ruralite.emploi_adapte",
      sensitive: true,
      breakdowns: [],
      keyPoint: "13.5",
      label: text("Bénéficiaires d’un emploi adapté", "People in adapted employment schemes"),
      definition: text(
        "Personnes entrées dans un dispositif d’emploi adapté pendant le trimestre, pour 100 places occupées\u202f; sur une année, moyenne des trimestres pondérée par les places.",
        "People who joined an adapted employment scheme in the quarter, per 100 occupied places; over a year, the quarters weighted by places.",
      ),
      unit: "pour_100_places",
      time: "flux",
    },
    ratio("beneficiaires_emploi_adapte", "places_occupees", {
      factor: 100,
      words: { of: text("bénéficiaires", "beneficiaries"), among: occupied },
    }),
  ),
  indicator(
    {
      id: "ruralite.code_route",
      sensitive: true,
      breakdowns: [],
      keyPoint: "13.5",
      label: text("Inscriptions au code de la route", "Driving-theory enrolments"),
      definition: text(
        "Personnes inscrites au code de la route pendant le trimestre, pour 100 places occupées\u202f; sur une année, moyenne des trimestres pondérée par les places.",
        "People enrolled in driving theory in the quarter, per 100 occupied places; over a year, the quarters weighted by places.",
      ),
      unit: "pour_100_places",
      time: "flux",
    },
    ratio("inscrits_code_route", "places_occupees", {
      factor: 100,
      words: { of: text("inscrits", "people enrolled"), among: occupied },
    }),
  ),
  indicator(
    {
      id: "ruralite.benevoles_formes",
      keyPoint: "13.6",
      label: text("Bénévoles formés", "Trained volunteers"),
      definition: text(
        "Part des bénévoles actifs à la fin de la période qui ont été formés.",
        "Share of the volunteers active at the end of the period who have been trained.",
      ),
    },
    ratio("benevoles_formes", "benevoles_actifs", {
      factor: 100,
      words: {
        of: text("bénévoles formés", "trained volunteers"),
        among: text("bénévoles actifs", "active volunteers"),
      },
    }),
  ),
  indicator(
    {
      id: "ruralite.parrainages",
      sensitive: true,
      breakdowns: [],
      keyPoint: "13.7",
      label: text("Parrainages actifs", "Active sponsorships"),
      definition: text(
        "Parrainages en cours à la fin de la période, pour 100 places occupées.",
        "Sponsorships running at the end of the period, per 100 occupied places.",
      ),
      unit: "pour_100_places",
    },
    ratio("parrainages_actifs", "places_occupees", {
      factor: 100,
      words: { of: text("parrainages actifs", "active sponsorships"), among: occupied },
    }),
  ),
  indicator(
    {
      id: "ruralite.convivialite",
      keyPoint: "13.7",
      label: text("Moments de convivialité", "Convivial moments"),
      definition: text(
        "Nombre moyen d’événements de convivialité par centre et par trimestre.",
        "Mean number of convivial events per centre and quarter.",
      ),
      unit: "par_centre_trimestre",
      time: "flux",
    },
    {
      known: "evenements_convivialite is not null",
      numerator: { agg: "sum", of: "evenements_convivialite" },
      denominator: { agg: "count" },
      factor: 1,
      numeratorLabel: text("événements", "events"),
      denominatorLabel: text("centres-trimestres", "centre-quarters"),
    },
  ),
  indicator(
    {
      id: "ruralite.sensibilisation",
      keyPoint: "13.8",
      label: text("Personnes sensibilisées", "People reached"),
      definition: text(
        "Personnes réfugiées sensibilisées, au cours de la période, aux opportunités des territoires ruraux, en des termes nuancés et réalistes.",
        "Refugees made aware, over the period, of the opportunities of rural territories, in nuanced and realistic words.",
      ),
      unit: "nombre",
      time: "flux",
    },
    total(
      { agg: "sum", of: "personnes_sensibilisees" },
      text("personnes sensibilisées", "people reached"),
    ),
  ),
];
