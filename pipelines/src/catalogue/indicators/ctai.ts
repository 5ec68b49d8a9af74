import type { Indicator } from "../model.js";
import { type Text, text } from "../text.js";
import { family, number, type Own, perTerritory, ratio, share, total } from "./build.js";

const indicator = family({
  domain: "ctai",
  dataset: "ctai",
  role: "point_cle",
  unit: "pourcent",
  better: "hausse",
  time: "flux",
  finest: "annee",
  smallest: "departement",
  breakdowns: ["type_acte", "niveau"],
});

const headline = (own: Own, measure: Parameters<typeof indicator>[1]): Indicator =>
  indicator({ role: "chiffre_cle", unit: "nombre", ...own }, measure);

const contracts = text(
  "contrats conclus ou renouvelés dans l’année",
  "contracts concluded or renewed in the year",
);
const ofContracts = (of: string, words: Text) => share(of, { of: words, among: contracts });

/** Territorial contracts: headlines, then the indicators of key points 16.1 to 16.8, with their details. */
export const CONTRACT_INDICATORS: readonly Indicator[] = [
  headline(
    {
      id: "ctai.contrats",
      label: text("Contrats conclus ou renouvelés", "Contracts concluded or renewed"),
      definition: text(
        "CTAI signés ou renouvelés dans l’année. Un contrat à cheval sur plusieurs départements compte dans chacun d’eux et une seule fois au niveau national.",
        "CTAI signed or renewed in the year. A contract astride several departments counts in each of them and once in the nation.",
      ),
    },
    total({ agg: "distinct", of: "id_contrat" }, contracts),
  ),
  headline(
    {
      id: "ctai.territoires",
      label: text(
        "Territoires ayant contractualisé depuis 2019",
        "Territories under contract since 2019",
      ),
      definition: text(
        "Collectivités distinctes ayant signé au moins un CTAI depuis 2019, cumul à la fin de l’année. Une collectivité est reconnue à son SIREN, ou à celui que le même contrat porte une autre année.",
        "Distinct local authorities that signed at least one CTAI since 2019, cumulated at the end of the year. A local authority is known by its SIREN, or by the one that the same contract has in another year.",
      ),
      time: "cumul",
      from: "2019",
    },
    total(
      { agg: "distinct", of: "coalesce(siren_connu, id_contrat)" },
      text("collectivités distinctes", "distinct local authorities"),
    ),
  ),
  headline(
    {
      id: "ctai.regions",
      label: text("Régions couvertes", "Regions covered"),
      definition: text(
        "Régions où au moins un CTAI est conclu ou renouvelé dans l’année.",
        "Regions with at least one CTAI concluded or renewed in the year.",
      ),
    },
    total({ agg: "distinct", of: "code_region" }, text("régions", "regions")),
  ),
  headline(
    {
      id: "ctai.enveloppe_etat",
      label: text("Enveloppe de l’État", "State funding"),
      definition: text(
        "Somme des enveloppes versées par l’État au titre des contrats de l’année\u202f; les montants non renseignés n’y sont pas.",
        "Sum of the State’s funding for the contracts of the year; amounts not filled in are left out.",
      ),
      unit: "euros",
    },
    total({ agg: "sum", of: "enveloppe_etat" }, text("euros de l’État", "State euros")),
  ),
  headline(
    {
      id: "ctai.nouveaux",
      label: text("Nouveaux contrats", "New contracts"),
      definition: text(
        "CTAI signés pour la première fois dans l’année.",
        "CTAI first signed in the year.",
      ),
      breakdowns: ["niveau"],
    },
    number("type_acte = 'signature'", text("contrats signés", "contracts signed")),
  ),
  headline(
    {
      id: "ctai.renouveles",
      label: text("Contrats renouvelés", "Contracts renewed"),
      definition: text(
        "CTAI renouvelés dans l’année, après une année antérieure.",
        "CTAI renewed in the year, after an earlier one.",
      ),
      breakdowns: ["niveau"],
    },
    number("type_acte = 'renouvellement'", text("contrats renouvelés", "contracts renewed")),
  ),
  headline(
    {
      id: "ctai.non_renouveles",
      label: text("Contrats non renouvelés", "Contracts not renewed"),
      definition: text(
        "Parmi les contrats de l’année précédente, ceux qui n’ont aucun acte dans l’année.",
        "Of the contracts of the year before, those without an act in the year.",
      ),
      better: "baisse",
      breakdowns: ["niveau"],
      lag: 1,
    },
    number(
      "sans_suite",
      text(
        "contrats de l’année précédente sans acte",
        "contracts of the year before without an act",
      ),
    ),
  ),
  headline(
    {
      id: "ctai.population_couverte",
      label: text("Population couverte par un contrat", "Population under a contract"),
      definition: text(
        "Part des habitants qui vivent sur le territoire d’une collectivité sous contrat dans l’année\u202f: communes de l’EPCI, commune, département ou région. Chaque habitant compte une fois\u202f; une collectivité sans SIREN connu n’est pas comptée.",
        "Share of the inhabitants who live in the territory of a local authority under contract in the year: communes of the EPCI, commune, department or region. Each inhabitant counts once; a local authority without a known SIREN is not counted.",
      ),
      unit: "pourcent",
      breakdowns: ["niveau"],
      spread: "communes",
    },
    perTerritory({ agg: "sum_once", of: "_population", key: "_commune" }, "population", {
      factor: 100,
      words: {
        of: text(
          "habitants de territoires sous contrat",
          "inhabitants of territories under contract",
        ),
        among: text("habitants du territoire", "inhabitants of the territory"),
      },
    }),
  ),
  headline(
    {
      id: "ctai.cofinancement",
      label: text("Part financée par les collectivités", "Share funded by local authorities"),
      definition: text(
        "Enveloppe des collectivités rapportée au total de leur enveloppe et de celle de l’État, pour les contrats qui donnent les deux.",
        "Funding by local authorities over the total of theirs and the State’s, for the contracts that give both.",
      ),
      unit: "pourcent",
    },
    ratio("enveloppe_collectivite", "(enveloppe_etat + enveloppe_collectivite)", {
      factor: 100,
      words: {
        of: text("euros des collectivités", "euros of local authorities"),
        among: text(
          "euros de l’État et des collectivités",
          "euros of the State and local authorities",
        ),
      },
    }),
  ),
  indicator(
    {
      id: "ctai.copilotage",
      keyPoint: "16.1",
      label: text("Contrats copilotés", "Contracts steered together"),
      definition: text(
        "Part des contrats de l’année copilotés à la fois par les élus et par la préfecture.",
        "Share of the year’s contracts steered by both elected officials and the prefecture.",
      ),
    },
    ofContracts(
      "copilotage_elus_prefecture",
      text("contrats copilotés", "contracts steered together"),
    ),
  ),
  indicator(
    {
      id: "ctai.diagnostic",
      keyPoint: "16.2",
      label: text("Contrats appuyés sur un diagnostic", "Contracts with a diagnosis"),
      definition: text(
        "Part des contrats de l’année appuyés sur un diagnostic du territoire, quelle qu’en soit la forme.",
        "Share of the year’s contracts resting on a diagnosis of the territory, of any form.",
      ),
    },
    ofContracts(
      "diagnostic <> 'aucun'",
      text("contrats avec diagnostic", "contracts with a diagnosis"),
    ),
  ),
  indicator(
    {
      id: "ctai.coordination",
      keyPoint: "16.3",
      label: text("Contrats avec poste de coordination", "Contracts with a coordinator"),
      definition: text(
        "Part des contrats de l’année qui cofinancent un poste de coordination, même à temps partiel.",
        "Share of the year’s contracts that co-finance a coordinator, even part-time.",
      ),
    },
    ofContracts(
      "etp_coordination > 0",
      text("contrats avec coordination", "contracts with a coordinator"),
    ),
  ),
  indicator(
    {
      id: "ctai.progressivite",
      keyPoint: "16.4",
      label: text("Renouvellements qui progressent", "Renewals that grow"),
      definition: text(
        "Part des renouvellements comptant plus d’axes, de partenaires ou de crédits de l’État que l’année précédente\u202f; un renouvellement sans contrat l’année précédente n’entre pas dans le calcul.",
        "Share of the renewals with more axes, partners or State money than the year before; a renewal with no contract the year before is left out.",
      ),
      breakdowns: ["niveau"],
    },
    share(
      "progresse",
      {
        of: text("renouvellements en progrès", "renewals that grow"),
        among: text("renouvellements comparables", "comparable renewals"),
      },
      { among: "type_acte = 'renouvellement'" },
    ),
  ),
  indicator(
    {
      id: "ctai.innovation",
      keyPoint: "16.5",
      label: text("Actions innovantes", "Innovative actions"),
      definition: text(
        "Part des actions innovantes parmi les actions des contrats de l’année.",
        "Share of innovative actions among the actions of the year’s contracts.",
      ),
    },
    ratio("nb_actions_innovantes", "nb_actions", {
      factor: 100,
      words: {
        of: text("actions innovantes", "innovative actions"),
        among: text("actions", "actions"),
      },
    }),
  ),
  indicator(
    {
      id: "ctai.animation",
      keyPoint: "16.6",
      label: text("Contrats animés et évalués", "Contracts kept alive and evaluated"),
      definition: text(
        "Part des contrats de l’année ayant tenu au moins un comité de pilotage et fait l’objet d’une évaluation annuelle.",
        "Share of the year’s contracts with at least one steering committee and a yearly evaluation.",
      ),
    },
    ofContracts(
      "nb_comites_pilotage >= 1 and evaluation_annuelle",
      text("contrats animés et évalués", "contracts with committee and evaluation"),
    ),
  ),
  indicator(
    {
      id: "ctai.participation",
      keyPoint: "16.7",
      label: text("Contrats associant les personnes", "Contracts with participation"),
      definition: text(
        "Part des contrats de l’année où les personnes concernées sont consultées, siègent au comité de pilotage ou codécident.",
        "Share of the year’s contracts where the people concerned are consulted, sit on the committee or share decisions.",
      ),
    },
    ofContracts(
      "participation <> 'aucune'",
      text("contrats avec participation", "contracts with participation"),
    ),
  ),
  indicator(
    {
      id: "ctai.co_decision",
      keyPoint: "16.7",
      label: text("Contrats décidés avec les personnes", "Contracts decided with the people"),
      definition: text(
        "Part des contrats de l’année où les personnes concernées siègent au comité de pilotage ou codécident\u202f: l’atelier B met en garde contre une participation de façade.",
        "Share of the year’s contracts where the people concerned sit on the committee or share decisions: workshop B warns of participation for show.",
      ),
    },
    ofContracts(
      "participation in ('comite_pilotage', 'co_decision')",
      text("contrats décidés avec les personnes", "contracts decided with the people"),
    ),
  ),
  indicator(
    {
      id: "ctai.logement",
      role: "detail",
      keyPoint: "16.8",
      label: text("Contrats portant l’axe logement", "Contracts with the housing axis"),
      definition: text(
        "Part des contrats de l’année qui portent l’axe logement. L’axe est obligatoire\u202f: ce qui n’est pas à 100\u00a0% est une anomalie à signaler.",
        "Share of the year’s contracts with the housing axis. The axis is mandatory: what is not at 100% is a fault to report.",
      ),
    },
    ofContracts(
      "list_contains(axes, 'logement')",
      text("contrats avec axe logement", "contracts with the housing axis"),
    ),
  ),
  indicator(
    {
      id: "ctai.logements_mobilises",
      keyPoint: "16.8",
      label: text("Logements mobilisés", "Dwellings made available"),
      definition: text(
        "Logements mobilisés au titre des contrats de l’année\u202f; les contrats qui ne le renseignent pas n’y sont pas.",
        "Dwellings made available under the year’s contracts; contracts that do not say are left out.",
      ),
      unit: "nombre",
    },
    total({ agg: "sum", of: "logements_mobilises" }, text("logements", "dwellings")),
  ),
];
