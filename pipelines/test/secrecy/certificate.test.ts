import { beforeAll, describe, expect, it } from "vitest";
import { AREAS } from "../../src/catalogue/plan/areas.js";
import { crossingsOf } from "../../src/catalogue/plan/combos.js";
import { MENTORING_PLAN } from "../../src/catalogue/plan/mentorat.js";
import { Refusal } from "../../src/load/refusal.js";
import { certificateOf, refuseUnproved } from "../../src/publish/certificate.js";
import type { ProtectedPeople } from "../../src/publish/people.js";
import {
  auditYear,
  type Ground,
  type ProtectedYear,
  protectYear,
} from "../../src/secrecy/audiences.js";
import { randomOf } from "../../src/secrecy/chance.js";
import { familiesOf } from "../../src/secrecy/families.js";
import { boardOf } from "../../src/secrecy/moves.js";
import { universeOf } from "../../src/secrecy/universe.js";
import type { Manifest } from "../../src/store/manifest.js";
import { type Country, countsOf, drawPeople } from "./people.js";

const thresholds = { interne: 5, public: 11 };
const settings = { thresholds, key: "clé d’essai", label: "mentorat" };
const crossings = crossingsOf(MENTORING_PLAN);
const universe = universeOf(MENTORING_PLAN, crossings, AREAS);
const ground: Ground = { universe, families: familiesOf(universe), board: boardOf(universe) };
const country: Country = {
  ...{ ...ground, population: MENTORING_PLAN, crossings, areas: AREAS },
  ...{ cell: () => 0, nameOf: String },
};

const counts = countsOf(country, drawPeople(country, 500, randomOf(4)));
const cells = { year: 2024, counts, firms: null, empty: new Uint8Array(crossings.combos.length) };
let sound: ProtectedYear;

beforeAll(() => {
  sound = protectYear(ground, cells, settings);
});

/** The people as they would be published with these masks. */
function peopleWith(masks: ProtectedYear): ProtectedPeople[] {
  const audits = auditYear(ground, cells, { ...settings, masks });
  const year = { year: 2024, proof: "p", counts, masks, audits };
  const coverage = { years: ["2024"], quarters: ["2024-T1", "2024-T4"] };
  const { families } = ground;
  return [{ population: MENTORING_PLAN, coverage, families, years: [year] }];
}

const manifest = { id: "r0", code: "c", seuils: thresholds } as Manifest;
const certified = (masks: ProtectedYear) =>
  certificateOf(manifest, peopleWith(masks), 1).populations[0]?.audiences;
const none = { deduites: 0, encadrees: 0, sans_contre_monde: 0 };

/** The masks with one of them changed. */
const withMask = (
  audience: keyof ProtectedYear,
  change: Partial<ProtectedYear["public"]>,
): ProtectedYear => ({ ...sound, [audience]: { ...sound[audience], ...change } });

const shownInstead = (audience: keyof ProtectedYear, cell: number): ProtectedYear =>
  withMask(audience, { hidden: sound[audience].hidden.map((is, i) => (i === cell ? 0 : is)) });

describe("the certificate", () => {
  it("counts what it certifies, and finds nothing wrong in a sound mask", () => {
    const [interne, open] = certified(sound) ?? [];
    expect(interne).toMatchObject({ audience: "interne", cases: counts.length, ...none });
    expect(open).toMatchObject({ audience: "public", cases: counts.length, ...none });
    expect(open?.protegees).toBe(sound.public.protected.length);
    expect(open?.cachees).toBe(sound.public.hidden.filter((is) => is === 1).length);
    expect(open?.cachees).toBeGreaterThan(interne?.cachees ?? Number.NaN);
    expect(() => refuseUnproved(peopleWith(sound))).not.toThrow();
  });

  it("counts a protected cell that is shown, and refuses it", () => {
    const masks = shownInstead("interne", sound.interne.protected[0] as number);
    expect(certified(masks)?.[0]?.deduites).toBeGreaterThan(0);
    expect(certified(masks)?.[1]).toMatchObject(none);
    expect(() => refuseUnproved(peopleWith(masks))).toThrow(Refusal);
    expect(() => refuseUnproved(peopleWith(masks))).toThrow(
      /mentorat 2024, diffusion interne, ne tient pas/,
    );
  });

  it("counts what a cell shown by mistake gives away, and refuses it", () => {
    const few = new Set(sound.public.protected);
    const beside = [...counts.keys()].filter(
      (cell) => sound.public.hidden[cell] && !few.has(cell) && (counts[cell] as number) > 0,
    );
    const hidden = sound.public.hidden.map((is, cell) => (beside.includes(cell) ? 0 : is));
    const masks = withMask("public", { hidden });
    const found = certified(masks)?.[1];
    expect(found?.deduites).toBeGreaterThan(0);
    expect(found?.sans_contre_monde).toBeGreaterThan(0);
    expect(() => refuseUnproved(peopleWith(masks))).toThrow(/diffusion public, ne tient pas/);
  });

  it("counts cells without a counter-world, and worlds that are not one, and refuses them", () => {
    const bare = withMask("public", { worlds: [] });
    expect(certified(bare)?.[1]?.sans_contre_monde).toBe(sound.public.protected.length);
    expect(() => refuseUnproved(peopleWith(bare))).toThrow(Refusal);
    const [first, ...others] = sound.interne.worlds;
    const false_ = Int32Array.from(first ?? []);
    false_[0] = (false_[0] as number) + 1;
    const masks = withMask("interne", { worlds: [false_, ...others] });
    expect(certified(masks)?.[0]?.sans_contre_monde).toBeGreaterThan(0);
    expect(() => refuseUnproved(peopleWith(masks))).toThrow(Refusal);
  });
});
