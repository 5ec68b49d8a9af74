import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { IndicatorAnswer } from "../../src/contract/index.js";
import { readDemo } from "../oracle/exports.js";
import { openWorld } from "../world.js";
import { type Ask, collect, type Shown } from "./collect.js";
import { copyRelease, publishedFile, runOn } from "./release.js";
import { groupsOf } from "./system.js";
import { countIn, someoneOfPair, type Truth } from "./truth.js";
import { judge, type Verdict } from "./verdict.js";

/*
 * Faults planted in a copy of the published file, or in the answers: the attacker of the demo must condemn each, and
 * find nothing where nothing was planted.
 */

const K = 11;
const SCOPE = {
  ...{ dataset: "mentorat", year: "2023" },
  indicators: ["mentorat.binomes", "mentorat.achevement"],
};
const people = { mentorat: readDemo().pairs.map(someoneOfPair) };
const truth: Truth = countIn(people.mentorat.filter(({ year }) => year === 2023));
/** Ends what hangs only. */
const LIMIT = 300_000;

let dataDir: string;
let hidden: readonly Hidden[];
beforeAll(async () => {
  dataDir = await copyRelease(inject("dataDir"));
  hidden = await hiddenCells(await publishedFile(dataDir, "public"));
}, LIMIT);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** A hidden cell with what is true of it. */
interface Hidden extends Pick<Shown, "indicator" | "crossing" | "area" | "period"> {
  readonly croisement: string;
  readonly top: number;
  /** Null for a count. */
  readonly bottom: number | null;
}

async function hiddenCells(file: string): Promise<Hidden[]> {
  const rows = await runOn(file, [
    `select indicateur, croisement, territoire, periode from cellules
     where statut = 'secret' and starts_with(indicateur, 'mentorat.') and starts_with(periode, '2023')`,
  ]);
  return rows.flatMap(({ indicateur, croisement, territoire, periode }) => {
    const crossing = croisement === "ensemble" ? [] : String(croisement).split("&");
    const figure = {
      ...{ indicator: String(indicateur), crossing, croisement: String(croisement) },
      ...{ area: String(territoire), period: String(periode) },
    };
    const groups = groupsOf(figure);
    if (!groups) return [];
    const sum = (names: readonly string[]): number =>
      names.reduce((total, name) => total + truth.of(`${name}|${figure.area}`).people, 0);
    return [{ ...figure, top: sum(groups.top), bottom: groups.bottom && sum(groups.bottom) }];
  });
}

const placeOf = ({ croisement, area, period }: Pick<Hidden, "croisement" | "area" | "period">) =>
  [croisement, area, period].join("|");

const isSafe = (count: number): boolean => count === 0 || count >= K;

/** Writes the truth into hidden cells, shown or still called secret, attacks, and hides them again. */
async function plant(
  cells: readonly Hidden[],
  statut: "publie" | "secret" = "publie",
): Promise<Verdict> {
  const file = await publishedFile(dataDir, "public");
  const values = cells.map(
    ({ indicator, croisement, area, period, top, bottom }) =>
      `('${indicator}', '${croisement}', '${area}', '${period}', ${top}, ${bottom}, ${bottom === null ? top : (100 * top) / bottom})`,
  );
  const found = `from (values ${values.join(", ")}) as v(i, c, t, p, n, d, x)
    where (indicateur, croisement, territoire, periode) = (v.i, v.c, v.t, v.p)`;
  const write = `update cellules set numerateur = v.n, denominateur = v.d, valeur = v.x, statut = '${statut}' ${found}`;
  const hide = `update cellules set numerateur = null, denominateur = null, valeur = null, statut = 'secret' ${found}`;
  await runOn(file, [write, "checkpoint"], "write");
  const verdict = await attack();
  await runOn(file, [hide, "checkpoint"], "write");
  return verdict;
}

/** Attacks one year of one dataset, through answers that may be altered on the way. */
async function attack(alter: (answer: unknown) => unknown = (answer) => answer): Promise<Verdict> {
  const world = await openWorld({ dataDir });
  const ask: Ask = async (path) => alter(await world.json(path));
  const collected = await collect(ask, SCOPE);
  await world.close();
  const { extent, ...verdict } = judge({ collected, people, k: K });
  expect(extent.protectedCounts).toBeGreaterThan(1_000);
  return verdict;
}

const counts = (): readonly Hidden[] => hidden.filter(({ bottom }) => bottom === null);

test("nothing planted: nothing found", { timeout: LIMIT }, async () => {
  const verdict = await attack();
  expect(Object.values(verdict).flat()).toEqual([]);
});

test("no remainder rule: a hidden cell is its parent less its brothers", {
  timeout: LIMIT,
}, async () => {
  const verdict = await plant(counts().filter(({ top }) => isSafe(top)));
  expect(verdict.exposed).toEqual([]);
  expect(verdict.recovered.length).toBeGreaterThan(10);
  expect(verdict.remainders.length).toBeGreaterThan(10);
});

test("a threshold of k − 1", { timeout: LIMIT }, async () => {
  const few = counts().filter(({ top }) => top === K - 1);
  const verdict = await plant(few);
  expect(few.length).toBeGreaterThan(20);
  // A region of one department is one cell with two names, and so are two breakdowns with a group in common.
  expect(verdict.exposed.length).toBeGreaterThan(few.length / 2);
});

test("a share beside a hidden number of people", { timeout: LIMIT }, async () => {
  const everyone = counts().filter(({ indicator }) => indicator === "mentorat.binomes");
  const places = new Set(everyone.map(placeOf));
  const shares = hidden.filter(
    ({ indicator, top, bottom, ...cell }) =>
      indicator === "mentorat.achevement" &&
      bottom !== null &&
      bottom > 0 &&
      [top, bottom, bottom - top].every(isSafe) &&
      places.has(placeOf(cell)),
  );
  const verdict = await plant(shares);
  expect(shares.length).toBeGreaterThan(2);
  expect(verdict.beside.length).toBeGreaterThanOrEqual(shares.length);
  expect(verdict.exposed).toEqual([]);
});

test("a hidden value left in a field of a row that is called secret", {
  timeout: LIMIT,
}, async () => {
  const left = counts().find(({ top }) => top > 0 && top < K) as Hidden;
  const verdict = await plant([left], "secret");
  expect(verdict.oddities).toHaveLength(1);
  expect(verdict.oddities[0]).toContain("a value in a hidden cell");
});

const isTable = (answer: unknown): answer is IndicatorAnswer =>
  typeof answer === "object" && answer !== null && "valeurs" in answer;

/** What is true of a row of `mentorat.binomes?par=annee,departement`. */
const rawOf = (cell: IndicatorAnswer["valeurs"][number]): number =>
  truth.of(`*|D${cell.departement}`).people;

const isByDepartment = (answer: unknown): answer is IndicatorAnswer =>
  isTable(answer) &&
  answer.indicateur === "mentorat.binomes" &&
  answer.par.join() === "annee,departement";

test("class breaks worked out from raw values", { timeout: LIMIT }, async () => {
  const verdict = await attack((answer) => {
    if (!isByDepartment(answer)) return answer;
    const raw = answer.valeurs.map(rawOf).sort((a, b) => a - b);
    const classes = [0, 0.25, 0.5, 0.75, 1].map((part) => raw[Math.round(part * (raw.length - 1))]);
    return { ...answer, classes };
  });
  expect(verdict.oddities).toHaveLength(1);
  expect(verdict.oddities[0]).toContain("classes, numbers that nothing explains");
});

test("rows in the order of raw values", { timeout: LIMIT }, async () => {
  const verdict = await attack((answer) =>
    isByDepartment(answer)
      ? { ...answer, valeurs: answer.valeurs.toSorted((a, b) => rawOf(b) - rawOf(a)) }
      : answer,
  );
  expect(verdict.oddities).toHaveLength(1);
  expect(verdict.oddities[0]).toContain("rows in an order of their own");
});
