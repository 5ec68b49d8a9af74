import { type Collected, nameOf, type Shown } from "./collect.js";
import { MEANINGS } from "./meanings.js";
import { solve } from "./solve.js";
import { type Geography, type System, systemOf } from "./system.js";
import { countIn, isRevealing, type Someone, type Truth, together } from "./truth.js";

/** What the attack found, compared with the truth; every list must be empty. */
export interface Verdict {
  /** Counts about too few, shown as they are. */
  readonly exposed: readonly string[];
  /** Counts about too few that sums give back. */
  readonly recovered: readonly string[];
  /** Counts about too few, bounded to a range narrower than k. */
  readonly bounded: readonly string[];
  /** Shown parents less shown parts: people too few. */
  readonly remainders: readonly string[];
  /** Shares shown of people whose number is hidden. */
  readonly beside: readonly string[];
  /** Shown figures that are not the truth. */
  readonly wrong: readonly string[];
  /** National figures about enough people that are hidden, beside no figure about too few. */
  readonly withheld: readonly string[];
  readonly conflicts: readonly string[];
  readonly oddities: readonly string[];
}

/** How much was attacked: a verdict on nothing is none. */
export interface Extent {
  figures: number;
  hidden: number;
  unknowns: number;
  protectedCounts: number;
}

/** What is attacked: all that was collected, the rows that only the oracle sees, and the smallest number of people shown. */
export interface Attack {
  readonly collected: Collected;
  readonly people: Readonly<Record<string, readonly Someone[]>>;
  readonly k: number;
}

type Findings = { [K in keyof Verdict]: string[] };

/** Solves each dataset and year from what was shown, then compares with the truth. */
export function judge({ collected, people, k }: Attack): Verdict & { readonly extent: Extent } {
  const place: Geography = { areas: [...collected.parents.keys()], parents: collected.parents };
  const findings: Findings = {
    ...{ exposed: [], recovered: [], bounded: [], remainders: [], beside: [], wrong: [] },
    ...{ withheld: [], conflicts: [...collected.conflicts], oddities: [...collected.oddities] },
  };
  const extent: Extent = {
    figures: collected.figures.size,
    hidden: 0,
    unknowns: 0,
    protectedCounts: 0,
  };
  const datasets = new Map(collected.indicators.map(({ id, jeu }) => [id, jeu]));
  const groups = new Map<string, Shown[]>();
  for (const figure of collected.figures.values()) {
    if (figure.status === "secret") extent.hidden += 1;
    if (!MEANINGS[figure.indicator]) continue;
    const key = `${datasets.get(figure.indicator)} ${figure.period.slice(0, 4)}`;
    const own = groups.get(key);
    if (own) own.push(figure);
    else groups.set(key, [figure]);
  }
  for (const [key, figures] of groups) {
    const [dataset = "", year] = key.split(" ");
    const system = systemOf(dataset, figures, place);
    const rows = (people[dataset] ?? []).filter((someone) => someone.year === Number(year));
    const truth = countIn(rows);
    compare({ system, truth, k, year: `${year}` }, findings, extent);
  }
  for (const rest of collected.remainders) {
    const { numerator, denominator } = rest;
    const [top, bottom] = [numerator ?? 0, denominator ?? numerator ?? 0];
    if ([top, bottom, bottom - top].some((count) => count < 0 || (count > 0 && count < k))) {
      findings.remainders.push(`${nameOf(rest)}: ${top} of ${bottom}`);
    }
  }
  compareTotals({ collected, people, k }, findings);
  return { ...findings, extent };
}

interface Compared {
  readonly system: System;
  readonly truth: Truth;
  readonly k: number;
  readonly year: string;
}

/** The size of a group of people who left a field blank says nothing of anyone; that of a slack is no figure. */
const isNeutral = (name: string): boolean => /[=.]\?/.test(name) || name.includes("&reste");

function compare({ system, truth, k, year }: Compared, into: Findings, extent: Extent): void {
  const { names, known, conflicts, beside } = system;
  const { low, high, determined, contradictions } = solve(system);
  into.conflicts.push(...conflicts);
  if (contradictions > 0) into.conflicts.push(`${year}: ${contradictions} sums contradicted`);
  into.beside.push(...beside.map((one) => `${year} ${one}`));
  names.forEach((name, cell) => {
    const tally = truth.of(name);
    const value = known.get(cell);
    if (value !== undefined && value !== tally.people && !name.includes("&reste")) {
      into.wrong.push(`${year} ${name}: ${value} for ${tally.people}`);
    }
    if (value === undefined) extent.unknowns += 1;
    if (isNeutral(name) || !isRevealing(tally, k)) return;
    extent.protectedCounts += 1;
    const width = (high[cell] as number) - (low[cell] as number);
    if (value !== undefined) into.exposed.push(`${year} ${name}`);
    else if (determined[cell] === 1 || width === 0) into.recovered.push(`${year} ${name}`);
    else if (width < k) into.bounded.push(`${year} ${name}: ${low[cell]} to ${high[cell]}`);
  });
  weighRemainders({ system, truth, k, year }, into);
  weighNation({ system, truth, k, year }, into);
}

function weighRemainders({ system, truth, k, year }: Compared, into: Findings): void {
  const { names, known, sums } = system;
  for (const { parent, children } of sums) {
    if (!known.has(parent)) continue;
    const hidden = children.filter((cell) => !known.has(cell));
    const left = hidden.map((cell) => names[cell] as string);
    if (left.some((name) => name.includes("&reste"))) continue;
    // Blanks alone say nothing of anyone; with someone else among them, the whole must be safe.
    const told = left.filter((name) => !isNeutral(name));
    if (together(told.map(truth.of)).people === 0) continue;
    if (isRevealing(together(left.map(truth.of)), k)) {
      into.remainders.push(`${year} ${names[parent]} less what is shown`);
    }
  }
}

/** A national figure may only be hidden beside one about too few. */
function weighNation({ system, truth, k, year }: Compared, into: Findings): void {
  const { names, known, sums, asked } = system;
  const isNational = (name: string): boolean => name.endsWith("|FR");
  const beside = new Set<number>();
  for (const { parent, children } of sums) {
    const family = [parent, ...children];
    const few = children.some(
      (cell) =>
        isNational(names[cell] as string) && isRevealing(truth.of(names[cell] as string), k),
    );
    if (few) for (const cell of family) beside.add(cell);
  }
  names.forEach((name, cell) => {
    const [group = ""] = name.split("|");
    if (!isNational(name) || !asked.has(group) || known.has(cell) || beside.has(cell)) return;
    if (!isRevealing(truth.of(name), k)) into.withheld.push(`${year} ${name}`);
  });
}

/** The rows of a dataset are those of all its years. */
function compareTotals({ collected, people, k }: Attack, into: Findings): void {
  for (const [dataset, total] of collected.rows) {
    const count = collected.indicators.find(
      ({ id, jeu }) => jeu === dataset && MEANINGS[id]?.denominator === null,
    );
    const years = [...collected.figures.values()].filter(
      ({ indicator, crossing, area, period }) =>
        indicator === count?.id && crossing.length === 0 && area === "FR" && period.length === 4,
    );
    const hidden = years.filter(({ status }) => status === "secret").map(({ period }) => period);
    const rows = people[dataset] ?? [];
    const left = rows.filter(({ year }) => hidden.includes(String(year))).length;
    if (!Number.isFinite(total) || left === 0) continue;
    if (left < k || hidden.length === 1) into.recovered.push(`${dataset} ${hidden.join(", ")}`);
  }
}
