import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Compared, changeOf } from "../src/catalogue/change.js";
import { UNITS } from "../src/catalogue/units.js";

const change = (from: number, to: number, over: Partial<Compared> = {}) =>
  changeOf({
    unit: "nombre",
    better: "hausse",
    from: { periode: "2024", valeur: from },
    to: { periode: "2025", valeur: to },
    ...over,
  });

describe("what is stable", () => {
  it("a number: below 1 % a year", () => {
    expect(change(1000, 1009).direction).toBe("stable");
    expect(change(1000, 1010).direction).toBe("hausse");
    expect(change(1000, 990).direction).toBe("baisse");
  });

  it("a share: below 0.5 point, whatever its relative size", () => {
    expect(change(2, 2.4, { unit: "pourcent" }).direction).toBe("stable");
    expect(change(90, 90.5, { unit: "pourcent" }).direction).toBe("hausse");
    expect(change(60, 59.5, { unit: "pourcent" }).direction).toBe("baisse");
  });

  it("values that print alike, always", () => {
    expect(change(0.001, 0.004, { unit: "pour_10000_habitants" }).direction).toBe("stable");
    expect(change(0, 0).direction).toBe("stable");
    expect(change(6.04, 5.96, { unit: "mois" }).direction).toBe("stable");
  });

  it("several years apart: by year", () => {
    const from = { periode: "2020", valeur: 1000 };
    expect(change(0, 1049, { from }).direction).toBe("stable");
    expect(change(0, 1050, { from }).direction).toBe("hausse");
  });

  it("between two quarters: as it is, not blown up to a year", () => {
    const quarters = { from: { periode: "2025-T1", valeur: 1000 } };
    expect(change(0, 0, { ...quarters, to: { periode: "2025-T2", valeur: 1009 } })).toMatchObject({
      direction: "stable",
      years: 0.25,
      isGap: false,
    });
  });
});

describe("what a change says", () => {
  it("its size in the unit, and in percent where that means something", () => {
    expect(change(40, 50)).toMatchObject({ difference: 10, relative: 25 });
    expect(change(40, 50, { unit: "pourcent" })).toMatchObject({ difference: 10, relative: null });
    expect(change(0, 5)).toMatchObject({ direction: "hausse", relative: null });
  });

  it("whether it is better: a fall is, where falling is better", () => {
    expect(change(40, 30, { better: "baisse" }).favourable).toBe(true);
    expect(change(30, 40, { better: "baisse" }).favourable).toBe(false);
    expect(change(30, 40, { better: "neutre" }).favourable).toBeNull();
    expect(change(1000, 1001).favourable).toBeNull();
  });

  it("since when, and that years are missing between", () => {
    expect(change(1, 2)).toMatchObject({ years: 1, isGap: false });
    const from = { periode: "2020", valeur: 1 };
    expect(change(0, 2, { from })).toMatchObject({ from, years: 5, isGap: true });
    const skipped = { periode: "2023", valeur: 1 };
    expect(change(0, 2, { from: skipped })).toMatchObject({ years: 2, isGap: true });
  });
});

it("never says a rise or a fall of two values that a reader sees as one", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(UNITS)),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      ({ id, decimals }, from, step) => {
        const to = Math.max(0, from + step);
        const { direction } = change(from, to, { unit: id });
        if (from.toFixed(decimals) === to.toFixed(decimals)) expect(direction).toBe("stable");
        else if (direction !== "stable") expect(direction === "hausse").toBe(to > from);
      },
    ),
  );
});
