import {
  type Indicator,
  indicatorOf,
  territoryOf,
  worstStatus,
} from "@fabriques/pipelines/catalogue";
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

/** The last whole period of an indicator: the quarter just over, the last year, the last cohort that can no longer move. */
function wholePeriod({ indicateur }: Pick<Headline, "indicateur">): string {
  const { time, role, matureAfterMonths } = indicatorOf(indicateur) as Indicator;
  // Data go to 2026-09-30: what moves for twelve months is still open in 2025.
  if ((matureAfterMonths ?? 0) > 9) return "2024";
  return time === "stock" && role === "chiffre_cle" ? "2026-T3" : "2025";
}

const yearBefore = (period: string): string =>
  `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;

test("a headline is its last whole period against the same one a year before, by the indicator's own route", async () => {
  for (const { chiffres_cles } of nation.fabriques) {
    for (const headline of chiffres_cles) {
      const period = wholePeriod(headline);
      expect(headline.periode).toBe(period);
      const mesh = period.includes("-T") ? "trimestre" : "annee";
      const path = `/indicateurs/${headline.indicateur}?par=${mesh}`;
      const { valeurs, chiffre } = await world.json<IndicatorAnswer>(path);
      const values = new Map(valeurs.map((cell) => [cell[mesh], cell.valeur]));
      const now = values.get(period) as number;
      expect(headline.valeur).toBe(now);
      expect(chiffre).toEqual(headline);
      const { evolution, reference } = headline;
      if (!evolution || !reference) continue;
      expect([evolution.de, evolution.a]).toEqual([reference.periode, period]);
      if (!evolution.ecart_d_annees) expect(reference.periode).toBe(yearBefore(period));
      const before = values.get(reference.periode) as number;
      expect(evolution.difference).toBeCloseTo(now - before, 9);
      if (evolution.relative !== null) {
        expect(evolution.relative).toBeCloseTo((100 * (now - before)) / before, 9);
      }
    }
  }
});

test("a percentage varies in points, never in percent of itself", () => {
  const occupancy = nation.fabriques[0]?.chiffres_cles.find(
    ({ indicateur }) => indicateur === "ruralite.occupation",
  );
  expect(occupancy?.evolution).toMatchObject({ relative: null, favorable: null });
});

test("progress is judged on the last whole year, and the year under way stands apart as partial", () => {
  for (const fabrique of nation.fabriques) {
    for (const { id, periode, serie, va, va_statut, marques, en_cours } of progresses(fabrique)) {
      expect(periode).toBe((indicatorOf(id)?.matureAfterMonths ?? 0) > 9 ? "2024" : "2025");
      expect(serie.find((point) => point.periode === periode)?.valeur).toBe(va);
      const under = serie.find((point) => point.periode === "2026");
      expect(under?.couverture).toEqual({ observe: 9, attendu: 12, unite: "mois" });
      expect(under?.valeur == null || under.statut === "partiel").toBe(true);
      expect(en_cours?.phrase.fr).toContain("9 mois sur 12");
      expect(marques.includes("provisoire")).toBe(va_statut === "provisoire");
    }
  }
});

test("what is under way is compared with the same months of the year before, never with the whole", async () => {
  const contracts = nation.fabriques
    .flatMap(({ chiffres_cles }) => chiffres_cles)
    .find(({ indicateur }) => indicateur === "ctai.contrats");
  const { comparaison } = contracts?.en_cours ?? {};
  expect(comparaison).toMatchObject({ mois: 9, a: { periode: "2026" }, de: { periode: "2025" } });
  expect(comparaison?.de.valeur).toBeLessThan(contracts?.valeur ?? 0);
  expect(comparaison?.a.valeur).toBe(contracts?.en_cours?.valeur);
});

test("details are shown under their key point and never judged; promises are the nation's", async () => {
  const points = nation.fabriques.flatMap(({ points_cles }) => points_cles);
  const details = points.flatMap((point) => point.details);
  expect(details.map(({ indicateur }) => indicateur)).toContain("ruralite.covoiturage");
  expect(details.every(({ avancement }) => avancement === null)).toBe(true);
  expect(points.find(({ id }) => id === "13.6")?.mesure_partielle).not.toBeNull();
  expect(points.find(({ id }) => id === "14.6")?.mesure_partielle).not.toBeNull();
  const lozere = await world.json<Syntheses>("/syntheses?territoire=D48");
  expect(lozere.fabriques.flatMap(({ livrables }) => livrables)).toEqual([]);
  const loiret = await world.json<Syntheses>("/syntheses?territoire=D45");
  const ctai = loiret.fabriques.find(({ id }) => id === "ctai");
  expect(ctai?.notes.map(({ fr }) => fr).join(" ")).toContain("contrat de sa région");
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
        expect(progress.evolution).toBeNull();
        expect(progress.serie.map(({ valeur, statut }) => [valeur, statut])).toEqual(
          progress.serie.map(() => [null, "secret"]),
        );
      }
      for (const figure of state.chiffres_cles) {
        expect(figure).toMatchObject({ valeur: null, statut: "secret", evolution: null });
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

test("a department without a contract is said to be covered by its region's", async () => {
  const notesIn = async (code: string): Promise<string> => {
    const { fabriques } = await world.json<Syntheses>(`/syntheses?territoire=${code}`);
    return (
      fabriques
        .find(({ id }) => id === "ctai")
        ?.notes.map(({ fr }) => fr)
        .join(" ") ?? ""
    );
  };
  expect(await notesIn("D18")).toContain("contrat de sa région, Centre-Val de Loire");
  expect(await notesIn("D69")).not.toContain("contrat de sa région");
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

test("the sentence of a Fabrique is that of its first headline, then its key points by status", () => {
  for (const { phrase, chiffres_cles, statuts } of nation.fabriques) {
    const [first] = chiffres_cles;
    expect(phrase).toEqual(phraseOf(chiffres_cles, statuts));
    expect(phrase.fr.startsWith(first?.phrase.fr ?? "?")).toBe(true);
    expect(phrase.fr).toMatch(/ Sur \d+ points clés\u202f: /);
    expect(phrase.en).toMatch(/ Of \d+ key points: /);
  }
});
