import { firstDayOf } from "./calendar.js";
import { type Demo, streamOf } from "./context.js";
import { shuffled } from "./random.js";

/** Departments where AGIR has opened by a month, a course close to the published ones; year 0 is 2019, month 0 January. */
const OPENED = [
  { by: 0, year: 3, month: 7 },
  { by: 26, year: 4, month: 0 },
  { by: 52, year: 5, month: 0 },
  { by: 77, year: 5, month: 6 },
  { by: 90, year: 6, month: 3 },
  { by: 94, year: 7, month: 0 },
] as const;

/** Day on which the department of each rank opens, or null for those still without AGIR. */
function openingDay(rank: number): number | null {
  const next = OPENED.findIndex(({ by }) => by > rank);
  const after = OPENED[next];
  const before = OPENED[next - 1];
  if (!after || !before) return null;
  const from = firstDayOf(before.year, before.month);
  const to = firstDayOf(after.year, after.month);
  return Math.floor(from + ((to - from) * (rank - before.by)) / (after.by - before.by));
}

/** Day on which AGIR opens in each department, in the order of the departments; null where it has not. */
export function agirOpenings(demo: Demo): readonly (number | null)[] {
  const { departments } = demo.country;
  const order = shuffled(
    streamOf(demo, "agir"),
    departments.map((_, index) => index),
  );
  const rankOf = new Map(order.map((department, rank) => [department, rank]));
  return departments.map((_, index) => openingDay(rankOf.get(index) as number));
}
