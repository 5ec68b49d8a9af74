import { type Definition, departmentsIn } from "./definitions/definition.js";
import type { Demo } from "./exports.js";
import { type Answer, MISSING } from "./figures.js";
import { periodsBetween } from "./periods.js";
import { departmentsOf, EVERY_REGION, regionOf } from "./places.js";
import { type Source, sourcesOf } from "./sources.js";
import { type Clock, statusesAt } from "./timing.js";

/** What is asked of an indicator: a territory, and what to tell apart in it. */
export interface Question {
  readonly indicator: string;
  /** `FR`, `R84`, `D69`. */
  readonly territory: string;
  readonly mesh: "annee" | "trimestre";
  readonly space: "region" | "departement" | null;
  readonly breakdowns: readonly string[];
}

/** A figure, and the statuses that it may have: one, unless what was observed leaves it open. */
export interface Expected extends Omit<Answer, "statut"> {
  /** The step that the figure may be published to. */
  readonly roundedTo?: number | undefined;
  readonly statuts: readonly string[];
  readonly mayBeHidden: boolean;
  /** No row, where someone was that may have closed or be late: the product may say that it does not know. */
  readonly mayBeMissing: boolean;
}

/**
 * The answer to a question by plain loops. A group is named by its period, its place where one is told apart, and its
 * breakdowns, joined by {@link nameOf}.
 */
export interface Recomputed {
  readonly at: (group: string) => Expected;
  /** Groups where there is at least a row, each once. */
  readonly groups: Iterable<string>;
  /** Every period from the first that the export has to its last. */
  readonly periods: readonly string[];
  /** Codes of the places told apart; empty where none is. */
  readonly places: readonly string[];
}

const SEPARATOR = " / ";
const NO_WORD = "?";

/** The name of a group; a null word is a breakdown that its rows do not say. */
export const nameOf = (words: readonly (string | null | undefined)[]): string =>
  words.map((word) => word ?? NO_WORD).join(SEPARATOR);

/** What recomputes a country's figures. */
export interface Recomputer {
  readonly recompute: (question: Question) => Recomputed;
  /** Ids of the indicators that it has a definition of. */
  readonly known: readonly string[];
  /** Breakdowns that it can tell rows apart by. */
  readonly breakdowns: readonly string[];
}

/** Recomputes the figures of a country from its exports alone; `partial` where the product tells partial periods. */
export function recomputerOf(demo: Demo, { partial }: { readonly partial: boolean }): Recomputer {
  const sources = sourcesOf(demo);
  const lastDay = Math.max(...Object.values(sources).map((source) => source.lastDay));
  const clock: Clock = { lastDay, partial };
  const makers = {
    ruralite: makerOf(sources.ruralite, clock),
    mentorat: makerOf(sources.mentorat, clock),
    entreprises: makerOf(sources.entreprises, clock),
    ctai: makerOf(sources.ctai, clock),
  };
  return {
    recompute(question) {
      const [domain = ""] = question.indicator.split(".");
      const make = makers[domain as keyof typeof makers];
      if (make === undefined) throw new Error(`no export for « ${question.indicator} »`);
      return make(question);
    },
    known: Object.values(sources).flatMap(({ definitions }) => Object.keys(definitions)),
    breakdowns: Object.values(sources).flatMap(({ breakdowns }) => Object.keys(breakdowns)),
  };
}

/** Rows by group, so that the indicators of one export share it. */
interface Grouping<R> {
  readonly name: string;
  readonly rows: ReadonlyMap<string, readonly R[]>;
}

function makerOf<R>(source: Source<R>, clock: Clock): (question: Question) => Recomputed {
  let last: Grouping<R> | null = null;
  const years = periodsOf(source, "annee");
  const quarters = source.quarter ? periodsOf(source, "trimestre") : [];
  return (question) => {
    const definition = source.definitions[question.indicator];
    if (definition === undefined) throw new Error(`no definition of « ${question.indicator} »`);
    const name = groupingName(question, definition);
    const periods = question.mesh === "annee" ? years : quarters;
    if (last?.name !== name) {
      last = { name, rows: group(source, { question, definition, periods }) };
    }
    const { rows } = last;
    const { mayBeHidden, roundedTo } = definition;
    return {
      periods,
      places: placesToldApart(question),
      groups: rows.keys(),
      at(name) {
        const [period = "", place = ""] = name.split(SEPARATOR);
        const own = rows.get(name) ?? [];
        const where = placeOf(question, place);
        const loss = lossIn(source, definition, [period, where, years[0] ?? ""]);
        const silence = own.length > 0 ? "no" : silenceIn(source, definition, [period, where]);
        const isSilent = loss === "whole" || silence === "sure";
        const answer = isSilent ? MISSING : definition.work(own, where);
        const { statut: _, ...figure } = answer;
        const statuts =
          loss === "part" && answer.valeur !== null
            ? ["partiel"]
            : statusesAt(answer, { source, definition, period, clock });
        return { ...figure, statuts, mayBeHidden, roundedTo, mayBeMissing: silence === "maybe" };
      },
    };
  };
}

/** How much of a period is lost in a place, or of what it is told with: the years before it, or the one before. */
function lossIn<R>(
  { lost, lostInRegions, lastPeriod, firstMonth }: Source<R>,
  { time }: Definition<R>,
  [period, place, firstYear]: readonly [string, string, string],
): "none" | "part" | "whole" {
  const region = place.startsWith("D") ? `R${regionOf(place.slice(1))}` : place;
  const gone = [...lost, ...(lostInRegions.get(region) ?? [])];
  const own = new Set(gone.filter((one) => one.startsWith(period)));
  const before = `${Number(period) - 1}`;
  const over = period === lastPeriod.slice(0, 4) ? Number(lastPeriod.slice(-1)) : 4;
  const isWhole = own.has(period) || own.size === (lastPeriod.includes("-T") ? over : 1);
  if (isWhole || (time === "following" && (gone.includes(before) || before < firstYear)))
    return "whole";
  const isSince = time === "cumulated" && gone.some((one) => one < period);
  const isFirst = firstMonth !== null && isCutBy(period, firstMonth);
  const all = [...lostInRegions.values()].flatMap((periods) => [...periods]);
  const isOfSome =
    place === "FR" &&
    all.some((one) => one.startsWith(period) || (time === "cumulated" && one < period));
  return own.size > 0 || isSince || isFirst || isOfSome ? "part" : "none";
}

/** Whether a period begins before the first month that a source knows: `2024-11`. */
const isCutBy = (period: string, month: string): boolean => {
  const [year = "", quarter = "1"] = period.split("-T");
  const start = `${year}-${String(3 * Number(quarter) - 2).padStart(2, "0")}`;
  return start < month && period.slice(0, 4) === month.slice(0, 4);
};

/** Whether nobody reported a period in a place: surely, in a quarter that the nation lost; maybe, where someone was there before. */
function silenceIn<R>(
  { rows, quarter, departments, readIn }: Source<R>,
  { time }: Definition<R>,
  [period, place]: readonly [string, string],
): "no" | "maybe" | "sure" {
  if (readIn.size === 0 || quarter === null) return "no";
  const isStock = time === "stock" && !period.includes("-T");
  const read = isStock ? (readIn.get(period) ?? period) : period;
  const isOver = (row: R): boolean => quarter(row).startsWith(read);
  if (!rows.some(isOver)) return "sure";
  const inside = departmentsIn(place);
  const here = rows.filter((row) => departments(row).some((one) => inside.includes(one)));
  if (here.some(isOver)) return "no";
  return here.some((row) => quarter(row) < read) ? "maybe" : "no";
}

const groupingName = <R>(question: Question, { time, reach }: Definition<R>): string =>
  JSON.stringify([
    ...[time, reach !== undefined, question.mesh, question.territory, question.space],
    question.breakdowns,
  ]);

function periodsOf<R>(
  { rows, year, quarter, lastPeriod }: Source<R>,
  mesh: Question["mesh"],
): string[] {
  const isYearly = mesh === "annee" || quarter === null;
  const found = rows.map(isYearly ? year : quarter).sort();
  const last = isYearly ? lastPeriod.slice(0, 4) : lastPeriod;
  return periodsBetween(found[0] ?? "", [found.at(-1) ?? "", last].sort().at(-1) ?? "");
}

interface Asked<R> {
  readonly question: Question;
  readonly definition: Definition<R>;
  readonly periods: readonly string[];
}

function group<R>(source: Source<R>, asked: Asked<R>): Map<string, R[]> {
  const { question } = asked;
  const inTime = periodsOfRow(source, asked);
  const inSpace = placesOfRow(source, asked);
  const readings = question.breakdowns.map((name) => {
    const reading = source.breakdowns[name];
    if (reading === undefined) throw new Error(`no plain reading of the breakdown « ${name} »`);
    return reading;
  });
  const groups = new Map<string, R[]>();
  for (const row of source.rows) {
    const words = readings.map((read) => read(row));
    for (const period of inTime(row)) {
      for (const place of inSpace(row)) {
        const name = nameOf([period, ...(question.space ? [place] : []), ...words]);
        const group = groups.get(name);
        if (group) group.push(row);
        else groups.set(name, [row]);
      }
    }
  }
  return groups;
}

/** The periods that a row counts for. */
function periodsOfRow<R>(
  { year, quarter, readIn }: Source<R>,
  { question, definition, periods }: Asked<R>,
): (row: R) => readonly string[] {
  if (question.mesh === "trimestre") return (row) => [quarter?.(row) ?? ""];
  if (definition.time === "cumulated") {
    return (row) => periods.filter((period) => period >= year(row));
  }
  if (definition.time === "following") {
    return (row) => periods.filter((period) => Number(period) === Number(year(row)) + 1);
  }
  if (definition.time === "flow" || quarter === null) return (row) => [year(row)];
  return (row) => (quarter(row) === readIn.get(year(row)) ? [year(row)] : []);
}

/** The places of the question where a row counts; one without a name where none is told apart. */
function placesOfRow<R>(
  source: Source<R>,
  { question: { territory, space }, definition: { reach } }: Asked<R>,
): (row: R) => readonly string[] {
  const departments = reach ?? source.departments;
  const regions = reach
    ? (row: R) => [...new Set(reach(row).map(regionOf))]
    : (row: R) => [source.region(row)];
  const inside = new Set(departmentsIn(territory));
  const code = territory.slice(1);
  if (space === "departement") {
    return (row) => [...new Set(departments(row).filter((one) => inside.has(one)))];
  }
  if (territory.startsWith("D")) return (row) => (departments(row).includes(code) ? [code] : []);
  if (territory.startsWith("R")) return (row) => regions(row).filter((one) => one === code);
  return space === "region" ? regions : () => [""];
}

function placesToldApart({ territory, space }: Question): readonly string[] {
  if (space === "departement") return departmentsIn(territory);
  if (space === null) return [];
  return territory === "FR" ? EVERY_REGION : EVERY_REGION.filter((one) => `R${one}` === territory);
}

function placeOf({ territory, space }: Question, place: string): string {
  if (space === null) return territory;
  return space === "departement" ? `D${place}` : `R${place}`;
}

/** Every territory: the nation, the regions, the departments. */
export const EVERY_TERRITORY: readonly string[] = [
  "FR",
  ...EVERY_REGION.map((region) => `R${region}`),
  ...EVERY_REGION.flatMap(departmentsOf).map((department) => `D${department}`),
];
