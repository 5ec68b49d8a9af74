import { expect, test } from "vitest";
import { crossingsIn } from "../src/catalogue/plan/answers.js";
import { AREAS } from "../src/catalogue/plan/areas.js";
import { MENTORING_PLAN } from "../src/catalogue/plan/mentorat.js";
import { peopleFigures } from "../src/publish/figures.js";
import type { ProtectedPeople } from "../src/publish/people.js";

const crossings = crossingsIn(MENTORING_PLAN);

/** The pairs of one year in the nation: how many in each combo, nothing hidden. */
function peopleOf(told: Readonly<Record<string, number>>): ProtectedPeople {
  const size = crossings.combos.length * AREAS.length;
  const counts = new Int32Array(size);
  for (const [combo, count] of Object.entries(told)) {
    const at = crossings.index.get(combo);
    if (at === undefined) throw new Error(`no combo « ${combo} »`);
    counts[at * AREAS.length] = count;
  }
  const shown = { hidden: new Uint8Array(size) };
  const year = { year: 2026, counts, masks: { public: shown, interne: shown } };
  return {
    population: MENTORING_PLAN,
    coverage: { years: ["2026"], quarters: [] },
    years: [year],
  } as unknown as ProtectedPeople;
}

const statusOf = (people: ProtectedPeople, id: string): string | undefined =>
  [
    ...peopleFigures(people, "public", {
      through: "2026-12-31",
      cut: null,
      since: null,
      lost: new Map(),
      regions: 18,
      readUntil: null,
      reported: null,
    }),
  ]
    .filter(({ indicateur, croisement }) => indicateur === id && croisement === "ensemble")
    .find(({ territoire }) => territoire === "FR")?.statut;

test("no pair that has ended: a share of those that did has no meaning, and is not missing", () => {
  const running = peopleOf({ "*": 40, "statut=en_cours": 40 });
  expect(statusOf(running, "mentorat.achevement")).toBe("non_applicable");
  expect(statusOf(running, "mentorat.badges")).toBe("non_applicable");
});

test("pairs that ended, of whom nobody said it: missing", () => {
  const silent = peopleOf({
    "*": 40,
    "statut=termine": 40,
    "statut=termine&mentorat.badges=inconnu": 40,
  });
  expect(statusOf(silent, "mentorat.achevement")).toBe("provisoire");
  expect(statusOf(silent, "mentorat.badges")).toBe("manquant");
});
