import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cell, IndicatorAnswer } from "../src/contract/index.js";
import type { Answer } from "./oracle/figures.js";
import { EVERY_QUESTION, type Question } from "./oracle/questions.js";
import { openWorld, type World } from "./world.js";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The figure of the one row that the question is about. */
async function ask({ route, case: wanted }: Question): Promise<Answer> {
  const response = await fetch(world.origin + route);
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${route}: ${response.status} ${body}`);
  const { valeurs } = JSON.parse(body) as IndicatorAnswer;
  const isWanted = (cell: Cell): boolean =>
    Object.entries(wanted).every(([dimension, value]) => cell[dimension] === value);
  const [cell, ...others] = valeurs.filter(isWanted);
  if (!cell || others.length > 0) throw new Error(`${route}: ${others.length + 1} rows, or none`);
  const { valeur, numerateur, denominateur, statut } = cell;
  return { valeur, numerateur, denominateur, statut };
}

/** Counts are exact; what was divided, or is a median, may differ in its tenth digit. */
function expectSame(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null || Number.isInteger(expected)) {
    expect(actual).toBe(expected);
  } else {
    expect(Math.abs(actual / expected - 1), `${actual} for ${expected}`).toBeLessThan(1e-9);
  }
}

describe("the product says over HTTP what was worked out by another way", () => {
  test.each(EVERY_QUESTION)("%s: %s", async (_domain, _words, question) => {
    const answer = await ask(question);
    const { attendu } = question;
    expect(answer.statut).toBe(attendu.statut);
    expectSame(answer.numerateur, attendu.numerateur);
    expectSame(answer.denominateur, attendu.denominateur);
    expectSame(answer.valeur, attendu.valeur);
  });
});
