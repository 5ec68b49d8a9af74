import type { Point, Progress } from "@fabriques/api/contract";
import type { Unit } from "@fabriques/api/speech";
import { nextPeriod } from "@fabriques/api/speech";
import { describe, expect, test } from "vitest";
import { rankedSeries, timeSeries, trajectorySeries } from "../src/figure/series.js";
import { sparkPath } from "../src/figure/spark-path.js";
import { axisOf, timeRows } from "../src/figure/time-rows.js";
import { text } from "../src/words/text.js";

const COUNT: Unit = { id: "nombre", libelle: text("n", "n"), symbole: text("", ""), decimales: 0 };
const WORDS = { id: "x", label: text("X", "X"), dimension: text("Année", "Year"), unit: COUNT };

const point = (
  periode: string,
  valeur: number | null,
  statut: Point["statut"] = "publie",
): Point => ({
  periode,
  valeur,
  statut,
  numerateur: null,
  denominateur: null,
  couverture: null,
});

const partial = (periode: string, valeur: number, observe = 9): Point => ({
  ...point(periode, valeur, "partiel"),
  couverture: { observe, attendu: 12, unite: "mois" },
});

const withTarget = (serie: Point[], from: number, to: number): Progress =>
  ({
    serie,
    periode: "2023",
    vi: 11,
    objectif: {
      territoire: "FR",
      annee_reference: from,
      annee_cible: to,
      valeur_cible: 100,
      statut: "illustratif",
    },
  }) as unknown as Progress;

test("les périodes se suivent, par année et par trimestre", () => {
  expect(nextPeriod("2023")).toBe("2024");
  expect(nextPeriod("2023-T3")).toBe("2023-T4");
  expect(nextPeriod("2023-T4")).toBe("2024-T1");
});

test("une période absente devient un trou visible, non une droite", () => {
  const { points } = timeSeries(WORDS, [point("2022-T4", 2), point("2022-T2", 1)]);
  expect(points.map(({ key, status }) => [key, status])).toEqual([
    ["2022-T2", "publie"],
    ["2022-T3", "manquant"],
    ["2022-T4", "publie"],
  ]);
});

describe("les lignes d’un graphique dans le temps", () => {
  test("le réel est plein, le provisoire repart du dernier réel, le secret est un trou", () => {
    const rows = timeRows(
      timeSeries(WORDS, [
        point("2020", 1),
        point("2021", null, "secret"),
        point("2022", 3),
        point("2023", 0, "zero"),
        point("2024", 5, "provisoire"),
      ]),
    );
    expect(rows.map(({ final }) => final)).toEqual([1, null, 3, 0, null]);
    expect(rows.map(({ provisional }) => provisional)).toEqual([null, null, null, 0, 5]);
  });

  test("une période incomplète est un point à part, qu’aucune ligne ne rejoint", () => {
    const rows = timeRows(
      timeSeries(WORDS, [
        point("2023", 3),
        point("2024", 4),
        partial("2025", 2),
        point("2026", 5, "provisoire"),
      ]),
    );
    expect(rows.map(({ final }) => final)).toEqual([3, 4, null, null]);
    expect(rows.map(({ provisional }) => provisional)).toEqual([null, null, null, 5]);
    expect(rows.map(({ partial }) => partial)).toEqual([null, null, 2, null]);
    expect(rows[2]?.point?.coverage).toEqual({ observe: 9, attendu: 12, unite: "mois" });
  });

  test("l’axe contient aussi la valeur d’une période incomplète", () => {
    const rows = timeRows(timeSeries(WORDS, [point("2024", 90), partial("2025", 20)]));
    expect(axisOf(rows, COUNT).start).toBe(0);
    const higher = timeRows(timeSeries(WORDS, [point("2024", 10), partial("2025", 95)]));
    expect(axisOf(higher, COUNT).end).toBeGreaterThanOrEqual(95);
  });

  test("la trajectoire va de l’année de référence à l’année cible, au-delà des données", () => {
    const rows = timeRows(
      trajectorySeries(WORDS, withTarget([point("2019", 11), point("2023", 44)], 2019, 2027)),
    );
    expect(rows.at(0)).toMatchObject({ key: "2019", path: 11 });
    expect(rows.at(-1)).toMatchObject({ key: "2027", path: 100, point: null });
    expect(rows.find(({ key }) => key === "2023")?.path).toBe(55.5);
    expect(rows).toHaveLength(9);
  });

  test("l’année de référence antérieure aux données est montrée", () => {
    const rows = timeRows(trajectorySeries(WORDS, withTarget([point("2021", 20)], 2019, 2023)));
    expect(rows.map(({ key }) => key)).toEqual(["2019", "2020", "2021", "2022", "2023"]);
  });

  const axis = (unit: Unit, ...values: number[]) =>
    axisOf(
      timeRows(
        timeSeries(
          { ...WORDS, unit },
          values.map((v, i) => point(String(2019 + i), v)),
        ),
      ),
      unit,
    );
  const PERCENT = { ...COUNT, symbole: text("%", "%"), decimales: 1 };

  test("l’axe part de zéro, sauf si toutes les valeurs en sont loin", () => {
    expect(axis(COUNT, 10, 100).start).toBe(0);
    expect(axis(COUNT, -5, 100).start).toBeLessThanOrEqual(-5);
    expect(axis(COUNT, 70, 70).start).toBe(0);
    const cut = axis(PERCENT, 90, 96);
    expect(cut.start).toBeGreaterThan(0);
    expect(cut.start).toBeLessThan(90);
    expect(axis(COUNT)).toEqual({ start: 0, end: 1, ticks: [0, 1] });
  });

  test.each([
    [0.4, 1.63],
    [11, 44, 57],
    [30, 66.7, 90],
    [9_000_000, 9_776_000],
    [1, 2, 3],
    [60, 63, 90],
  ])("les repères de l’axe sont réguliers et contiennent toutes les valeurs : %j", (...values) => {
    const { start, end, ticks } = axis(PERCENT, ...values);
    const steps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? Number.NaN));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-6);
    expect(start).toBeLessThanOrEqual(Math.min(...values));
    expect(end).toBeGreaterThanOrEqual(Math.max(...values));
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThan(8);
  });

  test("un pourcentage ne dépasse pas cent sur l’axe, et un nombre entier a des repères entiers", () => {
    expect(axis(PERCENT, 2, 96).end).toBe(100);
    expect(axis(COUNT, 1, 2).ticks).toEqual([0, 1, 2]);
  });
});

test("les barres vont de la plus grande à la plus petite, les valeurs cachées à la fin", () => {
  const make = (key: string, value: number | null) => ({
    ...{ key, label: text(key, key), shortLabel: text(key, key), value },
    ...{ status: value === null ? ("secret" as const) : ("publie" as const) },
    ...{ numerator: null, denominator: null, coverage: null, chosen: false },
  });
  const { points } = rankedSeries(WORDS, [
    make("a", 1),
    make("b", null),
    make("c", 0),
    make("d", 9),
  ]);
  expect(points.map(({ key }) => key)).toEqual(["d", "a", "c", "b"]);
});

describe("les courbes miniatures", () => {
  const options = { width: 100, height: 20, judged: "2021" };

  test("une valeur manquante coupe la courbe et isole un point", () => {
    const { finals, dots } = sparkPath(
      [point("2019", 1), point("2020", null, "manquant"), point("2021", 3), point("2022", 2)],
      options,
    );
    expect(finals.match(/M/g)).toHaveLength(1);
    expect(dots.map(({ period }) => period)).toEqual(["2019", "2021"]);
  });

  test("le provisoire est rejoint en pointillé et marqué d’un rond creux", () => {
    const { finals, provisionals, dots } = sparkPath(
      [point("2020", 1), point("2021", 3), point("2022", 2, "provisoire")],
      options,
    );
    expect(finals.match(/L/g)).toHaveLength(1);
    expect(provisionals.match(/L/g)).toHaveLength(1);
    expect(dots.find(({ period }) => period === "2022")?.hollow).toBe(true);
  });

  test("une période incomplète est marquée d’un rond creux, jamais rejointe d’un trait", () => {
    const { finals, provisionals, dots } = sparkPath(
      [point("2020", 1), point("2021", 3), partial("2022", 2)],
      options,
    );
    expect(finals.match(/L/g)).toHaveLength(1);
    expect(provisionals).toBe("");
    expect(dots.find(({ period }) => period === "2022")?.hollow).toBe(true);
  });

  test("une série plate tient au milieu, et une série vide ne dessine rien", () => {
    const flat = sparkPath([point("2020", 5), point("2021", 5)], options);
    expect(flat.dots[0]?.y).toBe(10);
    expect(sparkPath([], options)).toEqual({ hidden: [], finals: "", provisionals: "", dots: [] });
  });
});
