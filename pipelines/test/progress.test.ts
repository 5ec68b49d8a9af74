import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ProgressInput, progressOf, worstStatus } from "../src/catalogue/progress.js";
import { PROGRESS_STATUS_IDS } from "../src/catalogue/statuses.js";
import { input } from "./progress-input.js";

const yearBefore = (valeur: number) => ({ periode: "2022", valeur });

describe("the check cases of the domain", () => {
  it("CTAI 11 (2019) → 44 (2023), target 100 in 2027: to watch, and the method matters", () => {
    const verdict = progressOf(input({}));
    expect(verdict.ta).toBeCloseTo(37.08, 2);
    expect(verdict.expectedTa).toBe(50);
    expect(verdict.ratio).toBeCloseTo(0.742, 3);
    expect(verdict.status).toBe("a_surveiller");
    expect(verdict.growth?.ratio).toBeCloseTo(1.304, 3);
    expect(verdict.growth?.status).toBe("en_bonne_voie");
    expect(verdict.dependsOnMethod).toBe(true);
    expect(verdict.neededPace).toBe(14);
  });

  const falling = (va: number) => progressOf(input({ better: "baisse", vi: 100, vc: 50, va }));

  it("falling target VI 100, VC 50: VA 75 gives 50 %", () => {
    expect(falling(75).ta).toBe(50);
    expect(falling(75).status).toBe("en_bonne_voie");
  });

  it("falling target VI 100, VC 50: VA 120 gives −40 %, en recul", () => {
    expect(falling(120).rawTa).toBe(-40);
    expect(falling(120).ta).toBe(0);
    expect(falling(120).status).toBe("recul");
  });

  it("falling target VI 100, VC 50: VA 40 gives 120 %, atteint", () => {
    expect(falling(40).rawTa).toBe(120);
    expect(falling(40).ta).toBe(100);
    expect(falling(40).status).toBe("atteint");
  });

  it("VI = 0 works; the growth-rate method has no answer and says so", () => {
    const verdict = progressOf(input({ vi: 0, va: 50 }));
    expect(verdict.ta).toBe(50);
    expect(verdict.status).toBe("en_bonne_voie");
    expect(verdict.growth).toEqual({ ratio: null, status: "non_calculable" });
    expect(verdict.dependsOnMethod).toBe(false);
  });
});

describe("the order of the statuses", () => {
  it("sans_donnee comes before secrecy", () => {
    const verdict = progressOf(input({ measured: "manquante", availability: "secret", va: null }));
    expect(verdict.status).toBe("sans_donnee");
  });

  it("secret comes before the lack of a target", () => {
    expect(progressOf(input({ availability: "secret", va: null, vc: null })).status).toBe("secret");
  });

  it("no target, or no better direction: the trend alone", () => {
    expect(progressOf(input({ vc: null })).status).toBe("sans_objectif");
    expect(progressOf(input({ better: "neutre" })).status).toBe("sans_objectif");
  });

  it("a missing value gives its reason", () => {
    const verdict = progressOf(input({ vi: null }));
    expect(verdict.status).toBe("non_calculable");
    expect(verdict.reason?.fr).toContain("initiale");
  });

  it("VI = VC: met if VA is there or beyond, else moving away", () => {
    const flat = (va: number, better: "hausse" | "baisse") =>
      progressOf(input({ vi: 50, vc: 50, va, better })).status;
    expect(flat(50, "hausse")).toBe("atteint");
    expect(flat(60, "hausse")).toBe("atteint");
    expect(flat(40, "hausse")).toBe("recul");
    expect(flat(40, "baisse")).toBe("atteint");
    expect(flat(60, "baisse")).toBe("recul");
  });

  it("in the reference year nothing is expected yet: on track, unless below the start", () => {
    expect(progressOf(input({ year: 2019, va: 11 })).status).toBe("en_bonne_voie");
    expect(progressOf(input({ year: 2019, va: 10 })).status).toBe("recul");
  });

  it("95 % and 60 % of TA attendu are inside the better status", () => {
    const at = (share: number) => progressOf(input({ vi: 0, vc: 100, va: 50 * share })).status;
    expect(at(0.95)).toBe("en_bonne_voie");
    expect(at(0.949)).toBe("a_surveiller");
    expect(at(0.6)).toBe("a_surveiller");
    expect(at(0.599)).toBe("en_retard");
  });

  it("TA attendu stops at 100 % once the target year has passed", () => {
    expect(progressOf(input({ year: 2031 })).expectedTa).toBe(100);
    expect(progressOf(input({ year: 2031 })).neededPace).toBeNull();
  });
});

describe("once the target year is over", () => {
  const over = (va: number, year = 2027) => progressOf(input({ va, year }));

  it("there is met or missed, never on track", () => {
    expect(over(100).status).toBe("atteint");
    expect(over(99).status).toBe("non_atteint");
    expect(over(99, 2031).status).toBe("non_atteint");
    expect(over(5).status).toBe("non_atteint");
    expect(over(99, 2026).status).toBe("en_bonne_voie");
  });

  it("a target missed below the start shows its negative TA, and needs no pace any more", () => {
    expect(over(5).rawTa).toBeCloseTo(-6.74, 2);
    expect(over(99).neededPace).toBeNull();
    expect(over(99).dependsOnMethod).toBe(false);
  });

  it("VI = VC that is not kept is missed", () => {
    expect(progressOf(input({ vi: 50, vc: 50, va: 40, year: 2027 })).status).toBe("non_atteint");
  });

  it("comes after below the start, and before late, in the worst of a key point", () => {
    expect(worstStatus(["en_retard", "non_atteint"])).toBe("non_atteint");
    expect(worstStatus(["recul", "non_atteint"])).toBe("recul");
  });
});

describe("a value that is hidden", () => {
  it("a secret VI gives secret, not missing, where there is a target", () => {
    const hidden = { vi: null, initialAvailability: "secret" } as const;
    expect(progressOf(input(hidden)).status).toBe("secret");
    expect(progressOf(input({ ...hidden, vc: null })).status).toBe("sans_objectif");
  });
});

describe("the pace still needed", () => {
  const paced = (yearlyChanges: readonly number[], over: Partial<ProgressInput> = {}) =>
    progressOf(input({ yearlyChanges, ...over })).paceOutOfReach;

  it("is out of reach where no year ever changed by as much", () => {
    expect(paced([5, 13.9, -20])).toBe(true);
    expect(paced([5, 14])).toBe(false);
    expect(paced([])).toBe(false);
  });

  it("is a fall where the target falls", () => {
    const falling = { better: "baisse", vi: 100, va: 85, vc: 50 } as const;
    expect(paced([-8.75], falling)).toBe(false);
    expect(paced([-6, 20], falling)).toBe(true);
  });

  it("is not told of a target that is met, or on its way", () => {
    expect(paced([1], { va: 120 })).toBe(false);
    expect(paced([1], { va: 55 })).toBe(false);
    expect(progressOf(input({ va: 55 })).status).toBe("en_bonne_voie");
  });
});

describe("known faults of peers", () => {
  it("a falling indicator is not judged by a rising formula", () => {
    const verdict = progressOf(
      input({ better: "baisse", vi: 100, va: 60, vc: 50, previous: yearBefore(70) }),
    );
    expect(verdict.rawTa).toBe(80);
    expect(verdict.change?.direction).toBe("baisse");
    expect(verdict.change?.favourable).toBe(true);
  });

  it("a missing previous value is not stagnation", () => {
    expect(progressOf(input({ previous: null })).change).toBeNull();
  });

  it("a zero is a value, not a missing one", () => {
    const verdict = progressOf(input({ vi: 10, va: 0, previous: yearBefore(0) }));
    expect(verdict.status).toBe("recul");
    expect(verdict.change?.direction).toBe("stable");
    expect(progressOf(input({ vc: 0, better: "baisse", va: 0 })).status).toBe("atteint");
  });
});

describe("properties", () => {
  const value = fc.integer({ min: -10_000, max: 10_000 });
  const case_ = fc
    .record({
      vi: value,
      va: value,
      vc: value,
      year: fc.integer({ min: 2019, max: 2035 }),
      better: fc.constantFrom("hausse" as const, "baisse" as const),
    })
    .map((drawn) => input(drawn));

  it("is invariant in scale: a thousand times larger gives the same verdict", () => {
    fc.assert(
      fc.property(case_, fc.constantFrom(0.001, 0.1, 3, 1000), (drawn, k) => {
        const scaled = {
          ...drawn,
          vi: (drawn.vi ?? 0) * k,
          va: (drawn.va ?? 0) * k,
          vc: (drawn.vc ?? 0) * k,
        };
        const [one, other] = [progressOf(drawn), progressOf(scaled)];
        expect(other.status).toBe(one.status);
        // What scaling rounds weighs more where the target is near the initial value: TA is then in the millions.
        const rounding = 1e-9 * Math.max(1, Math.abs(one.rawTa ?? 0));
        if (one.rawTa !== null) {
          expect(Math.abs((other.rawTa ?? Number.NaN) - one.rawTa)).toBeLessThan(rounding);
        }
      }),
    );
  });

  it("is symmetric in sign: the mirrored falling indicator gets the same verdict", () => {
    fc.assert(
      fc.property(case_, (drawn) => {
        const mirrored = progressOf({
          ...drawn,
          vi: -(drawn.vi ?? 0),
          va: -(drawn.va ?? 0),
          vc: -(drawn.vc ?? 0),
          better: drawn.better === "hausse" ? "baisse" : "hausse",
        });
        const straight = progressOf(drawn);
        expect(mirrored.status).toBe(straight.status);
        expect(mirrored.ta).toBe(straight.ta);
      }),
    );
  });

  it("VI = 0 always has a verdict", () => {
    fc.assert(
      fc.property(case_, (drawn) => {
        const verdict = progressOf({ ...drawn, vi: 0 });
        expect(PROGRESS_STATUS_IDS.slice(0, 6)).toContain(verdict.status);
        expect(verdict.growth?.ratio ?? null).toBeNull();
      }),
    );
  });

  it("a target met at the start stays met as long as the value stays beyond it", () => {
    fc.assert(
      fc.property(case_, fc.nat(1000), (drawn, beyond) => {
        const target = drawn.vi ?? 0;
        const va = target + (drawn.better === "hausse" ? beyond : -beyond);
        expect(progressOf({ ...drawn, vc: target, va }).status).toBe("atteint");
      }),
    );
  });

  it("a value below the start is always said to be so, or missed, whichever way is better", () => {
    fc.assert(
      fc.property(case_, fc.integer({ min: 1, max: 500 }), (drawn, step) => {
        const vi = drawn.vi ?? 0;
        const rising = drawn.better === "hausse" ? 1 : -1;
        const verdict = progressOf({ ...drawn, vc: vi + 100 * rising, va: vi - step * rising });
        expect(verdict.status).toBe((drawn.year ?? 0) >= 2027 ? "non_atteint" : "recul");
      }),
    );
  });

  it("more progress never makes the status worse", () => {
    fc.assert(
      fc.property(case_, fc.nat(5000), (drawn, more) => {
        const direction = drawn.better === "hausse" ? 1 : -1;
        const further = progressOf({ ...drawn, va: (drawn.va ?? 0) + more * direction });
        const rank = (status: (typeof PROGRESS_STATUS_IDS)[number]) =>
          PROGRESS_STATUS_IDS.indexOf(status);
        expect(rank(further.status)).toBeGreaterThanOrEqual(rank(progressOf(drawn).status));
      }),
    );
  });
});

describe("a key point takes the worst of its indicators", () => {
  it("judged statuses first, the others only where there is none of these", () => {
    expect(worstStatus(["atteint", "en_retard", "sans_donnee"])).toBe("en_retard");
    expect(worstStatus(["atteint", "sans_donnee"])).toBe("atteint");
    expect(worstStatus(["secret", "sans_donnee"])).toBe("secret");
    expect(worstStatus([])).toBe("sans_donnee");
  });
});
