import { describe, expect, test } from "vitest";
import type { Observation } from "../src/measure/observation.js";
import { type PeriodState, periodState, stateByTerritory } from "../src/measure/period.js";

const flow = { time: "flux" } as const;
const stock = { time: "stock" } as const;
const outcome = { time: "cohorte", matureAfterMonths: 12 } as const;

/** `close`, `provisoire`, or how much is there. */
const short = ({ kind, couverture }: PeriodState): string =>
  couverture ? `${couverture.observe} ${couverture.unite} sur ${couverture.attendu}` : kind;

describe("a source of events", () => {
  const seen = (through: string | null, lost: readonly string[] = []): Observation => ({
    through,
    cut: null,
    since: "2019-03-04",
    lost: new Map([["FR", new Set(lost)]]),
    regions: 18,
    readUntil: null,
    reported: null,
  });

  test.each([
    [flow, "2023", "2023-12-31", "close"],
    [flow, "2023", "2023-12-30", "11 mois sur 12"],
    [flow, "2026", "2026-09-30", "9 mois sur 12"],
    [flow, "2026", "2026-09-29", "8 mois sur 12"],
    [flow, "2027", "2026-09-30", "0 mois sur 12"],
    [flow, "2026", null, "0 mois sur 12"],
    [flow, "2024-T1", "2024-02-28", "1 mois sur 3"],
    [flow, "2024-T1", "2024-02-29", "2 mois sur 3"],
    [flow, "2024-T1", "2024-03-31", "close"],
    [outcome, "2024", "2025-12-30", "provisoire"],
    [outcome, "2024", "2025-12-31", "close"],
    [outcome, "2025", "2025-11-30", "11 mois sur 12"],
    [flow, null, "2025-12-31", "provisoire"],
  ] as const)("%o in %s, seen through %s: %s", (indicator, period, through, expected) => {
    expect(short(periodState({ indicator, period, territory: "FR" }, seen(through)))).toBe(
      expected,
    );
  });

  const cumul = { time: "cumul" } as const;
  const sequel = { time: "flux", lag: 1 } as const;
  const autumn = ["2024-10", "2024-11", "2024-12"];

  test.each([
    [flow, "2024", "9 mois sur 12"],
    [flow, "2024-T4", "0 mois sur 3"],
    [flow, "2024-T3", "close"],
    [flow, "2025", "close"],
    [flow, "2026", "9 mois sur 12"],
    // What adds up since March 2019 lacks three months for ever.
    [cumul, "2023", "close"],
    [cumul, "2024", "9 mois sur 12"],
    [cumul, "2025", "79 mois sur 82"],
    [cumul, "2026", "88 mois sur 94"],
    // What is missing from a year is missing from what is compared with it.
    [sequel, "2024", "9 mois sur 12"],
    [sequel, "2025", "9 mois sur 12"],
    [sequel, "2023", "close"],
    // Nothing is known before March 2019: neither all of that year, nor what it is compared with.
    [flow, "2019", "10 mois sur 12"],
    [flow, "2019-T1", "1 mois sur 3"],
    [flow, "2018", "0 mois sur 12"],
    [sequel, "2019", "0 mois sur 12"],
    [{ time: "cumul", from: "2018" }, "2020", "22 mois sur 36"],
    [outcome, "2024", "9 mois sur 12"],
  ] as const)("that lost an autumn, %o in %s: %s", (indicator, period, expected) => {
    const state = periodState({ indicator, period, territory: "FR" }, seen("2026-09-30", autumn));
    expect(short(state)).toBe(expected);
  });
});

describe("a region that lost a year", () => {
  const year = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, "0")}`);
  const observation: Observation = {
    ...{ through: "2026-09-30", cut: null, since: "2019-01-01", readUntil: null, reported: null },
    lost: new Map([["R76", new Set(year)]]),
    regions: 18,
  };
  test.each([
    ["R76", "2024", "0 mois sur 12"],
    // Toulouse is in Occitanie.
    ["D31", "2024", "0 mois sur 12"],
    ["R84", "2024", "close"],
    ["FR", "2024", "17 regions sur 18"],
    ["FR", "2025", "close"],
    ["FR", "2026", "9 mois sur 12"],
  ] as const)("in %s, %s: %s", (territory, period, expected) => {
    expect(short(periodState({ indicator: flow, period, territory }, observation))).toBe(expected);
    const told = stateByTerritory({ indicator: flow, period }, observation)(territory);
    expect(short(told)).toBe(expected);
  });
});

describe("a source that centres report each quarter", () => {
  /** 160 centres; in 2023-T4 one is missing for ever, in 2026-T2 most are late, in 2026-T3 one has come. */
  const reported = new Map(
    [2022, 2023, 2024, 2025, 2026].flatMap((year) =>
      [1, 2, 3, 4].map((quarter) => [`FR ${year}-T${quarter}`, { present: 160, expected: 160 }]),
    ),
  );
  reported.set("FR 2023-T4", { present: 159, expected: 160 });
  reported.set("FR 2026-T2", { present: 64, expected: 160 });
  reported.set("FR 2026-T3", { present: 1, expected: 160 });
  reported.delete("FR 2026-T4");
  reported.set("R53 2026-T2", { present: 7, expected: 7 });
  const observation: Observation = {
    through: "2026-03-31",
    cut: null,
    since: "2022-01-01",
    lost: new Map(),
    regions: 18,
    readUntil: "2026-T1",
    reported,
  };

  test.each([
    [stock, "2025-T4", "FR", "close"],
    [stock, "2026-T1", "FR", "close"],
    [stock, "2026-T2", "FR", "64 centres sur 160"],
    [stock, "2026-T2", "R53", "close"],
    // A territory that expects no centre knows what the nation knows.
    [stock, "2026-T2", "D48", "64 centres sur 160"],
    [stock, "2026-T3", "FR", "1 centres sur 160"],
    [stock, "2026-T4", "FR", "0 mois sur 3"],
    [stock, "2025", "FR", "close"],
    [stock, "2023", "FR", "159 centres sur 160"],
    [stock, "2026", "FR", "3 mois sur 12"],
    [flow, "2025", "FR", "close"],
    [flow, "2023", "FR", "159 centres sur 160"],
    [flow, "2026", "FR", "3 mois sur 12"],
    [flow, "2026", "R53", "6 mois sur 12"],
    [flow, "2027", "FR", "0 mois sur 12"],
    [stock, "2027", "FR", "0 mois sur 12"],
  ] as const)("%o in %s, %s: %s", (indicator, period, territory, expected) => {
    expect(short(periodState({ indicator, period, territory }, observation))).toBe(expected);
  });

  test("a first quarter that few have reported is counted in centres", () => {
    const alone = { ...observation, readUntil: "2026-T2" };
    const asked = { indicator: stock, period: "2026" };
    expect(short(periodState({ ...asked, territory: "FR" }, alone))).toBe("64 centres sur 160");
    // Where all of them are there, the year still goes on.
    expect(short(periodState({ ...asked, territory: "R53" }, alone))).toBe("6 mois sur 12");
    const sum = { ...asked, indicator: flow, territory: "FR" };
    expect(short(periodState(sum, alone))).toBe("64 centres sur 160");
  });

  test("a quarter that all have reported is not over where the day declared is before its end", () => {
    const early = {
      ...observation,
      cut: "2025-11-30",
      through: "2025-11-30",
      readUntil: "2025-T3",
    };
    const asked = { indicator: stock, territory: "FR" };
    expect(short(periodState({ ...asked, period: "2025-T4" }, early))).toBe("2 mois sur 3");
    expect(short(periodState({ ...asked, period: "2025" }, early))).toBe("9 mois sur 12");
    expect(short(periodState({ ...asked, period: "2025", indicator: flow }, early))).toBe(
      "11 mois sur 12",
    );
    expect(short(periodState({ ...asked, period: "2024" }, early))).toBe("close");
  });

  test("a year whose last quarter is lost is read in the one before, and stays partial", () => {
    const lost = new Map(reported).set("FR 2024-T4", { present: 0, expected: 160 });
    const asked = { indicator: stock, period: "2024", territory: "FR" };
    expect(short(periodState(asked, { ...observation, reported: lost }))).toBe("9 mois sur 12");
    const sum = { ...asked, indicator: flow };
    expect(short(periodState(sum, { ...observation, reported: lost }))).toBe("9 mois sur 12");
  });
});
