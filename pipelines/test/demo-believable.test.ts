import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DatasetId } from "../src/catalogue/model.js";
import { DEPARTMENTS, REGIONS } from "../src/catalogue/territories.js";
import {
  type CsvRow,
  distinct,
  FIXTURES,
  filesOf,
  MARKERS,
  numberIn,
  rowsOf,
} from "./demo-rows.js";

const MODULES = resolve(import.meta.dirname, "../../node_modules/@etalab/decoupage-administratif");
const METROPOLITAN = REGIONS.filter(({ cog }) => !cog.startsWith("0"));
const PEOPLE = REGIONS.reduce((sum, { population }) => sum + population, 0);
const REGION_OF = new Map(DEPARTMENTS.map(({ cog, parent }) => [cog, String(parent).slice(1)]));

interface Commune {
  readonly code: string;
  readonly type: string;
  readonly departement: string;
  readonly population: number;
}

/** However busy the machine. */
const PATIENCE_MS = 300_000;

const rows = new Map<DatasetId, readonly CsvRow[]>();
const of = (id: DatasetId): readonly CsvRow[] => rows.get(id) as readonly CsvRow[];
let communes: ReadonlyMap<string, Commune>;
let groupingOf: ReadonlyMap<string, string>;

const reference = async (name: string) =>
  JSON.parse(await readFile(join(MODULES, "data", `${name}.json`), "utf8"));

beforeAll(async () => {
  const demo = await filesOf(FIXTURES);
  for (const id of [
    "ctai",
    "mentorat",
    "recrutements",
    "places_rurales",
    "objectifs",
    "commentaires",
  ] as const) {
    rows.set(id, rowsOf(demo, id));
  }
  const all = (await reference("communes")) as readonly Commune[];
  communes = new Map(
    all.filter(({ type }) => type === "commune-actuelle").map((one) => [one.code, one]),
  );
  const epcis = (await reference("epci")) as readonly {
    type: string;
    membres: { code: string }[];
  }[];
  groupingOf = new Map(
    epcis.flatMap(({ type, membres }) => membres.map(({ code }) => [code, type] as const)),
  );
}, PATIENCE_MS);

const communeOf = (row: CsvRow): Commune => communes.get(row.code_commune as string) as Commune;
const regionOf = (row: CsvRow): string =>
  row.code_region ?? REGION_OF.get(row.code_departement ?? communeOf(row).departement) ?? "";

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe("no region is empty", () => {
  it.each([
    ["mentorat", (_: CsvRow): boolean => true],
    ["recrutements", (_: CsvRow): boolean => true],
    ["ctai", ({ annee }: CsvRow): boolean => annee === "2025"],
  ] as const)("%s: each has at least a fifth of what its inhabitants would give it", (id, keep) => {
    const kept = of(id).filter(keep);
    for (const { cog, name, population } of METROPOLITAN) {
      const own = kept.filter((row) => regionOf(row) === cog).length;
      expect(own, name).toBeGreaterThan((kept.length * population) / PEOPLE / 5);
    }
  });

  it("places_rurales: each of metropolitan France has a centre in every quarter", () => {
    for (const quarter of distinct(of("places_rurales"), "trimestre")) {
      const open = of("places_rurales").filter(({ trimestre }) => trimestre === quarter);
      const regions = new Set(open.map(regionOf));
      const empty = METROPOLITAN.filter(({ cog }) => !regions.has(cog)).map(({ name }) => name);
      expect(empty, quarter).toEqual([]);
    }
  });
});

describe("a centre fits its village", () => {
  it("the places of all centres of a commune are at most 6 % of its inhabitants", () => {
    const places = new Map<string, number>();
    for (const row of of("places_rurales")) {
      const key = `${row.code_commune}/${row.trimestre}`;
      places.set(key, (places.get(key) ?? 0) + Number(row.places_autorisees));
    }
    const crowded = [...places].filter(([key, count]) => {
      const commune = communes.get(key.split("/")[0] as string) as Commune;
      return count > commune.population * 0.06;
    });
    expect(crowded).toEqual([]);
  });

  it("which is one: few inhabitants, in a grouping of villages and not of a town", () => {
    for (const code of distinct(of("places_rurales"), "code_commune")) {
      expect(communes.get(code)?.population, code).toBeLessThanOrEqual(4000);
      expect(groupingOf.get(code), code).toBe("CC");
    }
  });

  it("no region loses more than a third of its places in a year", () => {
    const placesIn = (region: string, quarter: string) =>
      of("places_rurales")
        .filter((row) => row.trimestre === quarter && regionOf(row) === region)
        .reduce((sum, row) => sum + Number(row.places_autorisees), 0);
    for (const { cog, name } of METROPOLITAN) {
      for (const year of [2022, 2023, 2024, 2025]) {
        const [before, after] = [placesIn(cog, `${year - 1}-T4`), placesIn(cog, `${year}-T4`)];
        expect(after, `${name} ${year}`).toBeGreaterThanOrEqual((before * 2) / 3);
      }
    }
  });
});

describe("a pair that breaks off", () => {
  const withStatus = (status: string) => of("mentorat").filter(({ statut }) => statut === status);
  const known = (status: string, column: string) =>
    withStatus(status)
      .map((row) => numberIn(row[column]))
      .filter((value) => value !== null);
  const days = (status: string) =>
    withStatus(status)
      .filter(({ date_fin = "" }) => !MARKERS.has(date_fin))
      .map(({ date_debut = "", date_fin = "" }) => dayOf(date_fin) - dayOf(date_debut));
  const dayOf = (date: string) =>
    Date.UTC(Number(date.slice(6)), Number(date.slice(3, 5)) - 1, Number(date.slice(0, 2))) / 864e5;

  it("met less than half as often as one that ended as planned", () => {
    expect(mean(known("rompu", "nb_rencontres"))).toBeLessThan(
      mean(known("termine", "nb_rencontres")) / 2,
    );
    expect(mean(known("rompu", "nb_moments_convivialite"))).toBeLessThan(
      mean(known("termine", "nb_moments_convivialite")),
    );
  });

  it("ended earlier, mostly within six months", () => {
    const [broken, ended] = [days("rompu"), days("termine")];
    expect(mean(broken)).toBeLessThan(mean(ended) * 0.6);
    expect(broken.filter((length) => length < 183).length / broken.length).toBeGreaterThan(0.75);
  });
});

describe("contracts", () => {
  const inYear = (year: number) => of("ctai").filter(({ annee }) => annee === String(year));

  it("are signed at each of the four levels", () => {
    expect(distinct(inYear(2025), "niveau")).toEqual(
      new Set(["commune", "epci", "departement", "region"]),
    );
  });

  it("some departments are under their region's contract alone", () => {
    const regions = inYear(2025).filter(({ niveau }) => niveau === "region");
    const covered = new Set(regions.map(({ code_region }) => `R${code_region}`));
    const own = new Set(
      inYear(2025).flatMap(({ codes_departement = "" }) => codes_departement.split("|")),
    );
    const alone = DEPARTMENTS.filter(
      ({ cog, parent }) => covered.has(String(parent)) && !own.has(cog),
    );
    expect(alone.length).toBeGreaterThan(2);
  });

  it.each([2023, 2024, 2025])("some of the year before are not renewed in %i, most are", (year) => {
    const now = distinct(inYear(year), "id_contrat");
    const before = [...distinct(inYear(year - 1), "id_contrat")];
    const lapsed = before.filter((id) => !now.has(id)).length;
    expect(lapsed).toBeGreaterThan(0);
    expect(lapsed).toBeLessThan(before.length / 5);
  });

  it("one kind of diagnosis for each: none turns from one kind to another", () => {
    const kinds = new Map<string, Set<string>>();
    for (const { id_contrat = "", annee, diagnostic = "" } of of("ctai")) {
      // AGIR's diagnoses begin in 2023 and stand in for a shared one.
      if (diagnostic === "aucun" || Number(annee) < 2023) continue;
      kinds.set(id_contrat, (kinds.get(id_contrat) ?? new Set()).add(diagnostic));
    }
    expect([...kinds.values()].filter(({ size }) => size > 1)).toEqual([]);
  });
});

describe("targets", () => {
  it("eight indicators and more are judged in at least ten regions, headlines among them", () => {
    const regional = of("objectifs").filter(({ territoire = "" }) => territoire.startsWith("R"));
    const wide = [...distinct(regional, "indicateur")].filter(
      (id) => regional.filter(({ indicateur }) => indicateur === id).length >= 10,
    );
    expect(wide.length).toBeGreaterThanOrEqual(8);
    expect(wide).toContain("ruralite.places");
    expect(wide).toContain("ctai.contrats");
  });

  it("none stands below its own reference value", () => {
    const backwards = of("objectifs").filter(({ valeur_reference, valeur_cible }) => {
      const from = numberIn(valeur_reference);
      return from !== null && (numberIn(valeur_cible) as number) <= from;
    });
    expect(backwards).toEqual([]);
  });
});

describe("comments fit their figures", () => {
  const startedIn = (year: number) =>
    of("mentorat").filter(({ date_debut = "" }) => date_debut.endsWith(`/${year}`));
  const hiredIn = (year: number) =>
    of("recrutements").filter(({ date_embauche = "" }) => date_embauche.endsWith(`/${year}`));
  const signedIn = (year: number) => of("ctai").filter(({ annee }) => annee === String(year));
  const centresAt = (quarter: string) =>
    of("places_rurales").filter(({ trimestre }) => trimestre === quarter);
  const share = (rows: readonly CsvRow[], column: string, ...values: readonly string[]): number => {
    const known = rows.filter((row) => !MARKERS.has(row[column] as string));
    return (
      (100 * known.filter((row) => values.includes(row[column] as string)).length) / known.length
    );
  };
  const sum = (rows: readonly CsvRow[], column: string): number =>
    rows.reduce((total, row) => total + (numberIn(row[column]) ?? 0), 0);
  const insertion = (year: number): number =>
    share(
      startedIn(year).filter((row) => row.statut === "termine" && regionOf(row) === "32"),
      "situation_sortie",
      ...["emploi", "emploi_durable", "formation"],
    );
  const coordinated = (year: number): number =>
    (100 * signedIn(year).filter((row) => (numberIn(row.etp_coordination) ?? 0) > 0).length) /
    signedIn(year).length;
  const byCampaign = (year: number) =>
    startedIn(year).filter((row) => row.canal_recrutement_mentor === "campagne").length;
  const byMedia = (year: number) =>
    hiredIn(year).filter(({ canal_information = "" }) =>
      ["reseaux_sociaux", "medias"].includes(canal_information),
    ).length;

  /** The comment that says it, what it says in so many words, and whether the exports say the same. */
  const CLAIMS: readonly (readonly [on: string, words: RegExp, holds: () => boolean])[] = [
    [
      "ruralite.places",
      /augmente chaque année/,
      () =>
        [2022, 2023, 2024, 2025].every(
          (year) =>
            sum(centresAt(`${year}-T4`), "places_autorisees") >
            sum(centresAt(`${year - 1}-T4`), "places_autorisees"),
        ),
    ],
    [
      "ruralite.interpretariat",
      /près de neuf places sur dix/,
      () => Math.abs(share(centresAt("2025-T4"), "interpretariat_distance", "oui") - 89) < 3,
    ],
    [
      "ruralite.code_route",
      /baissent/,
      () =>
        sum(centresAt("2025-T4"), "inscrits_code_route") <
        sum(centresAt("2023-T4"), "inscrits_code_route"),
    ],
    [
      "13.3",
      /covoiturage progresse/,
      () =>
        share(centresAt("2025-T4"), "covoiturage", "oui") >
        share(centresAt("2024-T4"), "covoiturage", "oui"),
    ],
    [
      "mentorat.binomes_campagne",
      /nombre augmente .* part des campagnes baisse/,
      () =>
        byCampaign(2025) > byCampaign(2021) &&
        share(startedIn(2025), "canal_recrutement_mentor", "campagne") <
          share(startedIn(2021), "canal_recrutement_mentor", "campagne"),
    ],
    [
      "mentorat.insertion",
      /progressent peu/,
      () => insertion(2025) > insertion(2020) && insertion(2025) - insertion(2020) < 5,
    ],
    ["entreprises.recrutements_medias", /augmentent/, () => byMedia(2025) > byMedia(2021)],
    [
      "ctai.contrats",
      /Neuf nouveaux territoires en 2025/,
      () => signedIn(2025).filter(({ type_acte }) => type_acte === "signature").length === 9,
    ],
    ["ctai.coordination", /postes ont été perdus/, () => coordinated(2025) < coordinated(2021)],
    [
      "ctai.participation",
      /progresse ; la consultation en reste la forme la plus courante/,
      () =>
        share(signedIn(2025), "participation", "aucune") <
          share(signedIn(2023), "participation", "aucune") &&
        share(signedIn(2025), "participation", "consultation") >
          share(signedIn(2025), "participation", "comite_pilotage"),
    ],
  ];

  it.each(CLAIMS)("%s: « %s »", (on, words, holds) => {
    const said = of("commentaires").filter(
      ({ indicateur, point_cle, texte = "" }) =>
        (indicateur || point_cle) === on && words.test(texte.replace(/\u202F/g, " ")),
    );
    expect(said).toHaveLength(1);
    expect(holds()).toBe(true);
  });

  it("no other comment says that a figure rises or falls", () => {
    const moving = of("commentaires").filter(({ texte = "" }) =>
      /progress|augment|baiss|recul|perdu|diminu|hausse/.test(texte),
    );
    const claimed = new Set(CLAIMS.map(([on]) => on));
    expect(
      moving.filter(({ indicateur, point_cle }) => !claimed.has(String(indicateur || point_cle))),
    ).toEqual([]);
  });
});
