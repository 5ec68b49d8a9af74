import { describe, expect, it } from "vitest";
import { type Area, joinOutlines, readPath, writePath } from "../scripts/outlines.js";
import { classesOf, paintOf, type TerritoryFigure } from "../src/map/classes.js";
import { MAP } from "../src/map/outlines.generated.js";
import { fillOf } from "../src/map/patterns.js";
import { baseFor, figuresOf, isCount, perInhabitants } from "../src/map/rates.js";

const shown = (code: string, valeur: number): TerritoryFigure => ({
  code,
  valeur,
  statut: "publie",
});
const absent = (code: string, statut: TerritoryFigure["statut"]): TerritoryFigure => ({
  code,
  valeur: null,
  statut,
});

describe("outlines of the map", () => {
  it("draws the 101 departments once each, the five overseas ones included", () => {
    const codes = MAP.departments.map(({ code }) => code);
    expect(new Set(codes).size).toBe(101);
    expect(codes).toEqual(
      expect.arrayContaining(["D01", "D2A", "D2B", "D971", "D972", "D973", "D974", "D976"]),
    );
    for (const { path } of MAP.departments) expect(path).toMatch(/^(M[-\d.,]+l[-\d., ]+z)+$/);
  });

  it("knows the line between neighbours, and none between departments that do not touch", () => {
    const touches = (one: string, other: string): boolean =>
      MAP.borders.some(({ between }) => between.includes(one) && between.includes(other));
    expect(touches("D69", "D01")).toBe(true);
    expect(touches("D84", "D26")).toBe(true);
    expect(touches("D2A", "D2B")).toBe(true);
    expect(touches("D29", "D67")).toBe(false);
    expect(touches("D2A", "D06")).toBe(false);
  });

  it("frames the overseas departments and the inner ring of Paris", () => {
    expect(MAP.insets.map(({ name }) => name)).toEqual([
      "Paris et petite couronne",
      "Guadeloupe",
      "Martinique",
      "Guyane",
      "La Réunion",
      "Mayotte",
    ]);
  });

  it("reads relative paths, and refuses curves", () => {
    expect(readPath("m 1,2 3,0 0,0 0,4 z m 10,0 1,0 0,1 z")).toEqual([
      [
        [1, 2],
        [4, 2],
        [4, 6],
      ],
      [
        [11, 2],
        [12, 2],
        [12, 3],
      ],
    ]);
    expect(() => readPath("m 1,2 c 0,1 2,3 4,5 z")).toThrow(/non reconnu/);
  });

  it("makes neighbours share their points, however each was drawn", () => {
    const left: Area = {
      code: "A",
      rings: [
        [
          [0, 0],
          [10, 0],
          [10.1, 5],
          [10, 10],
          [0, 10],
        ],
      ],
    };
    const right: Area = {
      code: "B",
      rings: [
        [
          [10.05, 0.05],
          [20, 0],
          [20, 10],
          [10, 10.1],
        ],
      ],
    };
    const { areas, borders } = joinOutlines([left, right], { tolerance: 0.25, detail: 0 });
    expect(borders).toHaveLength(1);
    const line = new Set(borders[0]?.points.map(String));
    for (const { rings } of areas) {
      const own = new Set(rings.flat().map(String));
      for (const point of line) expect(own).toContain(point);
    }
  });

  it("writes a path with relative steps that end where they should after rounding", () => {
    const line = [
      [0.04, 0],
      [1.06, 0],
      [1.06, 2.26],
    ] as const;
    expect(writePath(line, { closed: true, decimals: 1 })).toBe("M0,0l1.1,0 0,2.3z");
  });
});

describe("classes of the map", () => {
  it("come from shown values only: hidden, missing and zero ones move no limit", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) => shown(`D${value}`, value));
    const classes = classesOf(values, 1);
    const noise = [
      absent("D90", "secret"),
      absent("D91", "manquant"),
      { ...shown("D92", 0), statut: "zero" as const },
    ];
    expect(classesOf([...noise, ...values], 1)).toEqual(classes);
    expect(classes).toHaveLength(5);
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(10);
  });

  it("never part equal values, and are no more than the values are", () => {
    expect(classesOf([shown("D1", 4), shown("D2", 4), shown("D3", 4)], 1)).toEqual([
      { from: 4, to: 4, count: 3 },
    ]);
    expect(classesOf([], 1)).toEqual([]);
    const lopsided = [1, 1, 1, 1, 1, 1, 2, 9].map((value, i) => shown(`D${i}`, value));
    expect(classesOf(lopsided, 1)).toEqual([
      { from: 1, to: 1, count: 6 },
      { from: 2, to: 9, count: 2 },
    ]);
  });

  it("give one colour to values that are written the same", () => {
    const figures = [1.26, 1.27, 1.31, 1.34, 2].map((value, i) => shown(`D${i}`, value));
    const classes = classesOf(figures, 1);
    expect(classes.map(({ from, to }) => [from, to])).toEqual([
      [1.3, 1.3],
      [2, 2],
    ]);
    expect(figures.map((figure) => paintOf(figure, classes, 1))).toEqual([0, 0, 0, 0, 1]);
  });

  it("paint zero, secret, missing and not applicable apart from each other and from any class", () => {
    const figures = [shown("D1", 1), shown("D2", 5)];
    const classes = classesOf(figures, 1);
    const paints = [
      ...figures.map((figure) => paintOf(figure, classes, 1)),
      paintOf({ code: "D3", valeur: 0, statut: "zero" }, classes, 1),
      paintOf(absent("D4", "secret"), classes, 1),
      paintOf(absent("D5", "manquant"), classes, 1),
      paintOf(absent("D6", "non_applicable"), classes, 1),
    ];
    expect(paints).toEqual([0, 1, "zero", "secret", "manquant", "non_applicable"]);
    expect(new Set(paints.map((paint) => fillOf(paint, classes.length))).size).toBe(paints.length);
    expect(paintOf(undefined, classes, 1)).toBe("manquant");
  });
});

describe("rates of the map", () => {
  const population = (code: string): number => (code === "D01" ? 200_000 : 0);

  it("bring counts to the population, and keep the status", () => {
    const settings = { population, base: 10_000 };
    expect(perInhabitants([{ code: "D01", valeur: 50, statut: "provisoire" }], settings)).toEqual([
      { code: "D01", valeur: 2.5, statut: "provisoire" },
    ]);
    expect(perInhabitants([absent("D01", "secret")], settings)[0]?.statut).toBe("secret");
  });

  it("have no value where the population is unknown", () => {
    expect(perInhabitants([shown("D99", 50)], { population, base: 10_000 })).toEqual([
      absent("D99", "manquant"),
    ]);
  });

  it("are given for 10,000 inhabitants, or for more where the nation would be below one", () => {
    expect(baseFor(68_000, 68_000_000)).toBe(10_000);
    expect(baseFor(800, 68_000_000)).toBe(100_000);
    expect(baseFor(57, 68_000_000)).toBe(1_000_000);
    expect(baseFor(0, 68_000_000)).toBe(1_000_000);
  });

  it("are made of counts and of euros, not of what is a rate already", () => {
    expect(["nombre", "euros", "pourcent", "mois", "pour_10000_habitants"].filter(isCount)).toEqual(
      ["nombre", "euros"],
    );
  });

  it("are read under the product's codes; rows of no territory are left out", () => {
    const numbers = { valeur: 1, statut: "publie" as const, numerateur: 1, denominateur: null };
    const cells = [
      { annee: "2023", departement: "2A", ...numbers },
      { annee: "2023", departement: null, ...numbers },
    ] as unknown as Parameters<typeof figuresOf>[0];
    expect(figuresOf(cells, "departement")).toEqual([{ code: "D2A", valeur: 1, statut: "publie" }]);
  });
});
