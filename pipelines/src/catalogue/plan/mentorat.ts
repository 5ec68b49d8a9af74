import { MENTORING_INDICATORS } from "../indicators/mentorat.js";
import type { Indicator } from "../model.js";
import { text } from "../text.js";
import { columnAttribute, ofKnown, outcomeOf, QUARTER } from "./build.js";
import { dimensionOf } from "./dimensions.js";
import type { Answer, Cube, CubeAxis, PlanAttribute, Population } from "./model.js";

const ended = { attribute: "statut", node: "termine" };

const typeProgramme = columnAttribute("type_programme", [
  "professionnel",
  "academique",
  "interculturel",
]);
const sexe = columnAttribute("sexe", ["F", "M", "NR"], "coalesce(sexe::varchar, 'NR')");
const trancheAge = columnAttribute(
  "tranche_age",
  ["moins_26", "26_35", "36_45", "46_55", "56_plus", "NR"],
  "coalesce(tranche_age::varchar, 'NR')",
);

/** Stateless people, and those whose protection is not stated, are too few to be crossed. */
const protection: PlanAttribute = {
  id: "protection",
  leaves: ["refugie", "subsidiaire", "temporaire", "apatride", "NR"],
  leaf: "coalesce(protection::varchar, 'NR')",
  nodes: { autre: ["apatride", "NR"] },
  splits: [
    {
      id: "grande_protection",
      of: null,
      into: ["refugie", "subsidiaire", "temporaire", "autre"],
    },
    { id: "autre", of: "autre", into: ["apatride", "NR"] },
  ],
};

/** Break-offs are told apart by their moment: a rate and what is left of them are figures alike. */
const statut: PlanAttribute = {
  id: "statut",
  leaves: ["termine", "rompu.precoce", "rompu.tardif", "rompu.inconnu", "en_cours"],
  leaf: `case when statut = 'rompu' then case when date_fin is null then 'rompu.inconnu'
    when date_fin <= date_debut + interval 6 month then 'rompu.precoce' else 'rompu.tardif' end else statut::varchar end`,
  nodes: {
    rompu: ["rompu.precoce", "rompu.tardif", "rompu.inconnu"],
    non_termine: ["rompu.precoce", "rompu.tardif", "rompu.inconnu", "en_cours"],
  },
  splits: [
    { id: "fin", of: null, into: ["termine", "non_termine"], whole: true },
    { id: "statut", of: null, into: ["termine", "rompu", "en_cours"], whole: true },
    {
      id: "moment",
      of: "rompu",
      into: ["rompu.precoce", "rompu.tardif", "rompu.inconnu"],
      whole: true,
    },
  ],
  neutral: ["rompu.inconnu"],
};

/**
 * Ties formed, and autonomy or ties formed: the second holds whenever the first does, so that their difference is a
 * figure too (`autonomie_seule`, `non_reste`).
 */
const liens: PlanAttribute = {
  id: "liens",
  leaves: ["lien", "autonomie", "autonomie_sans_lien_connu", "aucun", "partiel", "inconnu"],
  leaf: `case when liens_sociaux then 'lien'
    when autonomie_demarches then if(liens_sociaux is null, 'autonomie_sans_lien_connu', 'autonomie')
    when liens_sociaux is null then 'inconnu'
    when autonomie_demarches is null then 'partiel'
    else 'aucun' end`,
  within: ended,
  nodes: {
    "liens.oui": ["lien"],
    "liens.non": ["autonomie", "aucun", "partiel"],
    "liens.inconnu": ["autonomie_sans_lien_connu", "inconnu"],
    "transverse.oui": ["lien", "autonomie", "autonomie_sans_lien_connu"],
    "transverse.non": ["aucun"],
    "transverse.inconnu": ["partiel", "inconnu"],
    autonomie_seule: ["autonomie", "autonomie_sans_lien_connu"],
    non_reste: ["autonomie", "partiel"],
  },
  splits: [
    { id: "liens", of: null, into: ["liens.oui", "liens.non", "liens.inconnu"], whole: true },
    {
      id: "transverse",
      of: null,
      into: ["transverse.oui", "transverse.non", "transverse.inconnu"],
      whole: true,
    },
    { id: "oui", of: "transverse.oui", into: ["liens.oui", "autonomie_seule"] },
    { id: "non", of: "liens.non", into: ["transverse.non", "non_reste"] },
  ],
  neutral: ["liens.inconnu", "transverse.inconnu"],
};

const indicator = (id: string): Indicator =>
  MENTORING_INDICATORS.find((one) => one.id === id) as Indicator;

const OF_STARTED = [
  "mentors_campagne",
  "mentors_formes",
  "chartes",
  "convivialite",
  "orientation_partenaire",
];
const OF_ENDED = [
  "badges",
  "insertion",
  "impact_emploi",
  "impact_formation",
  "impact_interculturel",
];
/** The outcome that is told apart by sex: each more would hide others. */
const BY_SEX = "mentorat.insertion";
const started = OF_STARTED.map((name) => outcomeOf(indicator(`mentorat.${name}`)));
const outcomes = OF_ENDED.map((name) => outcomeOf(indicator(`mentorat.${name}`), ended));

const axis = ({ id }: PlanAttribute): CubeAxis => ({ attribute: id });
/** How a pair stands, without the moment of a break-off. */
const ending: CubeAxis = { attribute: "statut", splits: ["statut"] };
/** Whether a pair ended: by sex, those still running in a cohort that closes are too few to be told from the others. */
const endedOrNot: CubeAxis = { attribute: "statut", splits: ["fin"] };
const byProgramme = (...others: readonly PlanAttribute[]): Cube[] => [
  others.map(axis),
  [axis(typeProgramme), ...others.map(axis)],
];

const part = (attribute: string, of: string): Answer => ({
  kind: "rate",
  attribute,
  numerator: [`${of}.oui`],
  denominator: [`${of}.oui`, `${of}.non`],
});

/** Mentoring pairs: what is published of them. */
export const MENTORING_PLAN: Population = {
  id: "mentorat",
  firm: null,
  attributes: [
    typeProgramme,
    sexe,
    trancheAge,
    protection,
    QUARTER,
    statut,
    ...started,
    ...outcomes,
    liens,
  ],
  cubes: [
    [axis(trancheAge)],
    [axis(protection)],
    ...byProgramme(QUARTER),
    ...byProgramme(sexe),
    [axis(typeProgramme), { attribute: "protection", splits: ["grande_protection"] }],
    ...started.flatMap((outcome) => byProgramme(outcome)),
    [{ attribute: "statut", splits: ["statut", "moment"] }],
    ...[...outcomes, liens].flatMap((outcome) => [
      [ending, axis(outcome)],
      [axis(typeProgramme), ending, axis(outcome)],
    ]),
    ...outcomes
      .filter(({ id }) => id === BY_SEX)
      .map((outcome) => [axis(sexe), endedOrNot, axis(outcome)]),
  ],
  dimensions: [
    dimensionOf("mentorat", "type_programme"),
    dimensionOf("mentorat", "sexe"),
    dimensionOf("mentorat", "tranche_age"),
    dimensionOf("mentorat", "protection"),
    {
      id: "grande_protection",
      attribute: "protection",
      label: text("Protection, en quatre groupes", "Protection, in four groups"),
      values: [
        ...dimensionOf("mentorat", "protection").values.slice(0, 3),
        {
          value: "autre",
          label: text("Apatride ou non renseigné", "Stateless or not stated"),
        },
      ],
    },
  ],
  answers: {
    "mentorat.binomes": { kind: "count" },
    "mentorat.duree_mediane": { kind: "median", ...ended },
    "mentorat.achevement": {
      kind: "rate",
      attribute: "statut",
      numerator: ["termine"],
      denominator: ["termine", "rompu"],
      beside: ["en_cours"],
    },
    "mentorat.ruptures_precoces": {
      kind: "rate",
      attribute: "statut",
      numerator: ["rompu.precoce"],
      denominator: ["termine", "en_cours", "rompu.precoce", "rompu.tardif"],
    },
    "mentorat.femmes": {
      kind: "rate",
      attribute: "sexe",
      numerator: ["F"],
      denominator: ["F", "M"],
    },
    "mentorat.binomes_campagne": {
      kind: "count",
      part: {
        attribute: "mentorat.mentors_campagne",
        numerator: ["oui"],
        known: ["oui", "non"],
      },
    },
    "mentorat.partage_structures": { kind: "distinct", of: "firms" },
    "mentorat.liens_sociaux": part("liens", "liens"),
    "mentorat.impact_transverse": part("liens", "transverse"),
    ...Object.fromEntries([...started, ...outcomes].map(({ id }) => [id, ofKnown(id)])),
  },
};
