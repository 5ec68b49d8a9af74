import type { Demo, Hire, Pair } from "../oracle/exports.js";
import { median } from "../oracle/figures.js";
import { departmentsOf, EVERY_DEPARTMENT } from "../oracle/places.js";
import type { Collected, Shown } from "./collect.js";

/*
 * Medians, and numbers of firms, structures or departments. They are no sums: each is checked against the rows, and
 * what the nation less its shown regions says of the hidden ones.
 */

/** What is true of such a figure, and what it is about. */
export interface Fact {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Firms or structures on each side of the figure; null where it counts none. */
  readonly firms: readonly number[] | null;
  /** People whose number it tells something of. */
  readonly people: number;
}

/** Rows about people. */
export type Rows = Pick<Demo, "pairs" | "hires">;

const distinct = (names: readonly string[]): number => new Set(names).size;

function shareOfFirms<R>(
  rows: readonly R[],
  firm: (row: R) => string,
  holds: (row: R) => boolean | null,
): Fact {
  const known = rows.filter((row) => holds(row) !== null);
  const top = distinct(known.filter((row) => holds(row)).map(firm));
  const all = distinct(known.map(firm));
  return {
    ...{ value: all === 0 ? null : (100 * top) / all, numerator: top, denominator: all },
    ...{ firms: [top, all, all - top], people: rows.length },
  };
}

const siren = ({ siren: firm }: Hire): string => firm;
const DAYS_IN_A_MONTH = 365.25 / 12;
const months = ({ start, end }: Pair): number[] =>
  start === null || end === null ? [] : [(end - start) / DAYS_IN_A_MONTH];

/** AGIR is for metropolitan France without Corsica. */
const isOfAgir = (department: string): boolean => !/^(97|2[AB])/.test(department);

/** People through an intermediary: as many others, and those not through it, are told by subtraction. */
function shareThrough(hires: readonly Hire[], who: string): Fact {
  const known = hires.filter(({ through }) => through !== null);
  const [top, all] = [known.filter(({ through }) => through === who).length, known.length];
  return {
    ...{ value: all === 0 ? null : (100 * top) / all, numerator: top, denominator: all },
    ...{ firms: null, people: top },
  };
}

/** What is true of each, from the rows of a territory and a year. */
export const FACTS: Readonly<Record<string, (rows: Rows, area: string) => Fact>> = {
  "mentorat.duree_mediane": ({ pairs }) => {
    const lasted = pairs.filter(({ state }) => state === "termine").flatMap(months);
    const { valeur } = median(lasted);
    return {
      value: valeur,
      numerator: valeur,
      denominator: null,
      firms: null,
      people: lasted.length,
    };
  },
  "mentorat.partage_structures": ({ pairs }) =>
    shareOfFirms(
      pairs,
      (row) => row.structure,
      (row) => row.sharesPractice,
    ),
  "entreprises.employeurs": ({ hires }) => {
    const firms = distinct(hires.map(siren));
    return {
      value: firms,
      numerator: firms,
      denominator: null,
      firms: [firms],
      people: hires.length,
    };
  },
  "entreprises.rh_outilles": ({ hires }) => shareOfFirms(hires, siren, (row) => row.hrEquipped),
  "entreprises.reseau_national": ({ hires }) => shareOfFirms(hires, siren, (row) => row.network),
  "entreprises.via_agir": ({ hires }) => shareThrough(hires, "agir"),
  "entreprises.via_associations": ({ hires }) => shareThrough(hires, "association"),
  "entreprises.departements_agir": ({ hires }, area) => {
    const inside = (area === "FR" ? EVERY_DEPARTMENT : departmentsOf(area.slice(1))).filter(
      isOfAgir,
    );
    const agir = hires.filter(
      ({ through, department }) => through === "agir" && inside.includes(department),
    );
    const reached = distinct(agir.map(({ department }) => department));
    const all = inside.length;
    return {
      ...{ value: all === 0 ? null : (100 * reached) / all, numerator: reached, denominator: all },
      ...{ firms: null, people: agir.length },
    };
  },
};

/** What was found of these figures; every list must be empty. */
export interface Unadditive {
  readonly wrong: string[];
  readonly exposed: string[];
  readonly recovered: string[];
}

/** A median is shown for this many times as many people as a count. */
const MEDIAN_FACTOR = 4;

/** Compares every median and number of firms with the rows. */
export function judgeUnadditive(collected: Collected, demo: Rows, k: number): Unadditive {
  const found: Unadditive = { wrong: [], exposed: [], recovered: [] };
  const own = [...collected.figures.values()].filter(({ indicator }) => FACTS[indicator]);
  const select = selectorOf(demo);
  for (const figure of own) {
    if (figure.status === "secret") continue;
    const fact = FACTS[figure.indicator]?.(select(figure), figure.area) as Fact;
    const name = `${figure.indicator} ${figure.crossing.join("&")} ${figure.area} ${figure.period}`;
    if (!isSame(figure, fact)) found.wrong.push(`${name}: ${figure.value} for ${fact.value}`);
    const least = figure.indicator === "mentorat.duree_mediane" ? MEDIAN_FACTOR * k : k;
    if (isAboutFew(fact, least)) found.exposed.push(name);
  }
  found.recovered.push(...hiddenRegions(own, select, k));
  return found;
}

const isAboutFew = ({ people, firms }: Fact, least: number): boolean =>
  (people > 0 && people < least) || (firms ?? []).some((count) => count > 0 && count < 3);

function isSame({ value, numerator, denominator, status }: Shown, fact: Fact): boolean {
  if (status === "non_applicable" || status === "manquant") return fact.value === null;
  const close = (a: number | null, b: number | null): boolean =>
    a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-9 * Math.abs(b));
  return (
    close(value, fact.value) &&
    close(numerator, fact.numerator) &&
    (denominator === fact.denominator || fact.denominator === null)
  );
}

/** Departments are of one region each, and firms nearly so: the nation less the shown regions is the hidden ones. */
function hiddenRegions(own: readonly Shown[], select: Selector, k: number): string[] {
  const nations = own.filter(
    ({ area, status, crossing }) => area === "FR" && status !== "secret" && crossing.length === 0,
  );
  return nations.flatMap(({ indicator, period }) => {
    const hidden = own.filter(
      (one) =>
        one.indicator === indicator &&
        one.period === period &&
        one.crossing.length === 0 &&
        one.area.startsWith("R") &&
        one.status === "secret",
    );
    if (indicator === "mentorat.duree_mediane" || hidden.length === 0) return [];
    const people = hidden.reduce(
      (sum, figure) => sum + (FACTS[indicator]?.(select(figure), figure.area).people ?? 0),
      0,
    );
    const isFew = people > 0 && people < k;
    const isAlone = hidden.length === 1 && people > 0;
    return isFew || isAlone ? [`${indicator} ${period}: ${hidden.map(({ area }) => area)}`] : [];
  });
}

type Selector = (figure: Shown) => Rows;

/** The rows that a figure is about. */
function selectorOf({ pairs, hires }: Rows): Selector {
  return ({ area, period, crossing }) => {
    const year = Number(period);
    const isIn = ({ department }: { readonly department: string }): boolean =>
      area === "FR" || area === `D${department}` || inRegion(area, department);
    const told = Object.fromEntries(crossing.map((term) => term.split("=")));
    return {
      pairs: pairs.filter(
        (pair) =>
          pair.year === year &&
          isIn(pair) &&
          (told.type_programme ?? pair.programme) === pair.programme &&
          (told.sexe ?? pair.sex ?? "NR") === (pair.sex ?? "NR"),
      ),
      hires: hires.filter((hire) => hire.year === year && isIn(hire)),
    };
  };
}

const inRegion = (area: string, department: string): boolean =>
  area.startsWith("R") && departmentsOf(area.slice(1)).includes(department);
