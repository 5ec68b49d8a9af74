import { EMPLOYER_INDICATORS } from "../indicators/entreprises.js";
import type { Indicator, Sql } from "../model.js";
import { type Text, text } from "../text.js";
import { ofKnown, outcomeOf, QUARTER } from "./build.js";
import { dimensionOf } from "./dimensions.js";
import type { Answer, Cube, CubeAxis, PlanAttribute, PlanDimension, Population } from "./model.js";

const taille: PlanAttribute = {
  id: "taille",
  leaves: ["tpe", "pme", "eti", "ge"],
  leaf: "taille::varchar",
  nodes: { tpe_pme: ["tpe", "pme"], eti_ge: ["eti", "ge"] },
  splits: [
    { id: "taille", of: null, into: ["tpe", "pme", "eti", "ge"] },
    { id: "grande_taille", of: null, into: ["tpe_pme", "eti_ge"] },
    { id: "tpe_pme", of: "tpe_pme", into: ["tpe", "pme"] },
    { id: "eti_ge", of: "eti_ge", into: ["eti", "ge"] },
  ],
};

interface Sector {
  readonly value: string;
  readonly sections: string;
  readonly within: string;
  readonly label: Text;
}

/** NAF sections in nine groups, and these in three: single sections have too few hires, in the nation itself. */
const SECTORS: readonly Sector[] = [
  {
    value: "agriculture",
    sections: "A",
    within: "production",
    label: text("Agriculture", "Agriculture"),
  },
  {
    value: "industrie",
    sections: "BCDE",
    within: "production",
    label: text("Industrie", "Industry"),
  },
  {
    value: "construction",
    sections: "F",
    within: "production",
    label: text("Construction", "Construction"),
  },
  {
    value: "commerce",
    sections: "G",
    within: "commerce_accueil",
    label: text("Commerce, réparation", "Trade, repair"),
  },
  {
    value: "transports",
    sections: "H",
    within: "commerce_accueil",
    label: text("Transports, entreposage", "Transport, storage"),
  },
  {
    value: "hebergement",
    sections: "I",
    within: "commerce_accueil",
    label: text("Hébergement, restauration", "Accommodation, food"),
  },
  {
    value: "services_entreprises",
    sections: "JKLMN",
    within: "services",
    label: text("Services aux entreprises", "Business services"),
  },
  {
    value: "services_publics",
    sections: "OPQ",
    within: "services",
    label: text("Administration, enseignement, santé", "Administration, education, health"),
  },
  {
    value: "autres",
    sections: "RSTU",
    within: "services",
    label: text("Autres services, ou non renseigné", "Other services, or not stated"),
  },
];

const GROUPS: readonly (readonly [string, Text])[] = [
  [
    "production",
    text("Agriculture, industrie, construction", "Agriculture, industry, construction"),
  ],
  [
    "commerce_accueil",
    text("Commerce, transports, hébergement", "Trade, transport, accommodation"),
  ],
  ["services", text("Autres services", "Other services")],
];

const listed = (letters: string): string => [...letters].map((letter) => `'${letter}'`).join(", ");
const sectorLeaf: Sql = `case ${SECTORS.map(
  ({ value, sections }) => `when secteur::varchar in (${listed(sections)}) then '${value}'`,
).join(" ")} else 'autres' end`;
const inGroup = (group: string): string[] =>
  SECTORS.filter(({ within }) => within === group).map(({ value }) => value);

const secteur: PlanAttribute = {
  id: "secteur",
  leaves: SECTORS.map(({ value }) => value),
  leaf: sectorLeaf,
  nodes: Object.fromEntries(GROUPS.map(([group]) => [group, inGroup(group)])),
  splits: [
    { id: "grand_secteur", of: null, into: GROUPS.map(([group]) => group) },
    ...GROUPS.map(([group]) => ({ id: group, of: group, into: inGroup(group) })),
  ],
};

const CONTRACTS: Readonly<Record<string, readonly string[]>> = {
  durable: ["cdi", "cdd_6_plus"],
  court: ["cdd_court", "interim"],
  alternance: ["apprentissage", "professionnalisation"],
};

/** What is not a lasting contract: the other side of a rate, which no one may be alone on either. */
const OTHER_CONTRACTS = ["court", "alternance", "cdd_insertion"];

const typeContrat: PlanAttribute = {
  id: "type_contrat",
  leaves: [...Object.values(CONTRACTS).flat(), "cdd_insertion"],
  leaf: "type_contrat::varchar",
  nodes: {
    ...CONTRACTS,
    autres_contrats: OTHER_CONTRACTS.flatMap((family) => CONTRACTS[family] ?? [family]),
  },
  splits: [
    {
      id: "famille_contrat",
      of: null,
      into: ["durable", "court", "alternance", "cdd_insertion"],
    },
    { id: "durabilite", of: null, into: ["durable", "autres_contrats"] },
    { id: "autres_contrats", of: "autres_contrats", into: OTHER_CONTRACTS },
    ...Object.entries(CONTRACTS).map(([id, into]) => ({ id, of: id, into })),
  ],
};

/** How the employer heard: two indicators are shares of the same answers. */
const canal: PlanAttribute = {
  id: "canal",
  leaves: ["pair", "medias", "autre", "inconnu"],
  leaf: `case when canal_information is null then 'inconnu' when canal_information = 'pair_a_pair' then 'pair'
    when canal_information in ('reseaux_sociaux', 'medias') then 'medias' else 'autre' end`,
  nodes: {
    connu: ["pair", "medias", "autre"],
    hors_pair: ["medias", "autre"],
    hors_medias: ["pair", "autre"],
  },
  splits: [
    { id: "connu", of: null, into: ["connu", "inconnu"], whole: true },
    { id: "canal", of: "connu", into: ["pair", "medias", "autre"] },
    { id: "pair", of: "connu", into: ["pair", "hors_pair"] },
    { id: "medias", of: "connu", into: ["medias", "hors_medias"] },
    { id: "hors_pair", of: "hors_pair", into: ["medias", "autre"] },
    { id: "hors_medias", of: "hors_medias", into: ["pair", "autre"] },
  ],
  neutral: ["inconnu"],
};

const indicator = (id: string): Indicator =>
  EMPLOYER_INDICATORS.find((one) => one.id === id) as Indicator;
const outcomesOf = (names: readonly string[]): readonly PlanAttribute[] =>
  names.map((name) => outcomeOf(indicator(`entreprises.${name}`)));
const outcomes = outcomesOf(["maintien_6_mois", "immersion", "coordination_locale"]);
/** Asked for the whole alone: to cross them too would hide others. */
const whole = outcomesOf(["femmes", "mentor_entreprise", "action_interculturelle"]);

const axis = ({ id }: PlanAttribute): CubeAxis => ({ attribute: id });
const grandSecteur: CubeAxis = { attribute: "secteur", splits: ["grand_secteur"] };
const familleContrat: CubeAxis = {
  attribute: "type_contrat",
  splits: ["famille_contrat", "durabilite", "autres_contrats"],
};
const size: CubeAxis = { attribute: "taille", splits: ["taille"] };
const bySize = (other: PlanAttribute): Cube[] => [[axis(other)], [size, axis(other)]];

const ofChannels = (node: string): Answer => ({
  kind: "rate",
  attribute: "canal",
  numerator: [node],
  denominator: ["connu"],
});

const contractFamilies: PlanDimension = {
  id: "famille_contrat",
  attribute: "type_contrat",
  label: text("Famille de contrats", "Family of contracts"),
  values: [
    {
      value: "durable",
      label: text("CDI ou CDD de 6 mois ou plus", "Permanent, or 6 months or more"),
    },
    { value: "court", label: text("CDD court ou intérim", "Short fixed term or agency work") },
    { value: "alternance", label: text("Alternance", "Work-study") },
    { value: "cdd_insertion", label: text("CDD d’insertion", "Integration contract") },
  ],
};

/** Hires: what is published of them. */
export const HIRES_PLAN: Population = {
  id: "recrutements",
  firm: "siren_employeur::integer",
  attributes: [taille, secteur, typeContrat, QUARTER, canal, ...outcomes, ...whole],
  cubes: [
    [axis(taille)],
    [axis(secteur)],
    [axis(typeContrat)],
    ...bySize(QUARTER),
    [size, grandSecteur],
    [size, familleContrat],
    [grandSecteur, familleContrat],
    ...[canal, ...outcomes].flatMap((outcome) => bySize(outcome)),
    ...whole.map((outcome) => [axis(outcome)]),
  ],
  dimensions: [
    dimensionOf("recrutements", "taille"),
    {
      id: "secteur",
      attribute: "secteur",
      label: text("Secteur d’activité, en neuf groupes", "Activity, in nine groups"),
      values: SECTORS,
    },
    {
      id: "grand_secteur",
      attribute: "secteur",
      label: text("Secteur d’activité, en trois groupes", "Activity, in three groups"),
      values: GROUPS.map(([value, label]) => ({ value, label })),
    },
    dimensionOf("recrutements", "type_contrat"),
    contractFamilies,
  ],
  answers: {
    "entreprises.recrutements": { kind: "count" },
    "entreprises.employeurs": { kind: "distinct", of: "firms" },
    "entreprises.emploi_durable": {
      kind: "rate",
      attribute: "type_contrat",
      numerator: ["durable"],
      denominator: null,
    },
    "entreprises.part_tpe_pme": {
      kind: "rate",
      attribute: "taille",
      numerator: ["tpe_pme"],
      denominator: null,
    },
    "entreprises.pair_a_pair": ofChannels("pair"),
    "entreprises.medias": ofChannels("medias"),
    "entreprises.recrutements_medias": {
      kind: "count",
      part: { attribute: "canal", numerator: ["medias"], known: ["connu"] },
    },
    "entreprises.via_agir": { kind: "distinct", of: "people" },
    "entreprises.via_associations": { kind: "distinct", of: "people" },
    "entreprises.rh_outilles": { kind: "distinct", of: "firms" },
    "entreprises.reseau_national": { kind: "distinct", of: "firms" },
    "entreprises.departements_agir": { kind: "distinct", of: "departments" },
    ...Object.fromEntries([...outcomes, ...whole].map(({ id }) => [id, ofKnown(id)])),
  },
};
