import { INDICATORS } from "../catalogue/indicators/index.js";
import type { Dataset, Indicator } from "../catalogue/model.js";
import type { Executor } from "../measure/executor.js";
import type { Figure } from "../measure/figure.js";
import { observationOf } from "../measure/observation.js";
import { measureRows } from "../measure/rows.js";

/** National figures by indicator, then by year. */
export type NationalFigures = ReadonlyMap<Indicator, ReadonlyMap<string, Figure>>;

/** A national figure that is not what it was; null where the year was, or is, not covered. */
export interface Change {
  readonly indicator: Indicator;
  /** Year. */
  readonly period: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
}

/** Measures every indicator of a dataset over its rows, for the nation, year by year. */
export async function measureNation(db: Executor, dataset: Dataset): Promise<NationalFigures> {
  const figures = new Map<Indicator, ReadonlyMap<string, Figure>>();
  for (const indicator of INDICATORS.filter((one) => one.dataset === dataset.id)) {
    const cells = await measureRows(
      { db, observation: await observationOf(db, indicator.dataset) },
      { indicator, territory: "FR", by: ["annee"] },
    );
    figures.set(
      indicator,
      new Map(cells.map(({ dimensions, figure }) => [`${dimensions.annee}`, figure])),
    );
  }
  return figures;
}

/** The figures that differ, in the order of the indicators and of the years. */
export function changesBetween(before: NationalFigures, after: NationalFigures): readonly Change[] {
  return [...after].flatMap(([indicator, figures]) => {
    const old = before.get(indicator) ?? new Map<string, Figure>();
    const periods = [...new Set([...old.keys(), ...figures.keys()])].sort();
    return periods.flatMap((period) => {
      const change = {
        indicator,
        period,
        before: old.get(period) ?? null,
        after: figures.get(period) ?? null,
      };
      return isSame(change) ? [] : [change];
    });
  });
}

/** Sums of decimals may differ by their order alone. */
const EPSILON = 1e-9;

function isSame({ before, after }: Change): boolean {
  const [a, b] = [before?.valeur ?? null, after?.valeur ?? null];
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= EPSILON * Math.max(1, Math.abs(a));
}
