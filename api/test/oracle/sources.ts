import { contractDefinitions } from "./definitions/ctai.js";
import type { Definitions } from "./definitions/definition.js";
import { EMPLOYER_DEFINITIONS } from "./definitions/entreprises.js";
import { MENTORING_DEFINITIONS } from "./definitions/mentorat.js";
import { RURAL_DEFINITIONS } from "./definitions/ruralite.js";
import type { Centre, Contract, Demo, Hire, Pair } from "./exports.js";
import { endOf, newYear, periodsBetween } from "./periods.js";
import { departmentOf, regionOf } from "./places.js";

/** What a row says under a breakdown; null where it says nothing. */
type Reading<R> = (row: R) => string | null;

/** The rows of one export, where they stand in time and space, and all that is made of them. */
export interface Source<R> {
  readonly rows: readonly R[];
  readonly definitions: Definitions<R>;
  readonly year: (row: R) => string;
  /** Null where the export knows years only. */
  readonly quarter: ((row: R) => string) | null;
  /** Codes of the departments where the row counts: several for a contract astride, none for a region's. */
  readonly departments: (row: R) => readonly string[];
  readonly region: (row: R) => string;
  readonly breakdowns: Readonly<Record<string, Reading<R>>>;
  /** Last day of what the export observed. */
  readonly lastDay: number;
  /** Quarters for which someone who answered the quarter before did not. */
  readonly incomplete: ReadonlySet<string>;
  /** Quarters, or years where it knows years only, that things must have happened in, and no row tells. */
  readonly lost: ReadonlySet<string>;
  /** The same of regions, where the nation has rows. */
  readonly lostInRegions: ReadonlyMap<string, ReadonlySet<string>>;
  /** The last period that the export goes to the end of, with rows or without. */
  readonly lastPeriod: string;
  /** Month (`2019-01`) of the first thing that happened; null where years or quarters are all that is known. */
  readonly firstMonth: string | null;
  /** Last quarter of each year that its stock is read in. */
  readonly readIn: ReadonlyMap<string, string>;
}

const latest = <R>(rows: readonly R[], dayOf: (row: R) => number | null): number =>
  rows.reduce((last, row) => Math.max(last, dayOf(row) ?? 0), 0);

/** Rows in the same period of the years beside from which an empty one is not for want of events. */
const PLENTY = 10;

/** Periods from the first to the last without a row, while the same one of the year before, if any is known, and of that after, if any has some, has plenty. */
function lostPeriods(periods: readonly string[], last: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const period of periods) counts.set(period, (counts.get(period) ?? 0) + 1);
  const [first = ""] = [...counts.keys()].sort();
  const yearBefore = (period: string): string =>
    `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
  const beside = (period: string, years: number): number =>
    counts.get(`${Number(period.slice(0, 4)) + years}${period.slice(4)}`) ?? 0;
  return new Set(
    periodsBetween(first, last).filter((period) => {
      const [before, after] = [beside(period, -1), beside(period, 1)];
      const isFirst = yearBefore(period) < first;
      const isKnown = isFirst
        ? after >= PLENTY
        : before >= PLENTY && (after === 0 || after >= PLENTY);
      return !counts.has(period) && isKnown;
    }),
  );
}

/** The last period that is over on a day, or the one given where it is later. */
function lastOver(last: string, day: number): string {
  const next = last.replace(/^\d{4}/, (year) => `${Number(year) + 3}`);
  return (
    periodsBetween(last, next)
      .filter((period) => period === last || endOf(period) <= day)
      .at(-1) ?? last
  );
}

/** The periods lost by a nation, then by each of its regions alone. */
function losses<R>(
  rows: readonly R[],
  periodOf: (row: R) => string,
  place: (row: R) => string,
  lastDay: number,
): Pick<Source<R>, "lost" | "lostInRegions" | "lastPeriod"> {
  const periods = rows.map(periodOf).sort();
  const last = lastOver(periods.at(-1) ?? "", lastDay);
  const lost = lostPeriods(periods, last);
  const regions = [...new Set(rows.map((row) => `R${place(row)}`))];
  const lostInRegions = new Map(
    regions.map((region) => {
      const own = rows.filter((row) => `R${place(row)}` === region).map(periodOf);
      const gone = [...lostPeriods(own, last)].filter((period) => !lost.has(period));
      return [region, new Set(gone)];
    }),
  );
  return { lost, lostInRegions, lastPeriod: last };
}

/** What a region lost of people is not told: its hidden cells would be known to be zero. */
const NOT_TOLD: Pick<Source<never>, "lostInRegions"> = { lostInRegions: new Map() };

/** The first month of some days, counted since 1 January 1970. */
function monthOf(days: readonly (number | null)[]): string | null {
  const known = days.flatMap((day) => day ?? []);
  const first = known.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  return known.length === 0 ? null : new Date(first * 86_400_000).toISOString().slice(0, 7);
}

const NONE: ReadonlySet<string> = new Set();
const NOWHERE: ReadonlyMap<string, string> = new Map();

/** Contracts: each counts in every department that it touches, and in its own region. */
export const contractSource = (rows: readonly Contract[]): Source<Contract> => ({
  rows,
  definitions: contractDefinitions(rows),
  year: ({ year }) => `${year}`,
  quarter: null,
  departments: ({ departments }) => departments,
  region: ({ region }) => region,
  breakdowns: { type_acte: ({ act }) => act, niveau: ({ level }) => level },
  lastDay: latest(rows, ({ signed, year }) => Math.max(signed ?? 0, newYear(year))),
  incomplete: NONE,
  ...losses(
    rows,
    ({ year }) => `${year}`,
    ({ region }) => region,
    latest(rows, ({ year }) => newYear(year)),
  ),
  firstMonth: null,
  readIn: NOWHERE,
});

/** Rural centres, one row a quarter. */
export const centreSource = (rows: readonly Centre[]): Source<Centre> => ({
  rows,
  readIn: stockQuarters(rows),
  definitions: RURAL_DEFINITIONS,
  year: ({ quarter }) => quarter.slice(0, 4),
  quarter: ({ quarter }) => quarter,
  departments: ({ commune }) => [departmentOf(commune)],
  region: ({ commune }) => regionOf(departmentOf(commune)),
  breakdowns: { dispositif: ({ scheme }) => scheme, mode_hebergement: ({ housing }) => housing },
  lastDay: latest(rows, ({ quarter }) => endOf(quarter)),
  incomplete: incompleteQuarters(rows),
  // Centres that do not answer are told by what is incomplete.
  ...{ lost: NONE, lostInRegions: new Map(), firstMonth: null, lastPeriod: "" },
});

/** The last quarter of each year; in the latest year, the last that no centre of the quarter before, still open, is missing from. */
function stockQuarters(rows: readonly Centre[]): ReadonlyMap<string, string> {
  const quarters = [...new Set(rows.map(({ quarter }) => quarter))].sort();
  const found = new Map(quarters.map((quarter) => [quarter.slice(0, 4), quarter]));
  const open = rows.filter(({ places }) => places > 0);
  const isThere = (id: string, test: (quarter: string) => boolean): boolean =>
    open.some((row) => row.id === id && test(row.quarter));
  // One that never comes back, and that two quarters at least have passed without, has closed.
  const missing = new Set(
    quarters.filter((quarter, at) =>
      open.some(
        ({ id, quarter: own }) =>
          own === quarters[at - 1] &&
          !rows.some((row) => row.id === id && row.quarter === quarter) &&
          (at === quarters.length - 1 || isThere(id, (later) => later > quarter)),
      ),
    ),
  );
  const latest = quarters.at(-1)?.slice(0, 4) ?? "";
  const whole = quarters.filter((quarter) => quarter.startsWith(latest) && !missing.has(quarter));
  return whole.length === 0 ? found : found.set(latest, whole.at(-1) ?? "");
}

/** Quarters without a centre of the one before, whichever that is: it may have closed, or be late; or without any at all. */
function incompleteQuarters(rows: readonly Centre[]): ReadonlySet<string> {
  const centres = new Map<string, Set<string>>();
  for (const { quarter, id } of rows) {
    centres.set(quarter, (centres.get(quarter) ?? new Set()).add(id));
  }
  const found = [...centres.keys()].sort();
  const every = periodsBetween(found[0] ?? "", found.at(-1) ?? "");
  const lost = every.filter((quarter) => !centres.has(quarter));
  const isShort = (quarter: string, at: number): boolean => {
    const before = centres.get(found[at - 1] ?? "") ?? NONE;
    return [...before].some((id) => !centres.get(quarter)?.has(id));
  };
  return new Set([...lost, ...found.filter(isShort)]);
}

/** A blank cell is read as "not stated", a word of the export's own. */
const stated =
  <R>(of: Reading<R>): Reading<R> =>
  (row) =>
    of(row) ?? "NR";

const wideProtection: Reading<Pair> = ({ protection }) =>
  ["refugie", "subsidiaire", "temporaire"].includes(protection ?? "") ? protection : "autre";

/** Mentoring pairs, by the date they started. */
export const pairSource = (rows: readonly Pair[]): Source<Pair> => ({
  rows,
  definitions: MENTORING_DEFINITIONS,
  year: ({ year }) => `${year}`,
  quarter: ({ quarter }) => quarter,
  departments: ({ department }) => [department],
  region: ({ department }) => regionOf(department),
  breakdowns: {
    type_programme: ({ programme }) => programme,
    sexe: stated(({ sex }) => sex),
    tranche_age: stated(({ age }) => age),
    protection: stated(({ protection }) => protection),
    grande_protection: wideProtection,
    statut: ({ state }) => state,
  },
  lastDay: latest(rows, ({ start, end }) => Math.max(start ?? 0, end ?? 0)),
  incomplete: NONE,
  ...losses(
    rows,
    ({ quarter }) => quarter,
    ({ department }) => regionOf(department),
    latest(rows, ({ start, end }) => Math.max(start ?? 0, end ?? 0)),
  ),
  ...NOT_TOLD,
  firstMonth: monthOf(rows.map(({ start }) => start)),
  readIn: NOWHERE,
});

/** NAF sections by the nine groups that the plan names, and these by its three. */
const SECTIONS: readonly (readonly [group: string, wide: string, sections: string])[] = [
  ["agriculture", "production", "A"],
  ["industrie", "production", "BCDE"],
  ["construction", "production", "F"],
  ["commerce", "commerce_accueil", "G"],
  ["transports", "commerce_accueil", "H"],
  ["hebergement", "commerce_accueil", "I"],
  ["services_entreprises", "services", "JKLMN"],
  ["services_publics", "services", "OPQ"],
];

const sectionOf = (sector: string | null) =>
  SECTIONS.find(([, , sections]) => sector !== null && sections.includes(sector));

const CONTRACT_FAMILIES: Readonly<Record<string, string>> = {
  ...{ cdi: "durable", cdd_6_plus: "durable", cdd_court: "court", interim: "court" },
  ...{ apprentissage: "alternance", professionnalisation: "alternance" },
  cdd_insertion: "cdd_insertion",
};

/** Hires, by their date. */
export const hireSource = (rows: readonly Hire[]): Source<Hire> => ({
  rows,
  definitions: EMPLOYER_DEFINITIONS,
  year: ({ year }) => `${year}`,
  quarter: ({ quarter }) => quarter,
  departments: ({ department }) => [department],
  region: ({ department }) => regionOf(department),
  breakdowns: {
    taille: ({ size }) => size,
    secteur: ({ sector }) => sectionOf(sector)?.[0] ?? "autres",
    grand_secteur: ({ sector }) => sectionOf(sector)?.[1] ?? "services",
    type_contrat: ({ contract }) => contract,
    famille_contrat: ({ contract }) => CONTRACT_FAMILIES[contract] ?? null,
    sexe: stated(({ sex }) => sex),
  },
  lastDay: latest(rows, ({ hired, end }) => Math.max(hired ?? 0, end ?? 0)),
  incomplete: NONE,
  ...losses(
    rows,
    ({ quarter }) => quarter,
    ({ department }) => regionOf(department),
    latest(rows, ({ hired, end }) => Math.max(hired ?? 0, end ?? 0)),
  ),
  ...NOT_TOLD,
  firstMonth: monthOf(rows.map(({ hired }) => hired)),
  readIn: NOWHERE,
});

/** The four exports of a country, by the first word of their indicators' ids. */
export const sourcesOf = (demo: Demo) => ({
  ruralite: centreSource(demo.centres),
  mentorat: pairSource(demo.pairs),
  entreprises: hireSource(demo.hires),
  ctai: contractSource(demo.contracts),
});
