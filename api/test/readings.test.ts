import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { IndicatorAnswer } from "../src/contract/index.js";
import { openWorld, type World } from "./world.js";

let world: World;
let readings: string[] = [];

beforeAll(async () => {
  world = await openWorld({
    disturb: (release) => ({
      ...release,
      all(sql, params, signal) {
        readings.push(sql);
        return release.all(sql, params, signal);
      },
    }),
  });
});
afterAll(() => world.close());
beforeEach(() => {
  readings = [];
});

const ask = (par: string, territoire = "FR"): Promise<IndicatorAnswer> =>
  world.json(`/indicateurs/mentorat.binomes?territoire=${territoire}&par=${par}`);
const isHidden = ({ statut }: { statut: string }): boolean => statut === "secret";

/** The time of an answer is that of its readings: the number of rows behind the cells plays no part. */
test("a question by year reads once the series that it shows and judges, and the quarters of the year under way", async () => {
  const { valeurs } = await ask("annee");
  expect(valeurs.filter(isHidden)).toEqual([]);
  expect(readings).toHaveLength(2);
});

test("what the hidden cells make together comes from the series that was read", async () => {
  const { valeurs, restes } = await ask("annee,departement");
  expect(valeurs.some(isHidden)).toBe(true);
  expect(restes.length).toBeGreaterThan(0);
  expect(readings).toHaveLength(3);
});
