/*
 * What anyone reads in the definitions of the indicators, and nothing else: which people each figure counts, and which
 * groups of people add up to which. Nothing here comes from the product's publication plan.
 */

/** A partition of the people of a value of an attribute (`null`: of everyone, or of the people of `within`). */
export interface Partition {
  readonly attribute: string;
  readonly of: string | null;
  readonly into: readonly string[];
  /** The term that these people answer to already: `statut=termine`. */
  readonly within?: string;
}

/** The people of a figure, as terms `attribute=value` added up; no term is everyone. */
export interface Meaning {
  readonly numerator: readonly (readonly string[])[];
  /** Null for a count. */
  readonly denominator: readonly (readonly string[])[] | null;
  /** Whoever the question was asked of. */
  readonly among: readonly string[];
  /** It is about some of them only: where it is about nobody, they may be many. */
  readonly ofSome?: true;
}

const COUNT: Meaning = { numerator: [[]], denominator: null, among: [] };

const share = (
  attribute: string,
  among: readonly string[],
  [yes, no]: readonly [string, string] = ["oui", "non"],
): Meaning => ({
  numerator: [[...among, `${attribute}=${yes}`]],
  denominator: [
    [...among, `${attribute}=${yes}`],
    [...among, `${attribute}=${no}`],
  ],
  among,
});

const ENDED = ["statut=termine"];
const outcome = (attribute: string, within?: string): Partition => ({
  ...{ attribute, of: null, into: ["oui", "non", "?"] },
  ...(within ? { within } : {}),
});

const OF_STARTED = [
  ...["mentors_campagne", "mentors_formes", "chartes", "convivialite", "orientation_partenaire"],
];
const OF_ENDED = [
  ...["badges", "insertion", "impact_emploi", "impact_formation", "impact_interculturel"],
  ...["liens_sociaux", "impact_transverse"],
];
const OF_HIRED = [
  ...["maintien_6_mois", "immersion", "coordination_locale"],
  ...["femmes", "mentor_entreprise", "action_interculturelle"],
];
/** A number of people of one group. */
const number = (term: string): Meaning => ({
  ...{ numerator: [[term]], denominator: null, among: [] },
});

/** What each additive indicator counts. */
export const MEANINGS: Readonly<Record<string, Meaning>> = {
  "mentorat.binomes": COUNT,
  "mentorat.achevement": { ...share("statut", [], ["termine", "rompu"]), ofSome: true },
  "mentorat.ruptures_precoces": {
    numerator: [["statut=rompu.precoce"]],
    denominator: [
      ...[["statut=termine"], ["statut=en_cours"]],
      ...[["statut=rompu.precoce"], ["statut=rompu.tardif"]],
    ],
    among: [],
  },
  "mentorat.femmes": share("sexe", [], ["F", "M"]),
  "mentorat.binomes_campagne": number("mentors_campagne=oui"),
  ...Object.fromEntries(OF_STARTED.map((id) => [`mentorat.${id}`, share(id, [])])),
  ...Object.fromEntries(OF_ENDED.map((id) => [`mentorat.${id}`, share(id, ENDED)])),
  "entreprises.recrutements": COUNT,
  "entreprises.emploi_durable": share("type_contrat", [], ["durable", "autres_contrats"]),
  "entreprises.part_tpe_pme": share("taille", [], ["tpe_pme", "eti_ge"]),
  "entreprises.pair_a_pair": share("canal", [], ["pair", "hors_pair"]),
  "entreprises.medias": share("canal", [], ["medias", "hors_medias"]),
  "entreprises.recrutements_medias": number("canal=medias"),
  ...Object.fromEntries(OF_HIRED.map((id) => [`entreprises.${id}`, share(id, [])])),
};

const CONTRACTS: Readonly<Record<string, readonly string[]>> = {
  durable: ["cdi", "cdd_6_plus"],
  court: ["cdd_court", "interim"],
  alternance: ["apprentissage", "professionnalisation"],
};
const SECTORS: Readonly<Record<string, readonly string[]>> = {
  production: ["agriculture", "industrie", "construction"],
  commerce_accueil: ["commerce", "transports", "hebergement"],
  services: ["services_entreprises", "services_publics", "autres"],
};

const all = (attribute: string, ...into: readonly string[]): Partition => ({
  ...{ attribute, of: null, into },
});
const inside = (
  attribute: string,
  groups: Readonly<Record<string, readonly string[]>>,
): Partition[] => Object.entries(groups).map(([of, into]) => ({ attribute, of, into }));

const QUARTERS = all("trimestre", "T1", "T2", "T3", "T4");

/** Which groups add up to which, by dataset. */
export const PARTITIONS: Readonly<Record<string, readonly Partition[]>> = {
  mentorat: [
    QUARTERS,
    all("type_programme", "professionnel", "academique", "interculturel"),
    all("sexe", "F", "M", "NR"),
    all("tranche_age", "moins_26", "26_35", "36_45", "46_55", "56_plus", "NR"),
    all("protection", "refugie", "subsidiaire", "temporaire", "autre"),
    ...inside("protection", { autre: ["apatride", "NR"] }),
    all("statut", "termine", "rompu", "en_cours"),
    ...inside("statut", { rompu: ["rompu.precoce", "rompu.tardif", "rompu.?"] }),
    ...OF_STARTED.map((id) => outcome(id)),
    ...OF_ENDED.map((id) => outcome(id, "statut=termine")),
  ],
  recrutements: [
    QUARTERS,
    all("taille", "tpe", "pme", "eti", "ge"),
    all("taille", "tpe_pme", "eti_ge"),
    ...inside("taille", { tpe_pme: ["tpe", "pme"], eti_ge: ["eti", "ge"] }),
    all("secteur", ...Object.keys(SECTORS)),
    ...inside("secteur", SECTORS),
    all("type_contrat", ...Object.keys(CONTRACTS), "cdd_insertion"),
    all("type_contrat", "durable", "autres_contrats"),
    ...inside("type_contrat", CONTRACTS),
    ...inside("type_contrat", { autres_contrats: ["court", "alternance", "cdd_insertion"] }),
    all("canal", "connu", "?"),
    ...inside("canal", { connu: ["pair", "medias", "autre"] }),
    ...inside("canal", { connu: ["pair", "hors_pair"], hors_pair: ["medias", "autre"] }),
    ...inside("canal", { connu: ["medias", "hors_medias"], hors_medias: ["pair", "autre"] }),
    ...OF_HIRED.map((id) => outcome(id)),
  ],
};

/** Breakdowns whose values are groups of the values of another attribute. */
export const SAME_AS: Readonly<Record<string, string>> = {
  grande_protection: "protection",
  grand_secteur: "secteur",
  famille_contrat: "type_contrat",
};

/** Whoever formed ties fared better on the whole too: the first group is part of the second. */
export const PARTS_OF: Readonly<
  Record<string, readonly (readonly [part: string, whole: string])[]>
> = {
  mentorat: [
    ["liens_sociaux=oui", "impact_transverse=oui"],
    ["impact_transverse=non", "liens_sociaux=non"],
  ],
  recrutements: [],
};
