import type { Indicator } from "../model.js";
import { type Text, text } from "../text.js";
import { family, type Own, ratio, share, total } from "./build.js";

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

/** Territorial contracts: headlines, then the indicators of key points 16.1 to 16.8. */
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
        "Collectivités distinctes ayant signé au moins un CTAI depuis 2019, cumul à la fin de l’année.",
        "Distinct local authorities that signed at least one CTAI since 2019, cumulated at the end of the year.",
      ),
      time: "cumul",
    },
    total(
      { agg: "distinct", of: "coalesce(siren_collectivite, id_contrat)" },
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
  indicator(
    {
      id: "ctai.copilotage",
      keyPoint: "16.1",
      label: text("Contrats copilotés", "Contracts steered together"),
      definition: text(
        "Part des contrats de l’année copilotés par les élus et la préfecture.",
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
        "Part des contrats de l’année qui financent du temps de coordination.",
        "Share of the year’s contracts that pay for coordination time.",
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
      id: "ctai.logement",
      keyPoint: "16.8",
      label: text("Contrats portant l’axe logement", "Contracts with the housing axis"),
      definition: text(
        "Part des contrats de l’année qui portent l’axe logement, seul axe obligatoire.",
        "Share of the year’s contracts with the housing axis, the one mandatory axis.",
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
