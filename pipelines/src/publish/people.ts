import { years as yearsBetween } from "../catalogue/periods.js";
import { crossingsIn } from "../catalogue/plan/answers.js";
import { AREAS } from "../catalogue/plan/areas.js";
import { PLAN } from "../catalogue/plan/index.js";
import type { Population } from "../catalogue/plan/model.js";
import type { Database } from "../engine/index.js";
import { Refusal } from "../load/refusal.js";
import { measureCubes } from "../measure/cubes.js";
import { observationOf } from "../measure/observation.js";
import type { Span } from "../measure/question.js";
import { spanOf } from "../measure/rows.js";
import type { YearCells } from "../measure/year-cells.js";
import {
  auditYear,
  type Ground,
  type ProtectedYear,
  protectYear,
  type Settings,
  type YearCounts,
} from "../secrecy/audiences.js";
import { Unprotectable } from "../secrecy/design.js";
import { type Families, familiesOf } from "../secrecy/families.js";
import { boardOf } from "../secrecy/moves.js";
import { brokenSums } from "../secrecy/recheck.js";
import { universeOf } from "../secrecy/universe.js";
import { yearToHide } from "../secrecy/years.js";
import type { Audience } from "../store/manifest.js";
import { type Proof, proofName, readProof, writeProof } from "../store/proofs.js";

/** One year of a population, measured and protected. */
export interface PeopleYear extends Proof {
  readonly year: number;
  /** Name of its proof in the private folder. */
  readonly proof: string;
}

/** A population measured and protected over the years that its rows cover. */
export interface ProtectedPeople {
  readonly population: Population;
  readonly coverage: Span;
  /** Every sum of its cells that is published. */
  readonly families: Families;
  readonly years: readonly PeopleYear[];
}

/** What masks are made with. */
export interface Protecting {
  readonly dataDir: string;
  readonly key: string;
  /** SHA-256 of the code: a mask made by other code is made again. */
  readonly code: string;
  readonly thresholds: Readonly<Record<Audience, number>>;
}

/** Measures the cubes of every population and protects them; throws a {@link Refusal} that names what cannot be. */
export async function protectPeople(
  db: Database,
  protecting: Protecting,
): Promise<readonly ProtectedPeople[]> {
  const found: ProtectedPeople[] = [];
  for (const population of PLAN) found.push(await protectPopulation(db, population, protecting));
  return found;
}

async function protectPopulation(
  db: Database,
  population: Population,
  protecting: Protecting,
): Promise<ProtectedPeople> {
  const crossings = crossingsIn(population);
  const universe = universeOf(population, crossings, AREAS);
  const ground: Ground = { universe, families: familiesOf(universe), board: boardOf(universe) };
  const observation = await observationOf(db, population.id);
  const coverage = await spanOf({ db, observation }, population.id);
  const measured = await measureCubes(db, population, crossings);
  const every = everyYear(measured, coverage, ground).map((cells) => {
    if (brokenSums(ground.families, cells.counts) > 0) {
      throw new Error(`the cubes of ${population.id} do not add up in ${cells.year}`);
    }
    return { ...cells, empty: quartersToCome(population, coverage, cells.year) };
  });
  const years = await protectYears({ ground, population }, every, protecting);
  refuseUnpublishable(population, years);
  return { population, coverage, families: ground.families, years };
}

/** Protects each year by itself, then hides whole ones until the number of rows gives none of the hidden ones away. */
async function protectYears(
  setting: Setting,
  every: readonly Cells[],
  protecting: Protecting,
): Promise<PeopleYear[]> {
  const years: PeopleYear[] = [];
  for (const cells of every) years.push(await protectOne(setting, cells, protecting));
  for (const audience of ["interne", "public"] as const) {
    const next = (): number =>
      yearToHide(
        setting.ground.universe,
        every.map((cells, i) => ({ cells, isHidden: years[i]?.masks[audience].hidden[0] === 1 })),
        protecting.thresholds[audience],
      );
    for (let at = next(); at >= 0; at = next()) {
      const cells = { ...(every[at] as Cells), whole: audience };
      years[at] = await protectOne(setting, cells, protecting);
    }
  }
  return years;
}

/** A year of too few people is hidden as a whole; a population of which every year is would be published as nothing at all. */
function refuseUnpublishable({ id }: Population, years: readonly PeopleYear[]): void {
  const peopled = years.filter(({ counts }) => counts[0] !== 0);
  if (peopled.length === 0 || peopled.some(({ masks }) => !masks.public.hidden[0])) return;
  const cells = peopled.map(({ year }) => `FR ${year} ensemble`).join(" ; ");
  throw new Refusal([
    `Secret statistique : aucune année de « ${id} » ne compte assez de personnes ou d’entreprises pour être publiée (${cells}). Attendre plus de lignes.`,
  ]);
}

interface Setting {
  readonly ground: Ground;
  readonly population: Population;
}

type Cells = YearCells & Pick<YearCounts, "empty" | "whole">;

async function protectOne(
  setting: Setting,
  cells: Cells,
  { dataDir, key, code, thresholds }: Protecting,
): Promise<PeopleYear> {
  const { year, counts } = cells;
  const label = setting.population.id;
  const settings = [code, thresholds, label, year, cells.whole ?? null];
  const proof = proofName(cells, { key, settings });
  const known = await readProof(dataDir, proof);
  if (known) return { ...known, year, proof };
  const making = { thresholds, key, label };
  const masks = masksOf(setting, cells, making);
  const made = { counts, masks, audits: auditYear(setting.ground, cells, { ...making, masks }) };
  await writeProof(dataDir, proof, made);
  return { ...made, year, proof };
}

function masksOf({ ground, population }: Setting, cells: Cells, making: Settings): ProtectedYear {
  try {
    return protectYear(ground, cells, making);
  } catch (error) {
    throw error instanceof Unprotectable ? refusalOf(population, cells.year, error.cells) : error;
  }
}

/** Years without a row count nobody. */
function everyYear(
  measured: readonly YearCells[],
  coverage: Span,
  { universe }: Ground,
): YearCells[] {
  const size = universe.areas * universe.combos.length;
  const first = Number(coverage.years[0]);
  const last = Number(coverage.years.at(-1));
  return yearsBetween(first, last).map((year) => {
    const found = measured.find((cells) => cells.year === Number(year));
    return found ?? { year: Number(year), counts: new Int32Array(size), firms: null };
  });
}

/** The combos of the quarters that the source does not cover: everyone knows that they are empty. */
function quartersToCome(population: Population, { quarters }: Span, year: number): Uint8Array {
  return Uint8Array.from(crossingsIn(population).combos, ({ terms }) =>
    Number(
      terms.some(
        ({ attribute, node }) => attribute === "trimestre" && !quarters.includes(`${year}-${node}`),
      ),
    ),
  );
}

const NAMED_CELLS = 5;

function refusalOf(population: Population, year: number, cells: readonly number[]): Refusal {
  const { combos } = crossingsIn(population);
  const names = cells.slice(0, NAMED_CELLS).map((cell) => {
    const combo = combos[Math.floor(cell / AREAS.length)]?.id ?? "";
    return `${AREAS[cell % AREAS.length]?.code} ${combo === "*" ? "ensemble" : combo}`;
  });
  const more = cells.length > NAMED_CELLS ? ` et ${cells.length - NAMED_CELLS} autres` : "";
  return new Refusal([
    `Secret statistique : aucun masque ne protège ${population.id} en ${year} sans cacher le total national (${names.join(" ; ")}${more}). Attendre plus de lignes.`,
  ]);
}
