import { HARD, THIN } from "@fabriques/api/speech";
import { type Text, text } from "./text.js";

/** Words of the indicator page. */
export const INDICATOR = {
  unknownTitle: text("Indicateur inconnu", "Unknown indicator"),
  unknownDetail: text(
    "Cet indicateur n’existe pas dans cette version. La page Méthode donne la liste de tous les indicateurs.",
    "This indicator does not exist in this release. The Method page lists all indicators.",
  ),
  headline: text("Chiffre clé", "Headline figure"),
  impact: text("Mesure d’impact", "Impact measure"),
  keyPoint: text("Point clé", "Key point"),
  settings: text("Réglages de la page", "Settings of the page"),
  headFigure: text("Dernier chiffre", "Latest figure"),
  from: text("De", "From"),
  to: text("À", "To"),
  firstPeriod: text("le début", "the start"),
  lastPeriod: text("la fin", "the end"),
  noQuarter: text(
    "Le trimestre n’est pas publié avec ces filtres.",
    "Quarters are not published with these filters.",
  ),
  crossingNote: text(
    "Ces chiffres portent sur des personnes ou des entreprises\u202F: seuls quelques croisements sont publiés. Les choix offerts sont ceux qui le sont, avec les filtres déjà posés.",
    "These figures are about people or firms: only a few crossings are published. The choices offered are those that are, with the filters already set.",
  ),
  time: text("Pas de temps", "Time step"),
  years: text("Année", "Year"),
  quarters: text("Trimestre", "Quarter"),
  trend: text("Évolution", "Trend"),
  progress: text("Objectif et avancement", "Target and progress"),
  territories: text("Selon le territoire", "By territory"),
  level: text("Niveau", "Level"),
  byRegion: text("Régions", "Regions"),
  byDepartment: text("Départements", "Departments"),
  nationOnly: text(
    "Cet indicateur n’est publié qu’au niveau national.",
    "This indicator is published for the nation only.",
  ),
  regionOnly: text(
    "Cet indicateur compte des entreprises ou des structures, dont une seule peut faire toute une case\u202F: il est publié par région, pas par département.",
    "This indicator counts firms or structures, of which a single one may make a whole cell: it is published by region, not by department.",
  ),
  mostHidden: text(
    "Ici, la plupart des départements sont cachés par le secret statistique\u202F: les régions en disent plus.",
    "Here most departments are hidden by statistical secrecy: regions say more.",
  ),
  seeRegions: text("Voir par région", "See by region"),
  ratesNote: text(
    "Pour ne pas montrer seulement où il y a le plus d’habitants, la carte et les barres rapportent les nombres à la population\u202F; le tableau donne aussi les nombres.",
    "So as not to show only where most people live, the map and the bars relate the numbers to the population; the table also gives the numbers.",
  ),
  tableOfTerritories: text("Tableau des territoires", "Table of territories"),
  barsOfTerritories: text("Territoires classés", "Territories ranked"),
  gap: text("Écart à la France", "Gap to France"),
  population: text("Population", "Population"),
  breakdown: text("Selon la ventilation", "By breakdown"),
  breakdownBy: text("Ventiler selon", "Break down by"),
  noBreakdown: text(
    "Aucune ventilation n’est publiée pour cet indicateur.",
    "No breakdown is published for this indicator.",
  ),
  sameScale: text(
    "Toutes les séries sont à la même échelle, qui part de zéro.",
    "All series are on the same scale, from zero.",
  ),
  comments: text("Ce qu’en disent les responsables", "What officials say"),
  noComment: text(
    "Aucun commentaire n’a été déposé sur cet indicateur pour ce territoire.",
    "No comment has been made on this indicator for this territory.",
  ),
  published: text("Chiffres publiés ailleurs", "Figures published elsewhere"),
  publishedLead: text(
    "Ce qui a été dit en public du même sujet, contradictions comprises. Un chiffre écarté reste au registre, avec le motif.",
    "What has been said in public on the same subject, contradictions included. A figure set aside stays in the register, with the reason.",
  ),
  noPublished: text(
    "Le registre ne contient aucun chiffre publié sur ce sujet.",
    "The register has no published figure on this subject.",
  ),
  definition: text("Définition", "Definition"),
  direction: text("Sens de lecture", "Direction"),
  timeKind: text("Prise en compte du temps", "How time is taken"),
  smallest: text("Plus petit territoire", "Smallest territory"),
  crossings: text("Croisements publiés", "Crossings published"),
  unit: text("Unité", "Unit"),
  dataset: text("Jeu de données", "Dataset"),
  noTarget: text(
    "Aucune cible n’est fixée pour cet indicateur dans ce territoire\u202F: seule la tendance est donnée.",
    "No target is set for this indicator in this territory: only the trend is given.",
  ),
  noTargetHidden: text(
    "Aucune cible n’est fixée pour cet indicateur dans ce territoire.",
    "No target is set for this indicator in this territory.",
  ),
  illustrative: text(
    "Cible illustrative\u202F: la synthèse de la Fabrique ne fixe pas de cible chiffrée. Celle-ci sert à montrer le calcul.",
    "Illustrative target: the Fabrique’s synthesis sets no numeric target. This one shows how the computation works.",
  ),
  methodLink: text("Comment les statuts sont calculés", "How statuses are computed"),
  seriesFile: text("Série", "Series"),
  territoriesFile: text("Territoires", "Territories"),
  breakdownFile: text("Ventilation", "Breakdown"),
  filters: text("Filtrer cet indicateur", "Filter this indicator"),
  filteredNote: text(
    "Ce qui suit porte sur l’ensemble\u202F: une cible ne dit rien d’une partie, et les filtres n’y changent rien.",
    "What follows is about the whole: a target says nothing of a part, and the filters do not change it.",
  ),
} as const satisfies Record<string, Text>;

/** How a direction reads. */
export const DIRECTIONS: Readonly<Record<string, Text>> = {
  hausse: text("une hausse est une amélioration", "a rise is an improvement"),
  baisse: text("une baisse est une amélioration", "a fall is an improvement"),
  neutre: text("aucun sens n’est meilleur que l’autre", "no direction is better"),
};

/** The same in a table. */
export const SHORT_DIRECTIONS: Readonly<Record<string, Text>> = {
  hausse: text("hausse favorable", "a rise is better"),
  baisse: text("baisse favorable", "a fall is better"),
  neutre: text("neutre", "neutral"),
};

/** How an indicator takes time. */
export const TIME_KINDS: Readonly<Record<string, Text>> = {
  stock: text("stock à la fin de la période", "stock at the end of the period"),
  flux: text("flux au cours de la période", "flow over the period"),
  cohorte: text("cohorte, selon la date de début", "cohort, by start date"),
  cumul: text("cumul depuis la première année", "total since the first year"),
};

/** Names of levels. */
export const LEVEL_NAMES: Readonly<Record<string, Text>> = {
  nation: text("nation", "nation"),
  region: text("région", "region"),
  departement: text("département", "department"),
};

/** `12 régions sur 18 au-dessus de la valeur nationale`; where some are hidden or have no value, among the others. */
export function aboveNation(counts: {
  readonly above: number;
  readonly shown: number;
  readonly total: number;
  readonly level: "region" | "departement";
}): Text {
  const { above, shown, total, level } = counts;
  if (shown === 0)
    return text("aucune valeur publiable par territoire", "no value to publish by territory");
  const fr = level === "region" ? "région" : "département";
  const en = level === "region" ? "region" : "department";
  if (shown === 1) {
    const only = level === "region" ? "une seule région montrée" : "un seul département montré";
    return text(only, `only one ${en} shown`);
  }
  const many = above > 1 ? "s" : "";
  const known = level === "region" ? "montrées" : "montrés";
  const [among, of] =
    shown < total ? [`les ${shown} ${known}`, `the ${shown} shown`] : [shown, shown];
  return text(
    `${above}${HARD}${fr}${many} sur ${among} au-dessus de la valeur nationale`,
    `${above}${HARD}${en}${many} out of ${of} above the national value`,
  );
}

/** `Contrats : …`, a message after the name of what is measured. */
export const named = (label: Text, message: Text): Text =>
  text(`${label.fr}${THIN}: ${message.fr}`, `${label.en}: ${message.en}`);
