import { answerOf, type Indicator, quartersOf, yearBefore } from "@fabriques/pipelines/catalogue";
import {
  type Figure,
  observationIn,
  periodState,
  publishedAs,
  stateOf,
  sumOf,
} from "@fabriques/pipelines/release";
import type { Point, Unfinished } from "../contract/index.js";
import { unfinishedPhrase } from "../contract/speech/index.js";
import { datedOf, evolutionOf } from "./change.js";
import type { AskedSeries, Series } from "./now.js";
import { measureIn, type Scene } from "./scene.js";
import { unitWords } from "./units.js";

/** The period of a series that is under way, beside the same part of the year before; null where none is. */
export async function unfinishedOf(
  scene: Scene,
  asked: AskedSeries,
  { underWay: point, points }: Pick<Series, "underWay" | "points">,
): Promise<Unfinished | null> {
  if (point === null) return null;
  const comparaison = await comparisonOf(scene, asked, point);
  const said = { ...point, comparaison };
  const { unit, time } = asked.indicator;
  const isLast = point.periode === points.at(-1)?.periode;
  const words = { unit: unitWords(unit), isStock: time === "stock", isLast };
  return { ...said, phrase: unfinishedPhrase(said, words) };
}

type Comparison = NonNullable<Unfinished["comparaison"]>;

async function comparisonOf(
  scene: Scene,
  asked: AskedSeries,
  { periode, couverture }: Point,
): Promise<Comparison | null> {
  // Of a quarter, what is missing is who has not reported it; of whom, nothing tells.
  if (couverture?.unite !== "mois" || periode.includes("-T")) return null;
  const mois = monthsTold(asked.indicator, couverture.observe);
  if (mois === 0 || !(await areSameMonths(scene, asked, { year: periode, months: mois })))
    return null;
  const [from, to] = await samePart(scene, asked, { year: periode, months: mois });
  const evolution = evolutionOf(asked.indicator, datedOf(from), datedOf(to));
  if (!from || !to || evolution === null) return null;
  return { mois, a: to, de: from, evolution };
}

/** Cells and stocks are told by whole quarters. */
const monthsTold = (indicator: Indicator, months: number): number =>
  answersByMonths(indicator) ? months : 3 * Math.floor(months / 3);

/** Whether rows are there to be counted by month. */
const answersByMonths = (indicator: Indicator): boolean =>
  publishedAs(indicator) === "lignes" && indicator.time !== "stock";

interface Part {
  readonly year: string;
  readonly months: number;
}

/** Whether the first months are those that are there, of both years: a quarter may be lost, or few may have reported it. */
async function areSameMonths(
  { release, territory }: Scene,
  { indicator }: AskedSeries,
  { year, months }: Part,
): Promise<boolean> {
  const observation = await observationIn(release, indicator.dataset);
  const quarters = [year, yearBefore(year)].flatMap((own) =>
    quartersOf(own).slice(0, Math.floor(months / 3)),
  );
  return quarters.every((period) => {
    const asked = { indicator, period, territory: territory.code };
    return periodState(asked, observation).kind !== "partiel";
  });
}

/** The figures of the first months of the year before and of the year; undefined where they cannot be told. */
async function samePart(
  scene: Scene,
  asked: AskedSeries,
  part: Part,
): Promise<readonly [Point | undefined, Point | undefined]> {
  const { indicator } = asked;
  // What is counted since the beginning, or in the year that it misses, has no same months.
  if (indicator.time === "cumul" || indicator.lag !== undefined) return [undefined, undefined];
  if (answersByMonths(indicator)) return byMonths(scene, asked, part);
  return byQuarters(scene, asked, part);
}

async function byMonths(
  scene: Scene,
  { indicator, filters = {} }: AskedSeries,
  { year, months }: Part,
): Promise<readonly [Point | undefined, Point | undefined]> {
  const cells = await measureIn(scene, {
    ...{ indicator, by: ["annee"], filters, months },
    ...{ from: yearBefore(year), to: year },
  });
  const points = cells.map(({ dimensions, figure }) => pointOf(`${dimensions.annee}`, figure));
  return [points.find(({ periode }) => periode === yearBefore(year)), points.at(-1)];
}

async function byQuarters(
  scene: Scene,
  { indicator, filters = {} }: AskedSeries,
  { year, months }: Part,
): Promise<readonly [Point | undefined, Point | undefined]> {
  if (indicator.finest !== "trimestre" || !addsUp(indicator)) return [undefined, undefined];
  const cells = await measureIn(scene, { indicator, by: ["trimestre"], filters });
  const last = months / 3;
  const partOf = (own: string): Point | undefined => {
    const quarters = cells.filter(({ dimensions: { trimestre } }) =>
      indicator.time === "stock"
        ? trimestre === `${own}-T${last}`
        : trimestre?.startsWith(own) && Number(trimestre.slice(-1)) <= last,
    );
    const figures = quarters.map(({ figure }) => figure);
    const [first] = figures;
    if (!first || figures.some(({ numerateur }) => numerateur === null)) return undefined;
    const whole = indicator.time === "stock" ? first : sumOf(indicator, figures, stateOf(first));
    return pointOf(own, whole);
  };
  return [partOf(yearBefore(year)), partOf(year)];
}

/** Quarters of a stock are read one at a time; those of a flow or a cohort add up where their counts do. */
function addsUp(indicator: Indicator): boolean {
  if (indicator.time === "stock") return true;
  const kind = answerOf(indicator.id)?.answer.kind;
  return kind === undefined
    ? indicator.numerator.agg === "sum"
    : kind === "count" || kind === "rate";
}

const pointOf = (periode: string, figure: Figure): Point => ({ periode, ...figure });
