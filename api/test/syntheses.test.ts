import { indicatorOf, territoryOf, worstStatus } from "@fabriques/pipelines/catalogue";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { phraseOf } from "../src/answer/phrase.js";
import { outOfReach } from "../src/answer/scene.js";
import type {
  FabriqueState,
  Headline,
  IndicatorAnswer,
  Progress,
  Syntheses,
} from "../src/contract/index.js";
import { NOVEMBER_2026, openWorld, type World } from "./world.js";

let world: World;
let nation: Syntheses;
beforeAll(async () => {
  world = await openWorld();
  nation = await world.json<Syntheses>("/syntheses?territoire=FR");
});
afterAll(() => world.close());

const progresses = ({ points_cles, impacts }: FabriqueState): Progress[] => [
  ...points_cles.flatMap(({ indicateurs }) => indicateurs),
  ...impacts,
];

describe("the nation", () => {
  test("has the key points of each synthesis, each with a status and what measures it", () => {
    expect(nation.fabriques.map(({ numero }) => numero)).toEqual([13, 14, 15, 16]);
    expect(nation.fabriques.map(({ points_cles }) => points_cles.length)).toEqual([8, 6, 6, 8]);
    for (const { points_cles } of nation.fabriques) {
      for (const { statut, indicateurs } of points_cles) {
        expect(statut).toBe(worstStatus(indicateurs.map((indicator) => indicator.statut)));
        expect(statut === "sans_donnee" || indicateurs.length > 0).toBe(true);
      }
    }
  });

  test("counts its key points by status, and averages nothing", () => {
    for (const { statuts, points_cles } of nation.fabriques) {
      const counts = Object.values(statuts);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(points_cles.length);
      for (const [status, count] of Object.entries(statuts)) {
        expect(points_cles.filter(({ statut }) => statut === status)).toHaveLength(count);
      }
    }
  });

  test("shows the published figures of the syntheses", async () => {
    const contracts = await world.json<IndicatorAnswer>("/indicateurs/ctai.contrats?par=annee");
    const byYear = new Map(contracts.valeurs.map((cell) => [cell.annee, cell.valeur]));
    expect([byYear.get("2019"), byYear.get("2022"), byYear.get("2023")]).toEqual([11, 45, 44]);
    const at = async (id: string): Promise<number | null | undefined> => {
      const path = `/indicateurs/${id}?par=trimestre&de=2023-T1&a=2023-T1`;
      return (await world.json<IndicatorAnswer>(path)).valeurs[0]?.valeur;
    };
    expect(await at("ruralite.centres")).toBe(118);
    expect(await at("ruralite.places")).toBeGreaterThan(8_000);
  });
});

test("a headline is its last complete period against the same one a year before, by the indicator's own route", async () => {
  for (const { chiffres_cles } of nation.fabriques) {
    for (const headline of chiffres_cles) {
      const mesh = headline.periode?.includes("-T") ? "trimestre" : "annee";
      const path = `/indicateurs/${headline.indicateur}?par=${mesh}`;
      const { valeurs } = await world.json<IndicatorAnswer>(path);
      const values = new Map(valeurs.map((cell) => [cell[mesh], cell.valeur]));
      const stock = indicatorOf(headline.indicateur)?.time === "stock";
      expect(headline.periode).toBe(stock ? "2026-T3" : "2025");
      expect(headline.reference?.periode).toBe(stock ? "2025-T3" : "2024");
      const now = values.get(headline.periode ?? "") as number;
      const before = values.get(headline.reference?.periode ?? "") as number;
      expect(headline.valeur).toBe(now);
      expect(headline.variation).toBeCloseTo(now - before, 9);
      if (headline.variation_relative !== null) {
        expect(headline.variation_relative).toBeCloseTo((100 * (now - before)) / before, 9);
      }
    }
  }
});

test("a percentage varies in points, never in percent of itself", () => {
  const occupancy = nation.fabriques[0]?.chiffres_cles.find(
    ({ indicateur }) => indicateur === "ruralite.occupation",
  );
  expect(occupancy?.variation).not.toBeNull();
  expect(occupancy?.variation_relative).toBeNull();
  expect(occupancy?.favorable).toBeNull();
});

test("progress is judged on the last complete year, and the year under way is shown as provisional", () => {
  for (const fabrique of nation.fabriques) {
    for (const { periode, serie, va, va_statut, marques } of progresses(fabrique)) {
      expect(periode).toBe("2025");
      expect(serie.find((point) => point.periode === "2025")?.valeur).toBe(va);
      const under = serie.find((point) => point.periode === "2026");
      expect(under?.valeur == null || under.statut === "provisoire").toBe(true);
      expect(marques.includes("provisoire")).toBe(va_statut === "provisoire");
    }
  }
});

test("an appreciation that the figures contradict is told, not averaged", () => {
  const commented = nation.fabriques.flatMap(progresses).filter(({ commentaire }) => commentaire);
  expect(commented.length).toBeGreaterThan(5);
  expect(commented.some(({ desaccord }) => desaccord)).toBe(true);
  for (const { commentaire, statut, desaccord } of commented) {
    const contradicts =
      (commentaire?.appreciation === "securise" && statut === "en_retard") ||
      (commentaire?.appreciation === "atteignable" && statut === "recul") ||
      (commentaire?.appreciation === "compromis" && statut === "atteint");
    if (contradicts) expect(desaccord).toBe(true);
    if (commentaire?.appreciation === "securise" && statut === "atteint") {
      expect(desaccord).toBe(false);
    }
  }
});

describe("below the smallest territory of an indicator", () => {
  test("firms are secret, with the reason, and no number at all", async () => {
    const { fabriques } = await world.json<Syntheses>("/syntheses?territoire=D69");
    const beyond = fabriques
      .flatMap(progresses)
      .filter(({ id }) => indicatorOf(id)?.smallest === "region");
    expect(beyond.map(({ id }) => id)).toContain("entreprises.rh_outilles");
    for (const progress of beyond) {
      expect([progress.statut, progress.va_statut]).toEqual(["secret", "secret"]);
      expect(progress.motif?.fr).toContain("région");
      expect([progress.va, progress.vi, progress.ta, progress.ratio]).toEqual(Array(4).fill(null));
    }
    expect(fabriques.find(({ id }) => id === "ctai")?.chiffres_cles[0]?.valeur).toBeGreaterThan(0);
  });

  test("people of too small a department are secret: no number, no trend, no verdict", async () => {
    const { fabriques } = await world.json<Syntheses>("/syntheses?territoire=D48");
    for (const state of fabriques.filter(({ id }) => id === "mentorat" || id === "entreprises")) {
      for (const progress of progresses(state)) {
        expect([progress.statut, progress.va_statut]).toEqual(["secret", "secret"]);
        expect(progress.motif?.fr).toMatch(/secret statistique|région/);
        expect(Object.values(progress).filter((value) => typeof value === "number")).toEqual([]);
        expect(progress.tendance).toBeNull();
        expect(progress.serie.map(({ valeur, statut }) => [valeur, statut])).toEqual(
          progress.serie.map(() => [null, "secret"]),
        );
      }
      for (const figure of state.chiffres_cles) {
        expect(figure).toMatchObject({ valeur: null, statut: "secret", variation: null });
      }
      expect(state.statuts).toEqual({ secret: state.points_cles.length });
      expect(state.phrase.fr).toContain("secret statistique");
    }
  });

  test("an indicator that makes no sense there says so", () => {
    const contracts = indicatorOf("ctai.contrats");
    const rhone = territoryOf("D69");
    if (!contracts || !rhone) throw new Error("the catalogue changed");
    expect(outOfReach(contracts, rhone)).toBeNull();
    expect(outOfReach({ ...contracts, smallest: "nation" }, rhone)).toMatchObject({
      status: "non_applicable",
      reason: { fr: expect.stringContaining("au niveau national") },
    });
  });
});

test("an overseas region of one department answers like its department", async () => {
  const [region, department] = await Promise.all(
    ["R04", "D974"].map((code) => world.json<Syntheses>(`/syntheses?territoire=${code}`)),
  );
  const contracts = (answer: Syntheses | undefined): unknown =>
    answer?.fabriques.find(({ id }) => id === "ctai")?.chiffres_cles.map(({ valeur }) => valeur);
  expect(contracts(region)).toEqual(contracts(department));
});

test("a source is late once its period and a quarter of grace have passed", async () => {
  const late = await openWorld({ clock: () => new Date("2027-09-01T00:00:00Z") });
  const { fabriques } = await late.json<Syntheses>("/syntheses");
  const rural = fabriques.find(({ id }) => id === "ruralite");
  expect(rural?.source.en_retard).toBe(true);
  expect(rural?.chiffres_cles[0]?.marques).toContain("source_en_retard");
  await late.close();
  expect(nation.fabriques.every(({ source }) => !source.en_retard)).toBe(true);
  expect(NOVEMBER_2026().getUTCFullYear()).toBe(2026);
});

test("the internal audience sees at least what the public sees, and the same numbers", async () => {
  const inside = await openWorld({ audience: "interne" });
  const path = "/indicateurs/mentorat.binomes?par=annee,region";
  const [open, closed] = await Promise.all([
    world.json<IndicatorAnswer>(path),
    inside.json<IndicatorAnswer>(path),
  ]);
  expect([open.audience, closed.audience]).toEqual(["public", "interne"]);
  open.valeurs.forEach((cell, i) => {
    if (cell.statut !== "secret") expect(closed.valeurs[i]).toEqual(cell);
  });
  await inside.close();
});

describe("the sentence of a Fabrique", () => {
  const point = (periode: string, valeur: number) =>
    ({ periode, valeur, statut: "publie", numerateur: null, denominateur: null }) as const;
  const headline = (own: Partial<Headline>): Headline => ({
    ...{ indicateur: "ctai.contrats", ...point("2025", 1_234) },
    ...{ variation: 34, variation_relative: 2.8333, reference: point("2024", 1_200) },
    ...{ favorable: true, marques: [], serie: [] },
    ...own,
  });

  test.each([
    {
      says: "en hausse de 2,8\u00a0% par rapport à 2024",
      en: "up 2.8% on 2024",
      of: headline({}),
    },
    {
      says: "1\u202f234 en 2025",
      en: "1,234 in 2025",
      of: headline({}),
    },
    {
      says: "stable par rapport à 2024",
      en: "unchanged on 2024",
      of: headline({ variation: 0.2, variation_relative: 0.02 }),
    },
    {
      says: "93,8\u00a0% au 1er trimestre 2026, en baisse de 1,2\u00a0point par rapport au 1er trimestre 2025",
      en: "93.8% in Q1 2026, down 1.2 percentage points on Q1 2025",
      of: headline({
        ...{ indicateur: "ruralite.occupation", ...point("2026-T1", 93.8) },
        ...{ variation: -1.2, variation_relative: null, reference: point("2025-T1", 95) },
      }),
    },
    {
      says: "en 2025 (provisoire), en hausse",
      en: "in 2025 (provisional), up",
      of: headline({ statut: "provisoire" }),
    },
    {
      says: "1\u202f234 en 2025. Sur",
      en: "1,234 in 2025. Of",
      of: headline({ variation: null, variation_relative: null, reference: null }),
    },
    {
      says: "renouvelés\u202f: secret statistique. Sur",
      en: "renewed: statistical secrecy. Of",
      of: headline({ valeur: null, statut: "secret", variation: null }),
    },
  ])("« $says »", ({ says, en, of }) => {
    const sentence = phraseOf([of], { atteint: 2, secret: 1 });
    expect(sentence.fr).toContain(says);
    expect(sentence.en).toContain(en);
    expect(sentence.fr).toMatch(
      /Sur 3 points clés\u202f: 2 atteints, 1 sous secret statistique\.$/,
    );
    expect(sentence.en).toMatch(/Of 3 key points: 2 met, 1 under statistical secrecy\.$/);
  });
});
