import type { Point } from "@fabriques/api/contract";
import type { Unit } from "@fabriques/api/speech";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { timeSeries } from "../src/figure/series.js";
import { CoverageLabels, LastLabel } from "../src/figure/time-marks.js";
import { timeRows } from "../src/figure/time-rows.js";
import { same, text } from "../src/words/text.js";

// A chart has a size in a browser only: here the plot is a square where every point has a place.
vi.mock("recharts", () => ({
  usePlotArea: () => ({ x: 0, y: 0, width: 100, height: 100 }),
  useXAxisScale: () => () => 10,
  useYAxisScale: () => (value: number) => 100 - value,
}));

const UNIT: Unit = { id: "nombre", libelle: same("n"), symbole: same(""), decimales: 0 };
const WORDS = { id: "x", label: same("X"), dimension: text("Année", "Year"), unit: UNIT };

const point = (periode: string, valeur: number, observe?: number): Point => ({
  ...{ periode, valeur, numerateur: null, denominateur: null },
  statut: observe === undefined ? "publie" : "partiel",
  couverture: observe === undefined ? null : { observe, attendu: 12, unite: "mois" },
});

const labels = (points: readonly Point[], judged: string | null) => {
  const rows = timeRows(timeSeries(WORDS, points, judged));
  const written = (markup: string): string =>
    markup.replaceAll(/<[^>]*>/g, "").replaceAll(/[\u00A0\u202F]/g, " ");
  return {
    last: written(renderToStaticMarkup(createElement(LastLabel, { rows, unit: UNIT }))),
    coverage: written(renderToStaticMarkup(createElement(CoverageLabels, { rows }))),
  };
};

const YEARS = [point("2023", 41), point("2024", 44), point("2025", 12, 9)];

test("la valeur écrite est la dernière complète, jamais celle d’une période incomplète", () => {
  expect(labels(YEARS, null).last).toBe("44");
  expect(labels(YEARS, "2025").last).toBe("44");
  expect(labels([point("2025", 12, 9)], "2025").last).toBe("");
});

test("la valeur jugée l’emporte sur la dernière", () => {
  expect(labels(YEARS, "2023").last).toBe("41");
});

test("une période incomplète dit la part qui est là, les autres rien", () => {
  expect(labels(YEARS, null).coverage).toBe("9 mois sur 12");
  expect(labels(YEARS.slice(0, 2), null).coverage).toBe("");
});
