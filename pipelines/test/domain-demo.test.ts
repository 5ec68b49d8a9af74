import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DatasetId } from "../src/catalogue/model.js";
import {
  type CsvRow,
  distinct,
  FIXTURES,
  type Files,
  filesOf,
  numberIn,
  rowsOf,
} from "./demo-rows.js";

/** However busy the machine. */
const PATIENCE_MS = 300_000;

let demo: Files;
const of = (id: DatasetId): readonly CsvRow[] => rowsOf(demo, id);

beforeAll(async () => {
  demo = await filesOf(FIXTURES);
}, PATIENCE_MS);

const S13 = "DIAIR, synthèse de la Fabrique #13 (2023)";
const S14 = "DIAIR, synthèse de la Fabrique #14 (2023)";
const S15 = "DIAIR, synthèse de la Fabrique #15 (2023)";
const S16 = "DIAIR, synthèse de la Fabrique #16 (2023)";
const SITE = "Site de la DIAIR";
const SITE_2021 = "Site de la DIAIR (mai 2021)";
const MINISTRY = "Ministère de l’Intérieur";
const NOT_SAID = "Chiffre public, source à préciser";
const CIMADE = "La Cimade, d’après l’OFII";

/** Every published figure: indicator, value, unit, place, date, source, whether the product takes it as its own. */
const REGISTER = [
  ["ctai.contrats", 11, "contrats", "France", "2019", S16, "oui"],
  ["ctai.contrats", 11, "territoires", "France", "2019 et 2020", SITE, "non"],
  ["ctai.territoires", 18, "territoires", "France", "2021", SITE_2021, "oui"],
  ["ctai.contrats", 45, "contrats", "France", "2022", S16, "oui"],
  ["ctai.contrats", 44, "contrats", "France", "2023", S16, "oui"],
  ["ctai.territoires", 22, "métropoles ou agglomérations", "France", "non datée", SITE, "non"],
  ["", 23, "communes", "Grand Paris Sud", "février 2023", S16, "oui"],
  ["ctai.logements_mobilises", 105, "places", "Nantes", "2023", S16, "non"],
  ["ctai.logements_mobilises", 8, "logements", "Besançon", "2023", S16, "oui"],
  ["", 40, "%", "Lyon", "2023", S16, "non"],
  ["ctai.participation", 24, "personnes", "Grenoble", "2023", S16, "non"],
  ["ctai.participation", 83, "réponses", "Rouen", "2023", S16, "non"],
  ["ctai.enveloppe_etat", 9_000_000, "EUR", "France", "2021", SITE, "non"],
  ["", 400, "actions", "France", "quatre ans", SITE, "non"],
  ["ruralite.centres", 118, "centres", "France", "janvier 2023", S13, "oui"],
  ["ruralite.places", 8000, "places", "France", "janvier 2023", S13, "oui"],
  ["", 112_541, "places", "France", "fin 2023", CIMADE, "non"],
  ["", 108_112, "places", "France", "fin 2023", CIMADE, "non"],
  ["", 2838, "places", "France", "fin 2023", CIMADE, "non"],
  ["", 3123, "places", "France", "fin 2023", CIMADE, "non"],
  ["", 114_073, "places", "France", "fin 2023", CIMADE, "non"],
  [
    ...["mentorat.binomes", 150_000, "mentors", "France", "2022"],
    ...["Collectif Mentorat, cité par la synthèse de la Fabrique #14 (2023)", "non"],
  ],
  ["mentorat.binomes", 160_000, "jeunes mentorés", "France", "2023", "INJEP", "non"],
  ["mentorat.duree_mediane", 6, "mois", "France", "2023", S14, "non"],
  ["mentorat.duree_mediane", 9, "mois", "France", "2023", S14, "non"],
  ["entreprises.reseau_national", 7000, "entreprises", "France", "mai 2023", S15, "non"],
  ["entreprises.departements_agir", 26, "départements", "France", "fin 2022", NOT_SAID, "non"],
  ["entreprises.departements_agir", 50, "départements", "France", "fin 2023", MINISTRY, "non"],
  ["entreprises.departements_agir", 60, "départements", "France", "fin 2023", MINISTRY, "non"],
  [
    ...["entreprises.departements_agir", 52, "départements", "France", "fin 2023"],
    ...["Sénat, rapport l24-034-216", "non"],
  ],
  ["entreprises.departements_agir", 77, "départements", "France", "juin 2024", NOT_SAID, "non"],
  ["entreprises.departements_agir", 94, "départements", "France", "cible", NOT_SAID, "non"],
  [
    ...["", 15_165, "personnes", "France", "fin 2023"],
    ...["Ministère de l’Intérieur, cité par Forum réfugiés", "oui"],
  ],
  ["", 15_200, "personnes", "France", "fin 2023", "DSED, Info migrations n° 107", "non"],
  ["", 29_400, "personnes", "France", "juin 2024", "DSED, Info migrations n° 113", "oui"],
] as const;

describe("the register of published figures", () => {
  const told = () =>
    of("chiffres_publies").map((row) => [
      ...[row.indicateur, numberIn(row.valeur), row.unite, row.perimetre],
      ...[row.date, row.source, row.retenu],
    ]);

  it.each(REGISTER)("%s %s %s, %s, %s: %s (%s)", (...figure) => {
    expect(told()).toContainEqual(figure);
  });

  it("holds nothing else, and gives a reason for each", () => {
    expect(told()).toHaveLength(REGISTER.length);
    for (const row of of("chiffres_publies")) {
      expect(row.motif, row.libelle).not.toBe("");
      expect(row.ce_qui_est_compte, row.libelle).not.toBe("");
    }
  });

  it("says that AGIR's people are oriented, not accompanied", () => {
    const agir = of("chiffres_publies").filter(({ unite, source = "" }) =>
      unite === "personnes" ? /Forum réfugiés|Info migrations/.test(source) : false,
    );
    expect(distinct(agir, "libelle")).toEqual(new Set(["Personnes orientées vers AGIR"]));
  });
});

/** Everything promised: Fabrique, label, kind, and the indicator expected to move where one is. */
const PROMISED = [
  ["ruralite", "Kit opérationnel", "livrable", "ruralite.coordination"],
  ["ruralite", "Groupe de travail sur l’accueil", "groupe_travail", "ruralite.mobilite"],
  ["mentorat", "Guide du mentor", "livrable", "mentorat.mentors_formes"],
  ["mentorat", "Plan d’action", "livrable", "mentorat.binomes"],
  ["mentorat", "Supports de communication", "livrable", "mentorat.binomes_campagne"],
  ["mentorat", "Module de formation des mentors", "livrable", "mentorat.mentors_formes"],
  ["mentorat", "Plateforme d’évaluation", "livrable", ""],
  ["mentorat", "Groupe de travail 1", "groupe_travail", "mentorat.liens_sociaux"],
  ["mentorat", "Groupe de travail 2", "groupe_travail", "mentorat.orientation_partenaire"],
  ["mentorat", "Groupe de travail 3", "groupe_travail", "mentorat.binomes_campagne"],
  ["entreprises", "Groupe de travail 1", "groupe_travail", "entreprises.coordination_locale"],
  ["entreprises", "Groupe de travail 2", "groupe_travail", "entreprises.immersion"],
  ["entreprises", "Groupe de travail 3", "groupe_travail", "entreprises.reseau_national"],
  ["entreprises", "Étude d’un centre de ressources", "livrable", "entreprises.rh_outilles"],
  ["ctai", "Fiche pratique pour les négociateurs", "livrable", "ctai.copilotage"],
  ["ctai", "Guide sur la participation", "livrable", "ctai.participation"],
  [
    "ctai",
    "État des lieux de l’axe logement, et recommandations",
    "livrable",
    "ctai.logements_mobilises",
  ],
] as const;

describe("what each Fabrique promised", () => {
  it.each(PROMISED)("%s: %s (%s) moves %s", (fabrique, label, type, indicateur) => {
    const found = of("livrables").filter(
      (row) => row.fabrique === fabrique && row.libelle?.startsWith(label),
    );
    expect(found).toMatchObject([{ type, indicateur }]);
  });

  it("nothing else is promised, and what the committee decided says that it is made up", () => {
    const rest = of("livrables").filter(({ type }) => type === "decision");
    expect(of("livrables")).toHaveLength(PROMISED.length + rest.length);
    expect(distinct(rest, "comite")).toEqual(new Set(["08/11/2023"]));
    for (const { libelle } of rest) expect(libelle).toMatch(/^Décision illustrative/);
  });
});

const FIRST_ELEVEN = [
  ...["200046977", "242900314", "242100410", "200040715", "244400404", "243100518"],
  ...["243500139", "243300316", "246300701", "245400676", "246700488"],
];

/** What is told of a named contract, in a year: cells as they are written. */
const CONTRACTS = [
  ["Métropole de Lyon", 2023, { etp_coordination: "1" }],
  ["Métropole de Lyon", 2019, { etp_coordination: "1" }],
  [
    "Grenoble",
    2023,
    { participation: "comite_pilotage", axes: expect.stringContaining("participation") },
  ],
  ["Rouen", 2023, { niveau: "epci", participation: "consultation" }],
  ["Clermont Auvergne", 2023, { participation: "comite_pilotage" }],
  ["Ville de Tours", 2021, { niveau: "commune", type_acte: "signature", codes_departement: "37" }],
  ["Ville de Tours", 2023, { participation: "comite_pilotage" }],
  [
    "Ville de Besançon",
    2021,
    { niveau: "commune", type_acte: "signature", codes_departement: "25" },
  ],
  ["Ville de Besançon", 2023, { logements_mobilises: "8" }],
  ["Ville de Poitiers", 2021, { niveau: "commune", siren_collectivite: "218601946" }],
  ["Ville du Havre", 2021, { niveau: "commune", siren_collectivite: "217603513" }],
  ["Montpellier", 2022, { niveau: "epci" }],
  ["Ville de Marseille", 2021, { niveau: "commune", type_acte: "signature" }],
  ["Ville de Thiers", 2022, { niveau: "commune" }],
  [
    "Grand Paris Sud",
    2023,
    {
      type_acte: "signature",
      date_signature: expect.stringMatching(/\/02\/2023$/),
      codes_departement: "91|77",
      nb_comites_pilotage: "1",
    },
  ],
  [
    "Région Centre-Val de Loire",
    2023,
    {
      ...{ type_acte: "signature", niveau: "region", codes_departement: "", code_region: "24" },
      ...{ date_signature: expect.stringMatching(/\/01\/2023$/), axes: "emploi" },
      diagnostic: "aucun",
    },
  ],
  [
    "Région Centre-Val de Loire",
    2024,
    { axes: "logement|emploi|langue|mobilite", diagnostic: "partage" },
  ],
  [
    "Département de l’Aube",
    2024,
    {
      ...{ type_acte: "signature", niveau: "departement", codes_departement: "10" },
      ...{ diagnostic: "agir", axes: "logement|emploi|langue|sante|mobilite" },
    },
  ],
] as const;

describe("the contracts", () => {
  const inYear = (year: number) => of("ctai").filter(({ annee }) => annee === String(year));
  const contract = (name: string, year: number) =>
    inYear(year).find(({ collectivite }) => collectivite?.includes(name));

  it("11 in 2019, 45 in 2022, 44 in 2023, 18 territories by 2021", () => {
    expect([2019, 2022, 2023].map((year) => inYear(year).length)).toEqual([11, 45, 44]);
    const until2021 = of("ctai").filter(({ annee }) => Number(annee) <= 2021);
    expect(distinct(until2021, "siren_collectivite").size).toBe(18);
  });

  it("the eleven of 2019 are the named ones", () => {
    expect([...distinct(inYear(2019), "siren_collectivite")].sort()).toEqual(FIRST_ELEVEN.sort());
    expect(distinct(inYear(2019), "type_acte")).toEqual(new Set(["signature"]));
  });

  it.each(CONTRACTS)("%s in %i", (name, year, cells) => {
    expect(contract(name, year)).toMatchObject(cells);
  });

  it("the Aube is still being prepared in 2023", () => {
    expect(contract("Aube", 2023)).toBeUndefined();
  });

  it("Grand Paris Sud has the 23 communes of the reference", async () => {
    const path = "../../node_modules/@etalab/decoupage-administratif/data/epci.json";
    const epcis = JSON.parse(await readFile(join(import.meta.dirname, path), "utf8"));
    const own = epcis.find(({ code }: { code: string }) => code === "200059228");
    expect(own.membres).toHaveLength(23);
  });
});

describe("rural reception", () => {
  it("118 centres and more than 8,000 places in 2023-T1, one of them in Sissonne", () => {
    const centres = of("places_rurales").filter(({ trimestre }) => trimestre === "2023-T1");
    const places = centres.reduce((sum, row) => sum + Number(row.places_autorisees), 0);
    expect(distinct(centres, "id_centre").size).toBe(118);
    expect(centres).toHaveLength(118);
    expect(places).toBe(8150);
    expect(distinct(centres, "code_commune")).toContain("02720");
  });
});

describe("the notice", () => {
  it("says in two languages that only names and published figures are true", () => {
    const origin = JSON.parse(String(demo.get("origine.json")));
    expect(origin.mention).toMatch(/Seuls sont vrais les noms .* et les chiffres/);
    expect(origin.mention_en).toMatch(/Only the names .* and the figures/);
  });

  it("every target is illustrative", () => {
    expect(distinct(of("objectifs"), "statut")).toEqual(new Set(["illustratif"]));
    expect(of("objectifs")).toContainEqual({
      indicateur: "ctai.contrats",
      territoire: "FR",
      annee_reference: "2019",
      valeur_reference: "11",
      annee_cible: "2027",
      valeur_cible: "100",
      statut: "illustratif",
    });
  });
});
