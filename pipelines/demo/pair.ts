import { REGIONS } from "../src/catalogue/territories.js";
import { LAST_DAY, type Month } from "./calendar.js";
import { type Demo, streamOf } from "./context.js";
import { type Department, departmentWeights, regionWeights } from "./country.js";
import { bell, between, type Chooser, type Draw, drawOf, type Random } from "./random.js";
import { makeStructures, type Structure, type StructureDraw, structureDraw } from "./structures.js";
import {
  MENTOR_CHANNELS,
  MENTORING_TRENDS,
  PROTECTIONS,
  type RateTable,
  REFERRERS,
  rateTables,
  yearlyChoice,
} from "./trends.js";

/** How much of mentoring each region gets for its population. */
const REGION_FACTORS = {
  "01": 0.05,
  "02": 0.05,
  "03": 0.2,
  "04": 0.08,
  "06": 0.1,
  "94": 0.25,
  "11": 1.5,
  "84": 1.15,
  "53": 1.1,
  "93": 0.8,
  "28": 0.8,
} as const;

/** Median length in months of the pairs planned each year. */
const LENGTH = [6.4, 7.9, 7.3, 7.1, 6.9, 7, 7.2, 7.2];
const DAYS_PER_MONTH = 30.4375;

/** A {@link RateTable} for each trend of mentoring. */
export type Rates = Readonly<Record<keyof typeof MENTORING_TRENDS, RateTable>>;

/** What pairs are drawn from. */
export interface Model {
  readonly random: Random;
  readonly departments: readonly Department[];
  readonly department: Draw;
  readonly structure: StructureDraw;
  readonly rates: Rates;
  readonly channel: readonly Chooser[];
  readonly referrer: readonly Chooser[];
  readonly protection: readonly Chooser[];
}

/** The pair being written: one object for all rows, so that millions of them leave no garbage. */
export interface Pair {
  year: number;
  /** Where its year and region stand in a {@link RateTable}. */
  cell: number;
  structure: Structure;
  programme: number;
  department: Department;
  /** Days since 1 January 2019. */
  start: number;
  /** The last day observed while it runs. */
  end: number;
  status: "en_cours" | "termine" | "rompu";
  /** Whether the mentor is. */
  trained: boolean;
  /** From start to end. */
  months: number;
}

/** Reads the trends and the country once, before the first pair. */
export function mentoringModel(demo: Demo): Model {
  const weights = departmentWeights(demo.country, REGION_FACTORS);
  return {
    random: streamOf(demo, "mentorat"),
    departments: demo.country.departments,
    department: drawOf(weights),
    structure: structureDraw(makeStructures(streamOf(demo, "structures"))),
    rates: rateTables(MENTORING_TRENDS, regionWeights(demo.country, weights)),
    channel: yearlyChoice(MENTOR_CHANNELS),
    referrer: yearlyChoice(REFERRERS),
    protection: yearlyChoice(PROTECTIONS),
  };
}

/** The rate of a column for the year and region of a pair. */
export const rateOf = (model: Model, pair: Pair, column: keyof Rates): number =>
  model.rates[column][pair.cell] as number;

/** Planned length in days: most near the median, one pair in eight well beyond. */
function plannedDays(random: Random, year: number): number {
  const tail = random() < 0.125 ? between(random, 1, 6) : 0;
  const months = (LENGTH[year] as number) + 3.4 * bell(random) + tail;
  return Math.round(Math.max(2, months) * DAYS_PER_MONTH);
}

/** Draws a new pair of a month into `pair`: who, where, when, and how it ended if it did. */
export function startPair(model: Model, pair: Pair, month: Month): void {
  const { random } = model;
  pair.year = month.year;
  pair.department = model.departments[model.department(random)] as Department;
  pair.cell = month.year * REGIONS.length + pair.department.region;
  pair.structure = model.structure(random, month.year, pair.department.region);
  pair.programme = pair.structure.programme(random);
  pair.start = month.firstDay + Math.floor(random() * month.days);
  const trained = rateOf(model, pair, "mentor_forme");
  pair.trained = random() < trained;
  const steadier = 0.06 * ((pair.trained ? 1 : 0) - trained);
  const broken = random() < rateOf(model, pair, "rupture") - steadier;
  const days = plannedDays(random, month.year);
  const length = broken ? Math.max(15, Math.round(days * (0.15 + 0.6 * random()))) : days;
  pair.end = Math.min(pair.start + length, LAST_DAY);
  pair.months = (pair.end - pair.start) / DAYS_PER_MONTH;
  if (pair.start + length > LAST_DAY) pair.status = "en_cours";
  else pair.status = broken ? "rompu" : "termine";
}
