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
  /** Last quarter of each year that its stock is read in. */
  readonly readIn: ReadonlyMap<string, string>;
}

const latest = <R>(rows: readonly R[], dayOf: (row: R) => number | null): number =>
  rows.reduce((last, row) => Math.max(last, dayOf(row) ?? 0), 0);

/** Rows in the same quarter of the year before or after from which an empty one is not for want of events. */
const PLENTY = 20;

/** Periods between the first and the last without a row, while the same one of a year beside has plenty. */
function lostPeriods(periods: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const period of periods) counts.set(period, (counts.get(period) ?? 0) + 1);
  const found = [...counts.keys()].sort();
  const beside = (period: string, years: number): number =>
    counts.get(`${Number(period.slice(0, 4)) + years}${period.slice(4)}`) ?? 0;
  return new Set(
    periodsBetween(found[0] ?? "", found.at(-1) ?? "").filter(
      (period) => !counts.has(period) && Math.max(beside(period, -1), beside(period, 1)) >= PLENTY,
    ),
  );
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
  lost: lostPeriods(rows.map(({ year }) => `${year}`)),
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
  lost: NONE,
});

/** The last quarter of each year; in the latest year, the last that no centre still open the quarter before is missing from. */
function stockQuarters(rows: readonly Centre[]): ReadonlyMap<string, string> {
  const quarters = [...new Set(rows.map(({ quarter }) => quarter))].sort();
  const found = new Map(quarters.map((quarter) => [quarter.slice(0, 4), quarter]));
  const missing = incompleteQuarters(rows.filter(({ places }) => places > 0));
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
  lost: lostPeriods(rows.map(({ quarter }) => quarter)),
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
  lost: lostPeriods(rows.map(({ quarter }) => quarter)),
  readIn: NOWHERE,
});

/** The four exports of a country, by the first word of their indicators' ids. */
export const sourcesOf = (demo: Demo) => ({
  ruralite: centreSource(demo.centres),
  mentorat: pairSource(demo.pairs),
  entreprises: hireSource(demo.hires),
  ctai: contractSource(demo.contracts),
});
