import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../pipelines/demo/generate.js";
import { publishFolder } from "../../pipelines/src/publish/publish.js";
import {
  currentAvailability,
  type Known,
  measuredIn,
  yearAvailability,
} from "../src/answer/known.js";
import type { IndicatorAnswer, Point, Progress, Syntheses } from "../src/contract/index.js";
import { openWorld, type World } from "./world.js";

/* Verdicts and words on targets that the demo does not set, and where a source lacks a quarter. */

const TODAY = (): Date => new Date("2027-01-10T12:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "fabriques-verdicts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TARGETS = `indicateur;territoire;annee_reference;valeur_reference;annee_cible;valeur_cible;statut
ctai.contrats;FR;2019;;2022;45;valide
ctai.nouveaux;FR;2019;;2022;1000;valide
ctai.regions;FR;2026;;2028;12;valide
mentorat.insertion;FR;2025;;2028;95;valide
ctai.innovation;FR;2021;90;2028;1;valide
ruralite.occupation;FR;2023;;2028;95;valide
`;

/** Takes lines out, as an export that was never sent. */
function loseLines(file: string, lost: RegExp): void {
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, lines.filter((line) => !lost.test(line)).join("\n"));
}

let world: World;
beforeAll(async () => {
  const exports = join(folder, "exports");
  const dataDir = join(folder, "data");
  await generate({ folder: exports, seed: 14, pairs: 1_200, hires: 800, since: 2024 });
  writeFileSync(join(exports, "objectifs.csv"), TARGETS);
  loseLines(join(exports, "places_rurales.csv"), /;2025-T3;/);
  loseLines(join(exports, "ctai.csv"), /^CTAI-\d+;2024;/);
  await publishFolder({ folder: exports, dataDir, asked: [], now: TODAY, onStep: () => {} });
  world = await openWorld({ dataDir, audience: "interne", clock: TODAY });
});
afterAll(() => world.close());

const answer = (id: string): Promise<IndicatorAnswer> => world.json(`/indicateurs/${id}?par=annee`);
const progress = async (id: string): Promise<Progress> => (await answer(id)).avancement;

describe("a target", () => {
  test("is met or missed by the value of its own year, whatever came after", async () => {
    const met = await progress("ctai.contrats");
    expect(met).toMatchObject({ periode: "2025", va: 57, statut: "atteint", ta: 100, motif: null });
    expect(met.echeance).toEqual({ periode: "2022", valeur: 45 });
    expect(met.titre.fr).toContain(": 57 en 2025");
    expect(met.titre.fr).toMatch(/cible de 45 fixée pour 2022, atteinte cette année-là \(45\)$/);
    expect(met.phrase.fr).toContain("avancement de 100\u00a0% en 2022");
    const missed = await progress("ctai.nouveaux");
    expect(missed).toMatchObject({ statut: "non_atteint", echeance: { periode: "2022" } });
    expect(missed.ta).toBeCloseTo((100 * (27 - 11)) / (1000 - 11), 6);
    expect(missed.titre.fr).toMatch(/ fixée pour 2022, manquée cette année-là \(27\)$/);
  });

  test("whose reference is later than the judged year begins no change", async () => {
    const { periode, vi, depuis_reference, motif, phrase } = await progress("mentorat.insertion");
    expect(periode).toBe("2024");
    expect(vi).not.toBeNull();
    expect(depuis_reference).toBeNull();
    expect(motif?.fr).toContain("précède l’année de référence");
    expect(phrase.fr).not.toContain("Depuis l’année de référence");
  });

  test("whose reference year is not over says so", async () => {
    const { statut, motif } = await progress("ctai.regions");
    expect([statut, motif?.fr]).toEqual([
      "non_calculable",
      "L’année de référence n’est pas finie.",
    ]);
  });

  test("that asks for less than the start is met, without a rate", async () => {
    const { statut, ta, ta_brut, motif, phrase } = await progress("ctai.innovation");
    expect([statut, ta, ta_brut]).toEqual(["atteint", null, null]);
    expect(motif?.fr).toContain("moins exigeante que le départ");
    expect(phrase.fr).toContain("Cible\u202f: 1\u00a0% en 2028\u202f; atteint.");
  });

  test("without a better direction is told with why there is no verdict", async () => {
    const { statut, phrase } = await progress("ruralite.occupation");
    expect(statut).toBe("sans_objectif");
    expect(phrase.fr).toContain(
      "95\u00a0% en 2028\u202f; sans sens de lecture. Aucun sens n’est meilleur",
    );
    expect(phrase.fr).not.toContain("sans objectif");
  });
});

describe("where a later period that is over lacks months", () => {
  test("what is older than it should be is marked, and nothing else", async () => {
    const { chiffre, avancement } = await answer("ruralite.sensibilisation");
    expect([chiffre.periode, avancement.periode]).toEqual(["2024", "2024"]);
    expect(chiffre.marques).toEqual(["periodes_incompletes"]);
    expect(avancement.marques).toEqual(["periodes_incompletes"]);
    expect((await answer("ctai.contrats")).avancement.marques).toEqual([]);
    expect((await answer("ruralite.places")).chiffre.marques).toEqual([]);
  });

  test("nothing is at its highest across it", async () => {
    const { serie, phrase } = await progress("ctai.contrats");
    expect(serie.map(({ valeur }) => valeur)).toEqual([11, 11, 18, 45, 44, null, 57, 42]);
    expect(phrase.fr).toContain("en hausse de 29,5\u00a0% de 2023 à 2025");
    expect(phrase.fr).not.toContain("au plus haut");
  });

  test("the last period of a sum that is half there is the one under way", async () => {
    const { periode, marques, en_cours, serie } = await progress("ctai.territoires");
    expect([periode, marques]).toEqual(["2023", ["periodes_incompletes"]]);
    const shares = serie.map(({ couverture: c }) => (c === null ? 1 : c.observe / c.attendu));
    expect(shares.at(-1)).toBeLessThan(shares.at(-2) ?? 0);
    expect(en_cours?.periode).toBe("2026");
  });
});

test("a department without a contract has nothing to count, which is no fault of the source", async () => {
  const { fabriques } = await world.json<Syntheses>("/syntheses?territoire=D48");
  const ctai = fabriques.find(({ id }) => id === "ctai");
  const shares = ctai?.points_cles.flatMap(({ indicateurs }) => indicateurs) ?? [];
  const silent = shares.filter(({ statut }) => statut === "sans_donnee");
  expect(silent.length).toBeGreaterThan(4);
  for (const { motif } of silent) expect(motif?.fr).toContain("rien à compter");
});

describe("why a value is not there", () => {
  const point = (periode: string, own: Partial<Point>): Point => ({
    ...{ periode, valeur: null, statut: "manquant" },
    ...{ numerateur: null, denominateur: null, couverture: null },
    ...own,
  });
  const known = (points: readonly Point[], moving: readonly string[] = []): Known => ({
    indicator: { matureAfterMonths: 6 },
    series: {
      points,
      current: points.findLast(({ couverture }) => couverture === null) ?? null,
      through: "2026-09-30",
      kindOf: ({ periode, couverture }) =>
        couverture ? "partiel" : moving.includes(periode) ? "provisoire" : "close",
    },
  });
  const nothing = { statut: "non_applicable" } as const;
  const nine = { couverture: { observe: 9, attendu: 12, unite: "mois" } } as const;

  test("tells outcomes to come from what was left blank, and from nothing to count", () => {
    const blank = known([point("2024", {}), point("2025", nothing)]);
    const empty = known([point("2024", nothing), point("2025", nothing)]);
    const early = known([point("2024", nothing), point("2025", {}), point("2026", nine)], ["2025"]);
    expect([blank, empty, early].map(measuredIn)).toEqual(["manquante", "sans_objet", "a_venir"]);
    expect([blank, empty, early].map(currentAvailability)).toEqual([
      "sans_objet",
      "sans_objet",
      "a_venir",
    ]);
    expect(measuredIn(known([point("2025", { statut: "secret" })]))).toBe("connue");
  });

  test("tells a year that is not over from one that lacks months", () => {
    const value = { valeur: 3, statut: "partiel", ...nine } as const;
    const partial = known([point("2025", value), point("2026", value)]);
    expect(["2025", "2026", "2027", "2024"].map((year) => yearAvailability(partial, year))).toEqual(
      ["incomplete", "pas_finie", "pas_finie", "manquante"],
    );
    expect(currentAvailability(partial)).toBe("incomplete");
    expect(currentAvailability(known([point("2026", value)]))).toBe("pas_finie");
  });
});
