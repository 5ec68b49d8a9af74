import { describe, expect, it } from "vitest";
import { type ProgressInput, progressOf } from "../src/catalogue/progress.js";
import { input } from "./progress-input.js";

describe("a target whose own year is known", () => {
  const set = { vi: 11, vc: 45, referenceYear: 2019, targetYear: 2022 } as const;
  const of = (targetYearValue: number | null, over: Partial<ProgressInput> = {}) =>
    progressOf(input({ ...set, va: 44, year: 2025, targetYearValue, ...over }));

  it("is judged in that year, whatever came after", () => {
    expect(of(45)).toMatchObject({ status: "atteint", ta: 100, rawTa: 100, expectedTa: 100 });
    expect(of(28, { va: 50 })).toMatchObject({ status: "non_atteint", rawTa: 50, ratio: 0.5 });
    expect(of(45, { better: "baisse", vi: 60, va: 46 }).status).toBe("atteint");
    // Where nobody knows that year's value, the last one tells.
    expect(of(null).status).toBe("non_atteint");
    expect(of(null, { va: 45 }).status).toBe("atteint");
  });

  it("needs no current value, and keeps its change", () => {
    expect(of(45, { va: null, year: null, availability: "manquante" }).status).toBe("atteint");
    const before = { periode: "2024", valeur: 50 };
    expect(of(45, { previous: before }).change).toMatchObject({ difference: -6 });
  });
});

describe("a target on the other side of the start", () => {
  type Values = readonly [vi: number, vc: number, va: number];
  const asks = (better: "hausse" | "baisse", [vi, vc, va]: Values, year = 2023) =>
    progressOf(input({ better, vi, vc, va, year }));

  it("is met as soon as the value is on its good side", () => {
    expect(asks("hausse", [8, 6, 7]).status).toBe("atteint");
    expect(asks("hausse", [8, 6, 7], 2027).status).toBe("atteint");
    expect(asks("baisse", [19, 25, 15.9]).status).toBe("atteint");
    expect(asks("hausse", [8, 6, 5]).status).toBe("recul");
    expect(asks("baisse", [19, 25, 26], 2027).status).toBe("non_atteint");
  });

  it("has no rate, no pace and no other method, and says why", () => {
    const verdict = asks("hausse", [8, 6, 5]);
    expect(verdict.reason?.fr).toContain("moins exigeante que le départ");
    expect([verdict.ta, verdict.rawTa, verdict.ratio, verdict.neededPace]).toEqual(
      Array(4).fill(null),
    );
    expect([verdict.growth, verdict.dependsOnMethod]).toEqual([null, false]);
  });
});

describe("why there is no verdict", () => {
  const said = (over: Partial<ProgressInput>) => progressOf(input(over)).reason?.fr;

  it("tells what is missing from what cannot be there", () => {
    const never = { va: null, year: null, availability: "manquante" } as const;
    expect(said({ ...never, measured: "manquante" })).toContain("ne renseigne pas");
    expect(said({ ...never, measured: "sans_objet" })).toContain("rien à compter");
    expect(said({ ...never, measured: "a_venir" })).toContain("pas encore être connus");
    expect(said({ va: null })).toBe("La valeur actuelle manque.");
    expect(said({ va: null, availability: "sans_objet" })).toContain("rien à compter");
    expect(said({ va: null, availability: "a_venir" })).toContain("pas encore être connus");
  });

  it("says that the reference year is not over, rather than that its value is missing", () => {
    const start = (initialAvailability: ProgressInput["initialAvailability"]) =>
      said({ vi: null, initialAvailability });
    expect(start("pas_finie")).toBe("L’année de référence n’est pas finie.");
    expect(start("incomplete")).toBe("L’année de référence est incomplète.");
    expect(start("manquante")).toBe("La valeur initiale manque.");
    expect(start("sans_objet")).toContain("rien à compter");
  });

  it("says that no direction is better, where there is a target", () => {
    expect(said({ better: "neutre" })).toContain("Aucun sens n’est meilleur");
    expect(said({ better: "neutre", vc: null })).toBeUndefined();
  });
});
