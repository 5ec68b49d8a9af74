import { describe, expect, it } from "vitest";
import { DATASETS } from "../src/catalogue/datasets/index.js";
import { FABRIQUES, KEY_POINTS } from "../src/catalogue/fabriques.js";
import { INDICATORS } from "../src/catalogue/indicators/index.js";
import { PROGRESS_STATUSES, VALUE_STATUSES } from "../src/catalogue/statuses.js";
import { UNITS } from "../src/catalogue/units.js";

const unique = (values: readonly string[]): void =>
  expect(new Set(values).size).toBe(values.length);

describe("the four Fabriques", () => {
  it("list 8, 6, 6 and 8 key points, in the order of the syntheses", () => {
    const counts = FABRIQUES.map(
      ({ id }) => KEY_POINTS.filter((point) => point.fabrique === id).length,
    );
    expect(counts).toEqual([8, 6, 6, 8]);
    const ids = KEY_POINTS.map((point) => point.id);
    unique(ids);
    expect(ids).toEqual(
      FABRIQUES.flatMap(({ number }, i) =>
        Array.from({ length: counts[i] ?? 0 }, (_, rank) => `${number}.${rank + 1}`),
      ),
    );
  });

  it("say what must be known to trust the list", () => {
    const notes = Object.fromEntries(FABRIQUES.map(({ id, notes }) => [id, notes]));
    expect(notes.entreprises?.[0]?.fr).toMatch(/sept points clés.*six/);
    expect(notes.ctai?.[0]?.fr).toMatch(/atelier A.*atelier B.*atelier C/);
  });
});

describe("every indicator", () => {
  it("has an id of its own, within its domain", () => {
    unique(INDICATORS.map(({ id }) => id));
    for (const { id, domain } of INDICATORS) expect(id.startsWith(`${domain}.`)).toBe(true);
  });

  it.each(INDICATORS.map((indicator) => [indicator.id, indicator] as const))(
    "%s is defined in both languages",
    (_, { label, definition, numeratorLabel, denominatorLabel, denominator }) => {
      for (const words of [label, definition, numeratorLabel, denominatorLabel]) {
        if (words === null) continue;
        expect(words.fr.length).toBeGreaterThan(3);
        expect(words.en.length).toBeGreaterThan(3);
        expect(words.fr).not.toMatch(/'|\.\.\./);
      }
      expect(definition.fr.length).toBeGreaterThan(30);
      expect(denominatorLabel === null).toBe(denominator === null);
    },
  );

  it("measures a key point of its own Fabrique, a headline or an impact", () => {
    for (const { keyPoint, role, domain, id } of INDICATORS) {
      expect(role === "point_cle" || role === "detail", id).toBe(keyPoint !== null);
      const point = KEY_POINTS.find((candidate) => candidate.id === keyPoint);
      if (keyPoint) expect(point?.fabrique, id).toBe(domain);
    }
  });

  it("leaves no key point without a measure", () => {
    const judged = INDICATORS.filter(({ role }) => role === "point_cle");
    const measured = new Set(judged.map(({ keyPoint }) => keyPoint));
    expect(KEY_POINTS.filter(({ id }) => !measured.has(id))).toEqual([]);
  });

  it("has a unit whose words exist", () => {
    for (const { unit } of INDICATORS) expect(UNITS[unit].label.fr).not.toBe("");
  });
});

it("French texts carry their narrow no-break spaces and true apostrophes", () => {
  const french = (value: unknown): readonly string[] => {
    if (typeof value !== "object" || value === null) return [];
    if ("fr" in value && typeof value.fr === "string") return [value.fr];
    return Object.values(value).flatMap(french);
  };
  const words = {
    DATASETS,
    FABRIQUES,
    INDICATORS,
    KEY_POINTS,
    PROGRESS_STATUSES,
    UNITS,
    VALUE_STATUSES,
  };
  const faulty = french(words).filter((fr) => / [;:!?%]|\w'\w|\d \d{3}\b/.test(fr));
  expect(faulty).toEqual([]);
});
