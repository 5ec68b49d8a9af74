import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type {
  Catalogue,
  Cell,
  IndicatorAnswer,
  ProblemBody,
  Rows,
  Territories,
} from "../../src/contract/index.js";
import { openWorld, type World } from "../world.js";
import { PLACES, type Question, questions, TIMES } from "./questions.js";
import { publishedFile, runOn } from "./release.js";

/*
 * Around the edge of the publication plan, whatever is asked: a refusal that names the allowed crossings, or a union of
 * published rows, compared one by one with those of the released file.
 */

const REQUESTS = 5_000;
const AT_ONCE = 20;
const K = 11;

let world: World;
let catalogue: Catalogue;
let codes: readonly string[];
let published: ReadonlyMap<string, Cell>;

beforeAll(async () => {
  world = await openWorld();
  catalogue = await world.json<Catalogue>("/catalogue");
  const { territoires } = await world.json<Territories>("/territoires");
  codes = territoires.map(({ code }) => code);
  const rows = await runOn(await publishedFile(inject("dataDir"), "public"), [
    "select indicateur, croisement, territoire, periode, numerateur, denominateur, valeur, statut from cellules",
  ]);
  published = new Map(rows.map((row) => [keyOf(row), row as Cell]));
}, 300_000);
afterAll(() => world.close());

const sorted = (crossing: string): string => crossing.split("&").sort().join("&");
const keyOf = ({ indicateur, croisement, territoire, periode }: Record<string, unknown>): string =>
  [indicateur, sorted(String(croisement)), territoire, periode].join("|");

async function check([path, parameters]: Question): Promise<number> {
  const search = new URLSearchParams(
    parameters.map(([name, value]): [string, string] => [name, value]),
  );
  const asked = `${path}?${search}`;
  const response = await world.get(asked);
  const body: unknown = JSON.parse(await response.text());
  if (response.status === 200) {
    if (path.startsWith("/donnees")) checkRows(body as Rows, asked);
    else checkAnswer(body as IndicatorAnswer, asked);
  } else {
    expect(response.status, asked).toBe(400);
    checkRefusal(body as ProblemBody, path);
  }
  return response.status;
}

/** Outside the plan, what is said to be accepted is the plan. */
function checkRefusal({ detail, acceptes }: ProblemBody, path: string): void {
  if (!detail.startsWith("Ce croisement n’est pas publié")) return;
  const indicator = catalogue.indicateurs.find(({ id }) => path === `/indicateurs/${id}`);
  expect(acceptes).toEqual(indicator?.croisements?.map((names) => names.join(",")));
}

function checkRows({ lignes }: Rows, asked: string): void {
  for (const row of lignes as Cell[]) expectSame(row, [published.get(keyOf(row))], asked);
}

function checkAnswer(answer: IndicatorAnswer, asked: string): void {
  for (const cell of answer.valeurs) expectSame(cell, cellsOf(answer, cell), asked);
  for (const { numerateur, denominateur } of answer.restes) {
    const parts = [numerateur ?? 0, (denominateur ?? numerateur ?? 0) - (numerateur ?? 0)];
    expect(
      parts.filter((part) => part < 0 || (part > 0 && part < K)),
      asked,
    ).toEqual([]);
  }
}

/** The published cells that a row stands for: one, or those of the values chosen. */
function cellsOf(
  { indicateur, territoire, par, filtres }: IndicatorAnswer,
  cell: Cell,
): (Cell | undefined)[] {
  const told = par.filter((name) => ![...TIMES, ...PLACES].includes(name));
  const chosen = Object.entries(filtres).filter(([name]) => !told.includes(name));
  const terms = chosen.reduce<string[][]>(
    (found, [name, values]) =>
      found.flatMap((list) => values.map((value) => [...list, `${name}=${value}`])),
    [told.map((name) => `${name}=${cell[name]}`)],
  );
  const area = cell.departement
    ? `D${cell.departement}`
    : cell.region
      ? `R${cell.region}`
      : territoire;
  return terms.map((list) =>
    published.get(
      keyOf({
        ...{ indicateur, territoire: area, periode: cell.trimestre ?? cell.annee },
        croisement: list.join("&") || "ensemble",
      }),
    ),
  );
}

function expectSame(cell: Cell, from: readonly (Cell | undefined)[], asked: string): void {
  const { valeur, numerateur, denominateur, statut } = cell;
  const isHidden = from.some((one) => one === undefined || one.statut === "secret");
  if (isHidden) {
    expect([statut, valeur, numerateur, denominateur], asked).toEqual(["secret", null, null, null]);
    return;
  }
  const cells = from as readonly Cell[];
  const [only] = cells;
  if (only && cells.length === 1) {
    expect([statut, valeur, numerateur, denominateur], asked).toEqual([
      ...[only.statut, only.valeur, only.numerateur, only.denominateur],
    ]);
    return;
  }
  const sum = (name: "numerateur" | "denominateur"): number | null => {
    const known = cells.map((one) => one[name]).filter((one) => one !== null);
    return known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
  };
  expect([numerateur, denominateur], asked).toEqual([sum("numerateur"), sum("denominateur")]);
}

test(`${REQUESTS} questions around the plan's edge`, { timeout: 300_000 }, async () => {
  const answered = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(questions(catalogue, codes), { minLength: AT_ONCE, maxLength: AT_ONCE }),
      async (asked) => {
        for (const status of await Promise.all(asked.map(check))) {
          answered.set(status, (answered.get(status) ?? 0) + 1);
        }
      },
    ),
    { numRuns: REQUESTS / AT_ONCE, seed: 2023 },
  );
  expect([...answered.keys()].sort()).toEqual([200, 400]);
  expect(answered.get(200)).toBeGreaterThan(REQUESTS / 5);
  expect(answered.get(400)).toBeGreaterThan(REQUESTS / 5);
  expect(world.errors).toEqual([]);
});
