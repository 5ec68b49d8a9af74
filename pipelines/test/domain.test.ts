import { describe, expect, it } from "vitest";
import { FABRIQUES, KEY_POINTS } from "../src/catalogue/fabriques.js";
import { INDICATORS, indicatorOf } from "../src/catalogue/indicators/index.js";
import type { Aggregate, Indicator } from "../src/catalogue/model.js";
import { PROGRESS_STATUS_IDS, PROGRESS_STATUSES } from "../src/catalogue/statuses.js";
import { AGIR_DEPARTMENTS, DEPARTMENTS, REGIONS } from "../src/catalogue/territories.js";
import { UNITS } from "../src/catalogue/units.js";

/** How an indicator is made, in one line: what is counted, over what, how it takes time, which way is better. */
function factOf({ among, numerator, denominator, factor, time, better }: Indicator): string {
  const value = denominator ? `${partOf(numerator)} / ${partOf(denominator)}` : partOf(numerator);
  const scaled = factor === 1 || factor === 100 ? value : `${factor} × ${value}`;
  return `${scaled}${among ? ` among ${among}` : ""} · ${time} · ${better}`;
}

function partOf(part: Aggregate): string {
  const where = "where" in part && part.where ? ` where ${part.where}` : "";
  switch (part.agg) {
    case "count":
      return `rows${where}`;
    case "sum_once":
      return `Σ ${part.of} once by ${part.key}${where}`;
    case "territory":
      return `territory ${part.of}`;
    default:
      return `${part.agg} ${part.of}${where}`;
  }
}

const PLACES = "sum places_autorisees";
const placesWith = (what: string): string => `${PLACES} where ${what} / ${PLACES} · stock · hausse`;
const rowsWith = (what: string, rest = "flux · hausse"): string =>
  `rows where ${what} / rows · ${rest}`;
const ofEnded = (what: string): string =>
  `rows where ${what} / rows among statut = 'termine' · cohorte · hausse`;
const employers = (what: string): string =>
  `distinct siren_employeur where ${what} / distinct siren_employeur · flux · hausse`;

const HEADLINES: Readonly<Record<string, string>> = {
  "ruralite.places": "sum places_autorisees · stock · hausse",
  "ruralite.occupation": "sum places_occupees / sum places_autorisees · stock · neutre",
  "ruralite.centres": "distinct id_centre · stock · neutre",
  "ruralite.communes": "distinct code_commune · stock · neutre",
  "ruralite.places_10000hab":
    "10000 × sum places_autorisees / territory population · stock · neutre",
  "ruralite.permanence_medicale": placesWith("permanence_medicale"),
  "ruralite.heures_fle": "sum heures_fle / sum places_occupees · flux · hausse",
  "mentorat.binomes": "rows · flux · hausse",
  "mentorat.duree_mediane":
    "median (date_fin - date_debut) / 30.4375 among statut = 'termine' · cohorte · neutre",
  "mentorat.achevement":
    "rows where statut = 'termine' / rows among statut in ('termine', 'rompu') · cohorte · hausse",
  "mentorat.ruptures_precoces": rowsWith(
    "statut = 'rompu' and date_fin <= date_debut + interval 6 month",
    "cohorte · baisse",
  ),
  "mentorat.femmes": rowsWith(
    "case sexe when 'F' then true when 'M' then false end",
    "cohorte · hausse",
  ),
  "entreprises.recrutements": "rows · flux · hausse",
  "entreprises.employeurs": "distinct siren_employeur · flux · hausse",
  "entreprises.emploi_durable": rowsWith("type_contrat in ('cdi', 'cdd_6_plus')"),
  "entreprises.maintien_6_mois": rowsWith("en_poste_6_mois", "cohorte · hausse"),
  "entreprises.part_tpe_pme": rowsWith("taille in ('tpe', 'pme')", "flux · neutre"),
  "entreprises.femmes": rowsWith("case sexe when 'F' then true when 'M' then false end"),
  "ctai.contrats": "distinct id_contrat · flux · hausse",
  "ctai.territoires": "distinct coalesce(siren_connu, id_contrat) · cumul · hausse",
  "ctai.regions": "distinct code_region · flux · hausse",
  "ctai.enveloppe_etat": "sum enveloppe_etat · flux · hausse",
  "ctai.nouveaux": "rows where type_acte = 'signature' · flux · hausse",
  "ctai.renouveles": "rows where type_acte = 'renouvellement' · flux · hausse",
  "ctai.non_renouveles": "rows where sans_suite · flux · baisse",
  "ctai.population_couverte":
    "Σ _population once by _commune / territory population · flux · hausse",
  "ctai.cofinancement":
    "sum enveloppe_collectivite / sum (enveloppe_etat + enveloppe_collectivite) · flux · hausse",
};

/** Judged indicators of each key point. */
const JUDGED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "13.1": { "ruralite.diagnostic": placesWith("diagnostic_territorial") },
  "13.2": { "ruralite.coordination": rowsWith("reunions_coordination >= 1") },
  "13.3": {
    "ruralite.mobilite": placesWith("transport_demande or covoiturage or services_itinerants"),
  },
  "13.4": { "ruralite.interpretariat": placesWith("interpretariat_distance") },
  "13.5": {
    "ruralite.emploi_adapte":
      "sum beneficiaires_emploi_adapte / sum places_occupees · flux · hausse",
    "ruralite.code_route": "sum inscrits_code_route / sum places_occupees · flux · hausse",
  },
  "13.6": {
    "ruralite.benevoles_formes": "sum benevoles_formes / sum benevoles_actifs · stock · hausse",
  },
  "13.7": {
    "ruralite.parrainages": "sum parrainages_actifs / sum places_occupees · stock · hausse",
    "ruralite.convivialite": "sum evenements_convivialite / rows · flux · hausse",
  },
  "13.8": { "ruralite.sensibilisation": "sum personnes_sensibilisees · flux · hausse" },
  "14.1": {
    "mentorat.partage_structures":
      "distinct structure where structure_partage_pratiques / distinct structure · cohorte · hausse",
  },
  "14.2": {
    "mentorat.binomes_campagne": "rows where canal_recrutement_mentor = 'campagne' · flux · hausse",
  },
  "14.3": {
    "mentorat.mentors_formes": rowsWith("mentor_forme", "cohorte · hausse"),
    "mentorat.chartes": rowsWith("charte_signee", "cohorte · hausse"),
  },
  "14.4": {
    "mentorat.liens_sociaux": ofEnded("liens_sociaux"),
    "mentorat.convivialite": rowsWith("nb_moments_convivialite >= 3", "cohorte · hausse"),
  },
  "14.5": {
    "mentorat.orientation_partenaire": rowsWith(
      "prescripteur in ('ofii', 'dna', 'agir', 'fle', 'droit_commun', 'entreprise', 'universite')",
      "cohorte · hausse",
    ),
  },
  "14.6": {
    "mentorat.badges": ofEnded("badge_competences"),
    "mentorat.insertion": ofEnded("situation_sortie in ('emploi_durable', 'emploi', 'formation')"),
  },
  "15.1": { "entreprises.pair_a_pair": rowsWith("canal_information = 'pair_a_pair'") },
  "15.2": {
    "entreprises.recrutements_medias":
      "rows where canal_information in ('reseaux_sociaux', 'medias') · flux · hausse",
  },
  "15.3": { "entreprises.rh_outilles": employers("rh_outille") },
  "15.4": { "entreprises.immersion": rowsWith("immersion_prealable") },
  "15.5": { "entreprises.reseau_national": employers("reseau_national") },
  "15.6": {
    "entreprises.coordination_locale": rowsWith("intermediaire in ('agir', 'association')"),
    "entreprises.departements_agir": `distinct code_departement where intermediaire = 'agir' and code_departement in (${AGIR_DEPARTMENTS.map((code) => `'${code}'`).join(", ")}) / territory departements_agir · flux · hausse`,
  },
  "16.1": { "ctai.copilotage": rowsWith("copilotage_elus_prefecture") },
  "16.2": { "ctai.diagnostic": rowsWith("diagnostic <> 'aucun'") },
  "16.3": { "ctai.coordination": rowsWith("etp_coordination > 0") },
  "16.4": {
    "ctai.progressivite":
      "rows where progresse / rows among type_acte = 'renouvellement' · flux · hausse",
  },
  "16.5": { "ctai.innovation": "sum nb_actions_innovantes / sum nb_actions · flux · hausse" },
  "16.6": { "ctai.animation": rowsWith("nb_comites_pilotage >= 1 and evaluation_annuelle") },
  "16.7": {
    "ctai.participation": rowsWith("participation <> 'aucune'"),
    "ctai.co_decision": rowsWith("participation in ('comite_pilotage', 'co_decision')"),
  },
  "16.8": { "ctai.logements_mobilises": "sum logements_mobilises · flux · hausse" },
};

/** Details of a key point: shown, never judged. */
const DETAILS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "13.3": {
    "ruralite.transport_demande": placesWith("transport_demande"),
    "ruralite.covoiturage": placesWith("covoiturage"),
    "ruralite.services_itinerants": placesWith("services_itinerants"),
  },
  "14.2": {
    "mentorat.mentors_campagne": rowsWith(
      "canal_recrutement_mentor = 'campagne'",
      "cohorte · hausse",
    ),
  },
  "15.2": {
    "entreprises.medias": rowsWith("canal_information in ('reseaux_sociaux', 'medias')"),
  },
  "15.4": {
    "entreprises.mentor_entreprise": rowsWith("mentor_entreprise"),
    "entreprises.action_interculturelle": rowsWith("action_interculturelle"),
  },
  "15.6": {
    "entreprises.via_agir": rowsWith("intermediaire = 'agir'"),
    "entreprises.via_associations": rowsWith("intermediaire = 'association'"),
  },
  "16.8": { "ctai.logement": rowsWith("list_contains(axes, 'logement')") },
};

const LEVELS = "['A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2']";
const IMPACTS: Readonly<Record<string, string>> = {
  "mentorat.impact_emploi": ofEnded("nb_entretiens >= 1 or nb_stages >= 1"),
  "mentorat.impact_formation": ofEnded("admission_formation or projet_defini"),
  "mentorat.impact_interculturel": ofEnded(
    `list_position(${LEVELS}, niveau_francais_fin) > list_position(${LEVELS}, niveau_francais_debut) or confiance_fin > confiance_debut`,
  ),
  "mentorat.impact_transverse": ofEnded("autonomie_demarches or liens_sociaux"),
};

const facts = (keep: (indicator: Indicator) => boolean): Readonly<Record<string, string>> =>
  Object.fromEntries(INDICATORS.filter(keep).map((one) => [one.id, factOf(one)]));

describe("what measures what", () => {
  it("the headlines", () => {
    expect(facts(({ role }) => role === "chiffre_cle")).toEqual(HEADLINES);
  });

  it.each(KEY_POINTS.map(({ id }) => id))("key point %s: its judged indicators", (point) => {
    expect(facts(({ role, keyPoint }) => role === "point_cle" && keyPoint === point)).toEqual(
      JUDGED[point],
    );
  });

  it.each(KEY_POINTS.map(({ id }) => id))("key point %s: its details", (point) => {
    expect(facts(({ role, keyPoint }) => role === "detail" && keyPoint === point)).toEqual(
      DETAILS[point] ?? {},
    );
  });

  it("mentoring's impacts", () => {
    expect(facts(({ role }) => role === "impact")).toEqual(IMPACTS);
  });
});

const one = (id: string): Indicator => indicatorOf(id) ?? expect.fail(id);

describe("units and outcomes", () => {
  it.each([
    ["ruralite.emploi_adapte", "pour_100_places"],
    ["ruralite.code_route", "pour_100_places"],
    ["ruralite.parrainages", "pour_100_places"],
    ["ruralite.convivialite", "par_centre_trimestre"],
    ["ruralite.heures_fle", "heures_par_place"],
    ["ruralite.places_10000hab", "pour_10000_habitants"],
    ["mentorat.duree_mediane", "mois"],
    ["mentorat.binomes_campagne", "nombre"],
    ["entreprises.recrutements_medias", "nombre"],
    ["ctai.enveloppe_etat", "euros"],
  ] as const)("%s is in %s", (id, unit) => {
    expect(one(id).unit).toBe(unit);
    expect(UNITS[unit].label.fr).not.toBe("");
  });

  it("shares are in percent of a factor of 100", () => {
    for (const { id, unit, factor, denominator } of INDICATORS) {
      if (unit === "pourcent") expect([factor, denominator === null], id).toEqual([100, false]);
    }
  });

  it("outcomes settle twelve months after the cohort, retention and early break-offs after six", () => {
    expect(one("mentorat.insertion").matureAfterMonths).toBe(12);
    expect(one("entreprises.maintien_6_mois").matureAfterMonths).toBe(6);
    expect(one("mentorat.ruptures_precoces").matureAfterMonths).toBe(6);
  });

  it("a contract not renewed counts in the year that it misses; a region's contract covers its communes", () => {
    expect(one("ctai.non_renouveles").lag).toBe(1);
    expect(one("ctai.population_couverte").spread).toBe("communes");
  });
});

describe("what is said", () => {
  it.each([
    [13, "2023-01-25"],
    [14, "2023-04-19"],
    [15, "2023-05-11"],
    [16, "2023-07-06"],
  ])("Fabrique %i was held on %s", (number, day) => {
    expect(FABRIQUES.find((fabrique) => fabrique.number === number)?.heldOn).toBe(day);
  });

  it.each([
    ["mentorat", /ne donne pas le jour.*lab-r\.fr/],
    ["mentorat", /impact.*atelier 2/],
    ["entreprises", /sept points clés.*six/],
    ["ctai", /16\.1 à 16\.6.*atelier A.*16\.7.*atelier B.*16\.8.*atelier C/],
  ] as const)("of %s: %s", (id, words) => {
    const notes = FABRIQUES.find((fabrique) => fabrique.id === id)?.notes ?? [];
    expect(notes.filter(({ fr }) => words.test(fr))).toHaveLength(1);
  });

  it.each([
    ["13.8", /nuancés et réalistes/],
    ["14.2", /nombre.*non leur part/],
    ["15.1", /privilégie le pair à pair/],
    ["15.5", /sans structure nouvelle/],
    ["15.6", /associations sont visibles.*AGIR coordonne/],
    ["16.3", /cofinance/],
    ["16.7", /pas seulement pour la forme.*deux niveaux/],
    ["16.8", /seul axe obligatoire/],
  ])("key point %s: %s", (id, words) => {
    expect(KEY_POINTS.find((point) => point.id === id)?.description.fr).toMatch(words);
  });

  it.each([
    ["ruralite.sensibilisation", /nuancés et réalistes/],
    ["mentorat.duree_mediane", /observe une durée moyenne de 6 à 9 mois.*constat/],
    ["entreprises.departements_agir", /94 en France.*sans la Corse/],
    ["ctai.logement", /anomalie à signaler/],
    ["ctai.co_decision", /façade/],
    ["ctai.contrats", /une seule fois au niveau national/],
    ["ctai.territoires", /SIREN.*même contrat/],
  ])("%s: %s", (id, words) => {
    expect(one(id).definition.fr).toMatch(words);
  });

  it("four points are measured in part, one of them only while the badge has no data", () => {
    const partial = KEY_POINTS.flatMap(({ id, partial }) =>
      partial ? [[id, partial] as const] : [],
    );
    expect(partial.map(([id]) => id)).toEqual(["13.6", "14.3", "14.5", "14.6"]);
    expect(partial.map(([, { whileWithoutData }]) => whileWithoutData)).toEqual([
      undefined,
      undefined,
      undefined,
      "mentorat.badges",
    ]);
    for (const [, { text }] of partial) expect(text.fr).toMatch(/^Mesure partielle/);
  });

  it("statuses: the words and the worst first", () => {
    expect(PROGRESS_STATUS_IDS.slice(0, 6)).toEqual([
      "recul",
      "non_atteint",
      "en_retard",
      "a_surveiller",
      "en_bonne_voie",
      "atteint",
    ]);
    expect(PROGRESS_STATUSES.recul.label.fr).toBe("En deçà du départ");
    expect(PROGRESS_STATUSES.non_atteint.label.fr).toBe("Cible manquée");
  });
});

describe("AGIR’s scope", () => {
  it("is the 94 departments of metropolitan France without Corsica", () => {
    expect(AGIR_DEPARTMENTS).toHaveLength(94);
    const outside = DEPARTMENTS.filter(({ cog }) => !AGIR_DEPARTMENTS.includes(cog));
    expect(outside.map(({ cog }) => cog)).toEqual([
      ...["2A", "2B", "971", "972", "973", "974", "976"],
    ]);
  });

  it("is counted by region, and is empty where AGIR is not to be", () => {
    const scope = Object.fromEntries(
      REGIONS.map(({ code, agirDepartments }) => [code, agirDepartments]),
    );
    expect(scope).toMatchObject({ R84: 12, R11: 8, R94: 0, R04: 0 });
    expect(Object.values(scope).reduce((sum, count) => sum + count, 0)).toBe(94);
  });
});
