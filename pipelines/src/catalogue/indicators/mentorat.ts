import type { Indicator } from "../model.js";
import { type Text, text } from "../text.js";
import { distinctShare, family, IS_WOMAN, number, type Own, share, total } from "./build.js";

const indicator = family({
  domain: "mentorat",
  dataset: "mentorat",
  role: "point_cle",
  unit: "pourcent",
  better: "hausse",
  time: "cohorte",
  finest: "annee",
  smallest: "departement",
  breakdowns: [],
});

/** Outcomes are read on ended pairs: a cohort settles about a year after its last start. */
const outcome = (own: Own, measure: Parameters<typeof indicator>[1]): Indicator =>
  indicator({ matureAfterMonths: 12, ...own }, measure);

const PARTNERS = [
  "ofii",
  "dna",
  "agir",
  "fle",
  "droit_commun",
  "entreprise",
  "universite",
] as const;
const ENDED = "statut = 'termine'";
const CAMPAIGN = "canal_recrutement_mentor = 'campagne'";
const BROKEN_EARLY = "statut = 'rompu' and date_fin <= date_debut + interval 6 month";
const LEVELS = "['A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2']";
const frenchRose = `list_position(${LEVELS}, niveau_francais_fin) > list_position(${LEVELS}, niveau_francais_debut)`;

const pairs = text("binômes commencés dans la période", "pairs started in the period");
const ended = text("binômes menés à terme", "pairs ended as planned");

const ofPairs = (of: string, words: Text) => share(of, { of: words, among: pairs });
const ofEnded = (of: string, words: Text) =>
  share(of, { of: words, among: ended }, { among: ENDED });

/** Mentoring: headlines, the indicators of key points 14.1 to 14.6 with their details, then the impact measures of workshop 2. */
export const MENTORING_INDICATORS: readonly Indicator[] = [
  indicator(
    {
      id: "mentorat.binomes",
      role: "chiffre_cle",
      label: text("Binômes de mentorat commencés", "Mentoring pairs started"),
      definition: text(
        "Binômes dont l’accompagnement a commencé dans la période.",
        "Pairs whose mentoring started in the period.",
      ),
      unit: "nombre",
      time: "flux",
      finest: "trimestre",
    },
    total({ agg: "count" }, pairs),
  ),
  outcome(
    {
      id: "mentorat.duree_mediane",
      role: "chiffre_cle",
      label: text("Durée médiane d’un accompagnement", "Median length of a mentoring"),
      definition: text(
        "Durée médiane, en mois, des binômes menés à terme parmi ceux commencés dans la période. La synthèse observe une durée moyenne de 6 à 9 mois\u202f: c’est un constat, non une durée à viser.",
        "Median length, in months, of the pairs ended as planned among those started in the period. The synthesis observes a mean length of 6 to 9 months: an observation, not a length to aim for.",
      ),
      unit: "mois",
      better: "neutre",
    },
    {
      among: ENDED,
      known: "date_fin is not null",
      numerator: { agg: "median", of: "(date_fin - date_debut) / 30.4375" },
      denominator: null,
      factor: 1,
      numeratorLabel: text(
        "mois entre début et fin, binômes menés à terme",
        "months from start to end, pairs ended as planned",
      ),
      denominatorLabel: null,
    },
  ),
  outcome(
    {
      id: "mentorat.achevement",
      role: "chiffre_cle",
      label: text("Binômes menés à terme", "Pairs ended as planned"),
      definition: text(
        "Part des binômes menés à terme parmi ceux qui ont pris fin, à terme ou par rupture, par date de début.",
        "Share of the pairs ended as planned among those that ended, as planned or broken off, by start date.",
      ),
    },
    share(
      ENDED,
      {
        of: ended,
        among: text("binômes terminés ou rompus", "pairs ended or broken off"),
      },
      { among: "statut in ('termine', 'rompu')" },
    ),
  ),
  indicator(
    {
      id: "mentorat.ruptures_precoces",
      role: "chiffre_cle",
      label: text("Ruptures précoces", "Early break-offs"),
      definition: text(
        "Part des binômes rompus dans les six mois qui suivent leur début, parmi ceux commencés dans la période\u202f; une rupture sans date n’entre pas dans le calcul.",
        "Share of the pairs broken off within six months of their start, among those started in the period; a break-off without a date is left out.",
      ),
      better: "baisse",
      matureAfterMonths: 6,
    },
    ofPairs(
      BROKEN_EARLY,
      text("binômes rompus dans les six mois", "pairs broken off within six months"),
    ),
  ),
  indicator(
    {
      id: "mentorat.femmes",
      role: "chiffre_cle",
      label: text("Femmes accompagnées", "Women mentored"),
      definition: text(
        "Part des femmes parmi les personnes accompagnées dont le sexe est connu, binômes commencés dans la période.",
        "Share of women among the people mentored whose sex is known, pairs started in the period.",
      ),
    },
    share(IS_WOMAN, {
      of: text("femmes accompagnées", "women mentored"),
      among: text("personnes accompagnées de sexe connu", "people mentored of a known sex"),
    }),
  ),
  indicator(
    {
      id: "mentorat.partage_structures",
      smallest: "region",
      keyPoint: "14.1",
      label: text(
        "Structures participant à des échanges de pratiques",
        "Structures exchanging experience",
      ),
      definition: text(
        "Part des structures ayant commencé au moins un binôme dans la période qui ont participé à un échange de pratiques cette année-là.",
        "Share of the structures that started at least one pair in the period and took part in an exchange of practice that year.",
      ),
    },
    distinctShare("structure", "structure_partage_pratiques", {
      of: text("structures participantes", "structures taking part"),
      among: text("structures", "structures"),
    }),
  ),
  indicator(
    {
      id: "mentorat.binomes_campagne",
      keyPoint: "14.2",
      label: text("Binômes nés d’une campagne", "Pairs brought by a campaign"),
      definition: text(
        "Nombre de binômes commencés dans la période dont le mentor a été recruté par une campagne auprès du grand public.",
        "Number of pairs started in the period whose mentor came by a campaign to the general public.",
      ),
      unit: "nombre",
      time: "flux",
    },
    number(
      CAMPAIGN,
      text("binômes au mentor venu d’une campagne", "pairs whose mentor came by a campaign"),
    ),
  ),
  indicator(
    {
      id: "mentorat.mentors_campagne",
      role: "detail",
      keyPoint: "14.2",
      label: text("Mentors venus d’une campagne", "Mentors brought by a campaign"),
      definition: text(
        "Part des binômes dont le mentor a été recruté par une campagne auprès du grand public.",
        "Share of the pairs whose mentor came by a campaign to the general public.",
      ),
    },
    ofPairs(
      CAMPAIGN,
      text("binômes au mentor venu d’une campagne", "pairs whose mentor came by a campaign"),
    ),
  ),
  indicator(
    {
      id: "mentorat.mentors_formes",
      keyPoint: "14.3",
      label: text("Binômes au mentor formé", "Pairs with a trained mentor"),
      definition: text(
        "Part des binômes dont le mentor a reçu une formation.",
        "Share of the pairs whose mentor was trained.",
      ),
    },
    ofPairs("mentor_forme", text("binômes au mentor formé", "pairs with a trained mentor")),
  ),
  indicator(
    {
      id: "mentorat.chartes",
      keyPoint: "14.3",
      label: text("Binômes ayant signé une charte", "Pairs with a signed charter"),
      definition: text(
        "Part des binômes commencés dans la période qui ont signé une charte.",
        "Share of the pairs started in the period that signed a charter.",
      ),
    },
    ofPairs("charte_signee", text("binômes avec charte signée", "pairs with a signed charter")),
  ),
  outcome(
    {
      id: "mentorat.liens_sociaux",
      keyPoint: "14.4",
      label: text("Liens sociaux noués", "Social ties formed"),
      definition: text(
        "Part des binômes menés à terme à l’issue desquels des liens sociaux se sont noués.",
        "Share of the pairs ended as planned after which social ties were formed.",
      ),
    },
    ofEnded("liens_sociaux", text("binômes avec liens noués", "pairs with ties formed")),
  ),
  indicator(
    {
      id: "mentorat.convivialite",
      keyPoint: "14.4",
      label: text("Binômes aux moments partagés", "Pairs with shared moments"),
      definition: text(
        "Part des binômes ayant partagé au moins trois moments de convivialité.",
        "Share of the pairs that shared at least three convivial moments.",
      ),
    },
    ofPairs(
      "nb_moments_convivialite >= 3",
      text("binômes avec au moins trois moments", "pairs with at least three moments"),
    ),
  ),
  indicator(
    {
      id: "mentorat.orientation_partenaire",
      keyPoint: "14.5",
      label: text("Binômes orientés par un partenaire", "Pairs sent by a partner"),
      definition: text(
        "Part des binômes orientés par un partenaire de l’intégration\u202f: OFII, DNA, AGIR, cours de français, droit commun, entreprise ou université.",
        "Share of the pairs sent by an integration partner: OFII, DNA, AGIR, French courses, mainstream services, employer or university.",
      ),
    },
    ofPairs(
      `prescripteur in (${PARTNERS.map((partner) => `'${partner}'`).join(", ")})`,
      text("binômes orientés par un partenaire", "pairs sent by a partner"),
    ),
  ),
  outcome(
    {
      id: "mentorat.badges",
      keyPoint: "14.6",
      label: text("Badges de compétences délivrés", "Skill badges awarded"),
      definition: text(
        "Part des binômes menés à terme ayant donné lieu à un badge de compétences.",
        "Share of the pairs ended as planned that led to a skill badge.",
      ),
    },
    ofEnded("badge_competences", text("binômes avec badge", "pairs with a badge")),
  ),
  outcome(
    {
      id: "mentorat.insertion",
      keyPoint: "14.6",
      label: text("Sorties vers l’emploi ou la formation", "Exits to work or training"),
      definition: text(
        "Part des binômes menés à terme dont la personne accompagnée est en emploi ou en formation à la sortie.",
        "Share of the pairs ended as planned whose mentee is in work or training at the end.",
      ),
    },
    ofEnded(
      "situation_sortie in ('emploi_durable', 'emploi', 'formation')",
      text("sorties en emploi ou formation", "exits to work or training"),
    ),
  ),
  outcome(
    {
      id: "mentorat.impact_emploi",
      role: "impact",
      label: text("Impact sur l’emploi", "Impact on employment"),
      definition: text(
        "Part des binômes menés à terme ayant donné lieu à au moins un entretien d’embauche ou un stage.",
        "Share of the pairs ended as planned that led to at least one interview or internship.",
      ),
    },
    ofEnded(
      "nb_entretiens >= 1 or nb_stages >= 1",
      text("binômes avec entretien ou stage", "pairs with an interview or internship"),
    ),
  ),
  outcome(
    {
      id: "mentorat.impact_formation",
      role: "impact",
      label: text("Impact sur la formation", "Impact on training"),
      definition: text(
        "Part des binômes menés à terme ayant abouti à une admission en formation ou à un projet défini.",
        "Share of the pairs ended as planned that led to an admission in training or a defined project.",
      ),
    },
    ofEnded(
      "admission_formation or projet_defini",
      text("binômes avec admission ou projet", "pairs with an admission or project"),
    ),
  ),
  outcome(
    {
      id: "mentorat.impact_interculturel",
      role: "impact",
      label: text("Impact interculturel", "Intercultural impact"),
      definition: text(
        "Part des binômes menés à terme où le français a progressé d’au moins un niveau du CECRL, ou la confiance a augmenté.",
        "Share of the pairs ended as planned where French rose by at least one CEFR level, or confidence grew.",
      ),
    },
    ofEnded(
      `${frenchRose} or confiance_fin > confiance_debut`,
      text("binômes en progrès", "pairs with progress"),
    ),
  ),
  outcome(
    {
      id: "mentorat.impact_transverse",
      role: "impact",
      label: text("Impact transverse", "Cross-cutting impact"),
      definition: text(
        "Part des binômes menés à terme ayant gagné en autonomie dans les démarches ou noué des liens sociaux.",
        "Share of the pairs ended as planned that gained autonomy in formalities or formed social ties.",
      ),
    },
    ofEnded(
      "autonomie_demarches or liens_sociaux",
      text("binômes avec autonomie ou liens", "pairs with autonomy or ties"),
    ),
  ),
];
