import { expect, test } from "vitest";
import { indicatorOf } from "../src/catalogue/indicators/index.js";
import type { Indicator } from "../src/catalogue/model.js";
import { territoryOf } from "../src/catalogue/territories.js";
import {
  denominatorIn,
  type Figure,
  figureOf,
  HIDDEN,
  NOTHING,
  stateOf,
  sumOf,
} from "../src/measure/figure.js";
import { CLOSED, MOVING, type PeriodState } from "../src/measure/period.js";

const known = (id: string): Indicator => {
  const indicator = indicatorOf(id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  return indicator;
};

const count = known("ctai.contrats");
const share = known("mentorat.achevement");
const median = known("mentorat.duree_mediane");
const perHead = known("ruralite.places_10000hab");

const tally = (lignes: number, connues: number, parts: readonly [number | null, number | null]) => {
  const [numerateur, denominateur] = parts;
  return { lignes, connues, numerateur, denominateur };
};

const PARTIAL: PeriodState = {
  kind: "partiel",
  couverture: { observe: 9, attendu: 12, unite: "mois" },
};

test.each([
  ["no row of a count is a zero", count, NOTHING, [0, "zero"]],
  ["no row of a share means nothing", share, NOTHING, [null, "non_applicable"]],
  ["no row of a median means nothing", median, NOTHING, [null, "non_applicable"]],
  ["rows whose values are unknown", share, tally(4, 0, [0, 0]), [null, "manquant"]],
  ["a share of something", share, tally(5, 4, [1, 4]), [25, "publie"]],
  ["a share that is nil", share, tally(5, 4, [0, 4]), [0, "zero"]],
  ["nothing to divide by", share, tally(5, 4, [3, 0]), [null, "non_applicable"]],
  ["no reference figure", perHead, tally(5, 5, [3, null]), [null, "non_applicable"]],
  ["a count", count, tally(5, 5, [5, null]), [5, "publie"]],
] as const)("%s", (_, indicator, told, [valeur, statut]) => {
  expect(figureOf(indicator, told, CLOSED)).toMatchObject({ valeur, statut });
  const open = figureOf(indicator, told, MOVING);
  expect(open).toMatchObject({ valeur, statut: valeur === null ? statut : "provisoire" });
  const unfinished = figureOf(indicator, told, PARTIAL);
  expect(unfinished).toMatchObject({ valeur, statut: valeur === null ? statut : "partiel" });
  expect(unfinished.couverture).toEqual(PARTIAL.couverture);
});

test("a figure that is hidden has no number", () => {
  expect(HIDDEN).toEqual({
    ...{ valeur: null, numerateur: null, denominateur: null },
    ...{ statut: "secret", couverture: null },
  });
});

test("figures of one period add up, and say missing rather than meaningless", () => {
  const of = (told: Parameters<typeof figureOf>[1], state: PeriodState): Figure =>
    figureOf(share, told, state);
  const settled = of(tally(4, 4, [1, 4]), CLOSED);
  const open = of(tally(6, 6, [5, 6]), MOVING);
  const missing = of(tally(3, 0, [0, 0]), CLOSED);
  const none = of(NOTHING, CLOSED);
  expect(sumOf(share, [settled, open], MOVING)).toEqual({
    ...{ valeur: 60, numerateur: 6, denominateur: 10, statut: "provisoire", couverture: null },
  });
  expect(sumOf(share, [settled, missing], CLOSED)).toEqual(settled);
  expect(sumOf(share, [none, missing], CLOSED).statut).toBe("manquant");
  expect(sumOf(share, [none, none], CLOSED).statut).toBe("non_applicable");
  expect(stateOf(settled)).toEqual(CLOSED);
  expect(stateOf(open)).toEqual(MOVING);
  expect(stateOf(of(tally(4, 4, [1, 4]), PARTIAL))).toEqual(PARTIAL);
});

test("a reference figure is that of the territory, and none where there is no territory", () => {
  expect(denominatorIn(perHead, "R84", null)).toBe(territoryOf("R84")?.population);
  expect(denominatorIn(perHead, null, 12)).toBeNull();
  expect(denominatorIn(share, null, 12)).toBe(12);
});
