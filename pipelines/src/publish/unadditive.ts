import { crossingText, recipeOf } from "../catalogue/plan/answers.js";
import { AREAS, areaIndex } from "../catalogue/plan/areas.js";
import { DEPARTMENTS } from "../catalogue/territories.js";
import { HIDDEN } from "../measure/figure.js";
import type { UnadditiveCell, UnadditiveCells } from "../measure/unadditive.js";
import { type DepartmentEvidence, shownDepartmentCounts } from "../secrecy/departments.js";
import { type FirmCount, isShowable, shownRegions } from "../secrecy/distinct.js";
import type { Families } from "../secrecy/families.js";
import { intervalsOf } from "../secrecy/intervals.js";
import type { Audience } from "../store/manifest.js";
import type { PublishedCell } from "./figures.js";
import type { PeopleYear, ProtectedPeople } from "./people.js";

/** A median is shown for this many times the smallest number of people shown. */
const MEDIAN_FACTOR = 4;

/** The cells that each audience is shown; those that the public is shown are among those that the inside is. */
export type ShownCells = Readonly<Record<Audience, ReadonlySet<UnadditiveCell>>>;

/** What figures are judged by. */
export interface Judging {
  readonly people: ProtectedPeople;
  readonly families: Families;
  readonly thresholds: Readonly<Record<Audience, number>>;
}

/** Judges every median and distinct count of a population, year by year. */
export function judgeUnadditive(
  judging: Judging,
  measured: readonly UnadditiveCells[],
): ShownCells {
  const shown: Record<Audience, UnadditiveCell[]> = { interne: [], public: [] };
  for (const group of measured) {
    for (const year of judging.people.years) {
      const own = group.cells.filter((cell) => cell.year === year.year);
      const inside = shownIn(judging, group, { own, year, audience: "interne" });
      const outside = { own, year, audience: "public", before: inside } as const;
      shown.interne.push(...inside);
      shown.public.push(...shownIn(judging, group, outside));
    }
  }
  return { interne: new Set(shown.interne), public: new Set(shown.public) };
}

/** What an audience is given of medians and distinct counts. */
export function* unadditiveFigures(
  { population }: ProtectedPeople,
  measured: readonly UnadditiveCells[],
  shown: ReadonlySet<UnadditiveCell>,
): Generator<PublishedCell> {
  for (const { indicator, choices, cells } of measured) {
    const croisement = crossingText(population, choices);
    for (const cell of cells) {
      yield {
        ...{ indicateur: indicator.id, croisement, niveau: cell.level },
        ...{ territoire: cell.territory, maille: "annee", periode: String(cell.year) },
        ...(shown.has(cell) ? cell.figure : HIDDEN),
      };
    }
  }
}

/** One year of a group of cells, for one audience. */
interface Own {
  readonly own: readonly UnadditiveCell[];
  readonly year: PeopleYear;
  readonly audience: Audience;
  /** The only cells that may be shown; all of them where absent. */
  readonly before?: readonly UnadditiveCell[];
}

function shownIn(judging: Judging, group: UnadditiveCells, asked: Own): readonly UnadditiveCell[] {
  const { hidden } = asked.year.masks[asked.audience];
  const gates = gatesOf(judging.people, group);
  const isOpen = ({ territory }: UnadditiveCell): boolean =>
    gates.every((combo) => !hidden[cellAt(combo, territory)]);
  const mayShow = (cell: UnadditiveCell): boolean => asked.before?.includes(cell) ?? true;
  if (group.answer.kind === "median") {
    return asked.own.filter(
      (one) => mayShow(one) && isOpen(one) && isLarge(judging, group, asked, one),
    );
  }
  if (group.answer.kind === "distinct" && group.answer.of === "people") {
    return asked.own.filter(
      (one) => mayShow(one) && isOpen(one) && isManyPeople(judging, asked, one),
    );
  }
  const nation = asked.own.find(({ level }) => level === "nation") as UnadditiveCell;
  const regions = asked.own.filter(({ level }) => level === "region");
  const may = { nation: mayShow(nation), regions: regions.map(mayShow) };
  const choice =
    group.answer.kind === "distinct" && group.answer.of === "departments"
      ? ofDepartments(judging, asked, { nation, regions, may, isOpen })
      : ofFirms({ nation, regions, may, isOpen });
  return [...(choice.nation ? [nation] : []), ...regions.filter((_, i) => choice.regions[i])];
}

const cellAt = (combo: number, territory: string): number =>
  combo * AREAS.length + (areaIndex(territory) as number);

/** The people counted must be shown themselves: a number of firms bounds the number of their hires. */
function gatesOf({ population }: ProtectedPeople, { answer, choices }: UnadditiveCells): number[] {
  const recipe =
    answer.kind === "distinct" && answer.of === "departments"
      ? localRecipe(population)
      : recipeOf(population, answer.kind === "median" ? answer : { kind: "count" }, { choices });
  if (!recipe) throw new Error(`no cube holds what ${JSON.stringify(answer)} rests on`);
  return [recipe.among, ...recipe.numerator, ...(recipe.denominator ?? [])];
}

/** The people hired through AGIR are among those hired through local associations and AGIR, whom a cube counts. */
const localRecipe = (population: ProtectedPeople["population"]) => {
  const answer = population.answers["entreprises.coordination_locale"];
  return answer && recipeOf(population, answer, { choices: [] });
};

function isLarge(
  { people, thresholds }: Judging,
  { answer, choices }: UnadditiveCells,
  { year, audience }: Own,
  cell: UnadditiveCell,
): boolean {
  const gate = recipeOf(people.population, answer, { choices })?.among ?? 0;
  const count = year.counts[cellAt(gate, cell.territory)] as number;
  return count === 0 || Math.min(count, cell.known) >= MEDIAN_FACTOR * thresholds[audience];
}

/** A number of people hired through AGIR or associations: nobody, or enough of them, whichever part a reader works out. */
function isManyPeople(
  { people: { population }, thresholds }: Judging,
  { year, audience }: Own,
  { figure, known, territory }: UnadditiveCell,
): boolean {
  const people = figure.numerateur ?? 0;
  const both = (localRecipe(population)?.numerator ?? []).map(
    (combo) => year.counts[cellAt(combo, territory)] as number,
  );
  const parts = [people, ...[...both, known].map((whole) => whole - people)];
  return parts.every((part) => part === 0 || part >= thresholds[audience]);
}

interface Choosing {
  readonly nation: UnadditiveCell;
  readonly regions: readonly UnadditiveCell[];
  readonly may: { readonly nation: boolean; readonly regions: readonly boolean[] };
  readonly isOpen: (cell: UnadditiveCell) => boolean;
}

interface ShownAreas {
  readonly nation: boolean;
  readonly regions: readonly boolean[];
}

function ofFirms({ nation, regions, may, isOpen }: Choosing): ShownAreas {
  const count = (cell: UnadditiveCell): FirmCount => ({
    isOpen: isOpen(cell),
    numerator: cell.figure.numerateur ?? 0,
    denominator: cell.figure.denominateur,
  });
  const whole = { ...count(nation), isOpen: may.nation && isOpen(nation) };
  return {
    nation: isShowable(whole),
    regions: shownRegions(whole, regions.map(count), may.regions),
  };
}

function ofDepartments(
  { people, families, thresholds }: Judging,
  { year, audience }: Own,
  { nation, regions, may, isOpen }: Choosing,
): ShownAreas {
  const [local = 0] = localRecipe(people.population)?.numerator ?? [];
  const inside = (code: string): number[] =>
    [...DEPARTMENTS.entries()].flatMap(([i, { parent, agirDepartments }]) =>
      agirDepartments === 1 && (code === "FR" || parent === code) ? [i] : [],
    );
  const count = (cell: UnadditiveCell) => ({
    isOpen: isOpen(cell),
    found: cell.figure.numerateur ?? 0,
    people: cell.concerned,
    departments: inside(cell.territory),
  });
  return shownDepartmentCounts(
    { ...count(nation), isOpen: may.nation && isOpen(nation) },
    regions.map((region, i) => ({ ...count(region), mayShow: may.regions[i] === true })),
    {
      ...evidenceOf(year, { combo: local, audience, families }),
      fewest: thresholds[audience],
    },
  );
}

interface Looking {
  readonly combo: number;
  readonly audience: Audience;
  readonly families: Families;
}

function evidenceOf(
  { counts, masks }: PeopleYear,
  { combo, audience, families }: Looking,
): DepartmentEvidence {
  const { hidden, worlds } = masks[audience];
  const { low, high } = intervalsOf(families, hidden, counts);
  const cells = DEPARTMENTS.map(({ code }) => cellAt(combo, code));
  return {
    bounds: cells.map((cell) => ({
      isPossible: (high[cell] as number) >= 1,
      isCertain: (low[cell] as number) >= 1,
    })),
    worlds: worlds.map((world) => Uint8Array.from(cells, (cell) => Number(world[cell] !== 0))),
  };
}
