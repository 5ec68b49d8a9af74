import { indicatorOf } from "../catalogue/indicators/index.js";
import { aggregatesOf } from "../catalogue/measure.js";
import type { Indicator, Level, Sql } from "../catalogue/model.js";
import {
  type Chosen,
  choicesOf,
  crossingsAllowed,
  crossingText,
  WHOLE,
} from "../catalogue/plan/answers.js";
import type { Answer, Population } from "../catalogue/plan/model.js";
import { TERRITORIES } from "../catalogue/territories.js";
import type { Database } from "../engine/index.js";
import { denominatorIn, type Figure, figureOf, NOTHING, numberOf } from "./figure.js";
import { type Found, type Measured, medians, placeKey } from "./medians.js";
import { type Observation, observationOf } from "./observation.js";
import { periodState } from "./period.js";
import type { CountedPopulation } from "./year-cells.js";

/** Figures of an indicator that does not add up, in one crossing, before anything is hidden. */
export interface UnadditiveCells {
  readonly indicator: Indicator;
  readonly answer: Answer;
  readonly choices: readonly Chosen[];
  readonly cells: readonly UnadditiveCell[];
}

/** One of them. */
export interface UnadditiveCell {
  readonly year: number;
  readonly level: Level;
  readonly territory: string;
  readonly figure: Figure;
  /** Rows with a known value, and those among them that the numerator is about. */
  readonly known: number;
  readonly concerned: number;
}

/** Measures the medians and the distinct counts of a population: all distinct counts in one pass, and each median in one. */
export async function measureUnadditive(
  db: Pick<Database, "all">,
  people: CountedPopulation,
): Promise<UnadditiveCells[]> {
  const { population } = people;
  const asked = Object.entries(population.answers).flatMap(([id, answer]) => {
    const indicator = indicatorOf(id);
    return indicator && answer.kind !== "count" && answer.kind !== "rate"
      ? [{ indicator, answer }]
      : [];
  });
  const observation = await observationOf(db, population.id);
  const counted = asked.filter(({ answer }) => answer.kind === "distinct");
  const distinct = await distinctCounts(
    db,
    population,
    counted.map(({ indicator }) => indicator),
  );
  const groups: UnadditiveCells[] = [];
  for (const { indicator, answer } of asked) {
    const found = distinct.get(indicator) ?? (await medians(db, people, { indicator, answer }));
    for (const { dimensions } of crossingsAllowed(population, answer)) {
      for (const choices of choicesOf(dimensions)) {
        const cells = cellsOf(people, { indicator, choices, found, observation });
        groups.push({ indicator, answer, choices, cells });
      }
    }
  }
  return groups;
}

interface Listing {
  readonly indicator: Indicator;
  readonly choices: readonly Chosen[];
  readonly found: Found;
  readonly observation: Observation;
}

const LEVELS: readonly Level[] = ["nation", "region", "departement"];

function cellsOf(
  { population, years }: CountedPopulation,
  { indicator, choices, found, observation }: Listing,
): UnadditiveCell[] {
  const crossing = crossingText(population, choices);
  const territories = TERRITORIES.filter(
    ({ level }) => LEVELS.indexOf(level) <= LEVELS.indexOf(indicator.smallest),
  );
  return years.flatMap(({ year }) =>
    territories.map(({ code, level }) => {
      const row = found.get(placeKey(year, code, crossing));
      const tally = row ?? NOTHING;
      const denominateur = denominatorIn(indicator, code, tally.denominateur);
      const state = periodState({ indicator, period: String(year), territory: code }, observation);
      const figure = figureOf(indicator, { ...tally, denominateur }, state);
      const { connues: known = 0, concernees: concerned = 0 } = row ?? {};
      return { year, level, territory: code, figure, known, concerned };
    }),
  );
}

/** Every distinct count, by nation and region, in one query. */
async function distinctCounts(
  db: Pick<Database, "all">,
  { id }: Population,
  indicators: readonly Indicator[],
): Promise<ReadonlyMap<Indicator, Found>> {
  if (indicators.length === 0) return new Map();
  const parts = indicators.flatMap((indicator, i) =>
    Object.entries({
      ...aggregatesOf(indicator),
      concernees: `count(*) filter (where ${concernedBy(indicator)})`,
    }).map(([name, sql]) => `${sql} as ${name}_${i}`),
  );
  const rows = await db.all(`
    select _annee as annee, if(grouping(_region) = 1, 'FR', 'R' || _region) as territoire, ${parts.join(", ")}
    from ${id} group by grouping sets ((_annee), (_annee, _region))`);
  const measuredIn = (row: Readonly<Record<string, unknown>>, i: number): Measured => ({
    lignes: Number(row[`lignes_${i}`]),
    connues: Number(row[`connues_${i}`]),
    concernees: Number(row[`concernees_${i}`]),
    numerateur: numberOf(row[`numerateur_${i}`]),
    denominateur: numberOf(row[`denominateur_${i}`]),
  });
  return new Map(
    indicators.map((indicator, i) => [
      indicator,
      new Map(
        rows.map(
          (row) => [placeKey(row.annee, row.territoire, WHOLE), measuredIn(row, i)] as const,
        ),
      ),
    ]),
  );
}

const concernedBy = ({ known = "true", numerator }: Indicator): Sql =>
  `(${known}) and (${("where" in numerator && numerator.where) || "true"})`;
