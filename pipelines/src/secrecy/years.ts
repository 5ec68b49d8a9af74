import type { YearCounts } from "./audiences.js";
import { FEWEST_FIRMS, type FirmTally, isUnsafe } from "./rule.js";
import type { Universe } from "./universe.js";

/** One year's counts, and whether its total is hidden. */
export interface YearTotal {
  readonly cells: Pick<YearCounts, "counts" | "firms">;
  readonly isHidden: boolean;
}

/**
 * Position of the next year to hide as a whole, −1 when none needs to be or none is left. How many rows a dataset has is
 * told with its source, so that the hidden years together are that number less the shown ones: a remainder in time.
 */
export function yearToHide(universe: Universe, years: readonly YearTotal[], k: number): number {
  const counts = Int32Array.from(years, ({ cells }) => cells.counts[0] as number);
  const peopled = [...counts.keys()].filter((at) => counts[at] !== 0);
  const hidden = peopled.filter((at) => years[at]?.isHidden);
  if (hidden.length === 0) return -1;
  const rule = {
    universe: { ...universe, areas: 1, neutral: new Uint8Array(years.length) },
    ...{ counts, k, firms: tallyOf(years) },
  };
  if (hidden.length > 1 && !isUnsafe(rule, hidden)) return -1;
  const shown = peopled.filter((at) => !years[at]?.isHidden);
  const size = (at: number): number => counts[at] as number;
  return shown.sort((a, b) => size(a) - size(b))[0] ?? -1;
}

/** The largest firms of each year's total; null where there are none. */
function tallyOf(years: readonly YearTotal[]): FirmTally | null {
  if (years.every(({ cells }) => cells.firms === null)) return null;
  const ranks = [...Array(FEWEST_FIRMS).keys()];
  return {
    distinct: Uint8Array.from(years, ({ cells }) => cells.firms?.distinct[0] ?? 0),
    firm: Int32Array.from(
      years.flatMap(({ cells }) => ranks.map((rank) => cells.firms?.firm[rank] ?? -1)),
    ),
    people: Int32Array.from(
      years.flatMap(({ cells }) => ranks.map((rank) => cells.firms?.people[rank] ?? 0)),
    ),
  };
}
