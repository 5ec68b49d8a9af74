import type { Cell, IndicatorAnswer } from "@fabriques/api/contract";
import { quartersOf } from "@fabriques/api/speech";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndicatorWords } from "../src/app/reference.js";
import { REST_KEY, rankedSeries } from "../src/figure/series.js";
import { sparkPath } from "../src/figure/spark-path.js";
import type { DataColumn } from "../src/filters/filter.js";
import { fillOf } from "../src/map/patterns.js";
import { categoriesOf, sharesIn } from "../src/pages/indicator/categories.js";
import { parametersOf, readIndicatorChoice } from "../src/pages/indicator/choice.js";
import { compare, hiddenIn } from "../src/pages/indicator/comparison.js";
import {
  breakdownsOffered,
  filtersOffered,
  isPublished,
  timesOffered,
} from "../src/pages/indicator/crossings.js";
import { shareSentence } from "../src/words/breakdown.js";
import { aboveNation } from "../src/words/indicator.js";
import { verdictOf } from "../src/words/method-secrecy.js";
import { crossingsSaid } from "../src/words/secrecy.js";
import { seriesSentence } from "../src/words/sentences.js";
import { same } from "../src/words/text.js";

const pairs = {
  id: "mentorat.binomes",
  par: ["annee", "trimestre", "region", "departement", "type", "sexe", "age"],
  croisements: [
    ["annee"],
    ["annee", "type"],
    ["annee", "sexe"],
    ["annee", "age"],
    ["annee", "type", "sexe"],
    ["trimestre"],
    ["trimestre", "type"],
  ],
} as unknown as IndicatorWords;
const columnOf = (nom: string): DataColumn => ({
  ...{ nom, type: "choix", libelle: same(nom), obligatoire: true, operateurs: ["="], stock: false },
  choix: ["a", "b", "c"].map((valeur) => ({ valeur, libelle: same(valeur) })),
});
const COLUMNS = ["type", "sexe", "age"].map(columnOf);
const filterOn = (nom: string) => ({
  column: columnOf(nom),
  operator: "=" as const,
  values: ["a"],
});

describe("what is offered of an indicator about people", () => {
  it("is what the plan holds with the time and the filters chosen", () => {
    const year = { time: "annee", filters: [filterOn("sexe")] } as const;
    expect(breakdownsOffered(pairs, year)).toEqual(["type", "sexe"]);
    expect(filtersOffered(pairs, COLUMNS, year).map(({ nom }) => nom)).toEqual(["type", "sexe"]);
    expect(timesOffered(pairs, year.filters)).toEqual(["annee"]);
    expect(breakdownsOffered(pairs, { time: "trimestre", filters: [] })).toEqual(["type"]);
  });

  it("is anything where rows are published", () => {
    const acts = { ...pairs, croisements: null };
    const chosen = { time: "trimestre", filters: [filterOn("sexe"), filterOn("age")] } as const;
    expect(breakdownsOffered(acts, chosen)).toEqual(["type", "sexe", "age"]);
  });

  it("is the region first, since much of a department is hidden", () => {
    expect(readIndicatorChoice({}, pairs, COLUMNS).level).toBe("region");
    expect(readIndicatorChoice({ par: "departement" }, pairs, COLUMNS).level).toBe("departement");
  });

  it("never asks the API for what is not published, whatever the address says", () => {
    const name = fc.constantFrom(
      "annee",
      "trimestre",
      "region",
      "departement",
      "type",
      "sexe",
      "age",
      "nom",
    );
    const search = fc.record(
      {
        par: fc.array(name, { maxLength: 5 }).map((names) => names.join(",")),
        de: fc.constantFrom("2021", "2021-T2", "hier"),
        a: fc.constantFrom("2023", "2023-T4", ""),
        ...{
          type: fc.constantFrom("a", "a,b"),
          sexe: fc.constantFrom("a", "b,c"),
          age: fc.constant("a"),
        },
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(search, (asked) => {
        const choice = readIndicatorChoice(asked, pairs, COLUMNS);
        const filtered = choice.filters.map(({ column }) => column.nom);
        expect(isPublished(pairs, choice.time, filtered)).toBe(true);
        const told = choice.breakdown === null ? [] : [choice.breakdown];
        expect(isPublished(pairs, choice.time, [...filtered, ...told])).toBe(true);
        const form = choice.time === "annee" ? /^\d{4}$/ : /^\d{4}-T[1-4]$/;
        const { de = "", a = "" } = parametersOf(choice);
        for (const bound of [de, a]) if (bound !== "") expect(bound).toMatch(form);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

const cell = (key: string | null, valeur: number | null, statut: Cell["statut"]): Cell =>
  ({
    ...{ annee: "2025", region: key, type: key },
    ...{ valeur, statut, numerateur: valeur, denominateur: null, couverture: null },
  }) as Cell;
const hidden = (key: string): Cell => cell(key, null, "secret");
const answerOf = (valeurs: readonly Cell[], restes: readonly Cell[] = []): IndicatorAnswer =>
  ({ valeurs, restes }) as unknown as IndicatorAnswer;

const PEOPLE: Readonly<Record<string, number>> = {
  FR: 110_000,
  R11: 60_000,
  R84: 30_000,
  R94: 20_000,
};
const reference = {
  territory: (code: string) => {
    const population = PEOPLE[code];
    if (population === undefined) return undefined;
    return { code, nom: code, niveau: "region" as const, parent: "FR", population };
  },
};
const UNIT = { id: "nombre", libelle: same("nombre"), symbole: same(""), decimales: 0 };

describe("territories of which some are hidden", () => {
  const comparison = compare({
    parts: answerOf(
      [cell("11", 60, "publie"), hidden("84"), hidden("94")],
      [cell(null, 40, "publie")],
    ),
    whole: answerOf([cell(null, 100, "publie")]),
    ...{ level: "region", unit: UNIT, reference },
  });

  it("have a row of the hidden ones together, so that the table adds up", () => {
    if (!comparison) throw new Error("no comparison");
    const { nation, territories, rest } = comparison;
    const shown = territories.reduce((sum, { figure }) => sum + (figure.valeur ?? 0), 0);
    expect(shown + (rest?.figure.valeur ?? 0)).toBe(nation.figure.valeur);
    expect(rest).toMatchObject({ population: 50_000, value: { valeur: 8, statut: "publie" } });
    expect(rest?.gap).toBeCloseTo(8 - 100 / 11);
    expect(hiddenIn(comparison)).toBe(2);
  });

  it("have none where nothing of it can be had by subtraction", () => {
    const parts = answerOf([cell("11", 60, "publie"), hidden("84"), hidden("94")]);
    const whole = answerOf([cell(null, 100, "publie")]);
    const without = compare({ parts, whole, level: "region", unit: UNIT, reference });
    expect(without?.rest).toBeNull();
  });

  it("say how many are shown, also when there is but one", () => {
    const counts = { above: 1, shown: 1, total: 101, level: "departement" as const };
    expect(aboveNation(counts).fr).toBe("un seul département montré");
  });
});

describe("categories of which some are hidden", () => {
  const column = columnOf("type");
  const reading = {
    column,
    time: "annee",
    sayValue: (value: string) => value,
    say: (t: { fr: string }) => t.fr,
  } as const;
  const categories = categoriesOf(
    answerOf([hidden("c"), cell("a", 30, "publie"), hidden("b")], [cell(null, 12, "publie")]),
    reading,
  );

  it("stay, in the order of the choices, and what they make together comes apart", () => {
    expect(categories.all.map(({ key }) => key)).toEqual(["a", "b", "c"]);
    expect(categories.rest).toMatchObject({
      key: REST_KEY,
      points: [{ periode: "2025", valeur: 12 }],
    });
    const rows = [...categories.all, ...(categories.rest ? [categories.rest] : [])];
    const sum = rows.reduce((total, { points }) => total + (points[0]?.valeur ?? 0), 0);
    expect(sum).toBe(42);
  });

  it("are said without their values, with the sum that is published", () => {
    const series = rankedSeries(
      { id: "", label: same(""), dimension: same(""), unit: UNIT },
      categories.all.map(({ key, points: [point] }) => ({
        ...{ key, label: same(key), shortLabel: same(key), chosen: false },
        ...{ value: point?.valeur ?? null, status: point?.statut ?? "manquant" },
        ...{ numerator: null, denominator: null, coverage: null },
      })),
    );
    const said = shareSentence(sharesIn(series, "2025", categories.rest?.points[0]));
    expect(said.fr).toBe(
      "En\u00A02025\u202F: a 30. Caché par le secret statistique\u202F: b et c (12 ensemble).",
    );
  });
});

const point = (periode: string, valeur: number | null) => ({
  ...{ periode, valeur, numerateur: valeur, denominateur: null, couverture: null },
  statut: valeur === null ? ("secret" as const) : ("publie" as const),
});

describe("what hides in a drawing", () => {
  it("is one band per run of hidden periods in a sparkline, as high whatever is hidden", () => {
    const points = [null, null, 4, 5, null].map((value, i) => point(String(2020 + i), value));
    const { hidden: bands } = sparkPath(points, { width: 88, height: 20, judged: null });
    expect(bands).toEqual([
      { x: 0, width: 34 },
      { x: 74, width: 14 },
    ]);
  });

  it("is hatched on the map at both scales, each with its own pattern", () => {
    expect(fillOf("secret", 5)).toBe("url(#carte-hachures)");
    expect(fillOf("secret", 5, "loupe")).toBe("url(#loupe-hachures)");
  });
});

describe("quarters", () => {
  it("that are hidden are named by the ends of their run, across the year", () => {
    const points = ["2024-T3", "2024-T4", "2025-T1", "2025-T2", "2025-T3"].map((periode, i) =>
      point(periode, i === 0 || i === 4 ? 10 + i : null),
    );
    expect(seriesSentence(same("14."), points).fr).toBe(
      "14. Secret statistique\u202F: T4\u00A02024 à T2\u00A02025.",
    );
  });

  it("stop at the day of the data", () => {
    expect(quartersOf(["2025", "2026"], "2026-08-15").at(-1)).toBe("2026-T3");
    expect(quartersOf(["2026"], "2026-06-30").at(-1)).toBe("2026-T2");
  });
});

describe("words of secrecy", () => {
  it("say what the plan holds", () => {
    expect(crossingsSaid(pairs.croisements ?? [], same).fr).toBe(
      "Par année\u202F: ensemble\u202F; type\u202F; sexe\u202F; age\u202F; type × sexe. Par trimestre\u202F: ensemble\u202F; type.",
    );
  });

  it("say that nothing was recovered, or that something was", () => {
    const proved = { protected: 1200, found: 0, bounded: 0, unproved: 0, k: 11 };
    expect(verdictOf(proved).fr).toContain(
      "0\u00A0case retrouvée sur 1\u202F200\u00A0cases protégées",
    );
    expect(verdictOf({ ...proved, found: 2 }).fr).toContain("La preuve n’est pas complète");
  });
});
