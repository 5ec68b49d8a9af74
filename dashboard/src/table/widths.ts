import type { DataColumn } from "../filters/filter.js";
import type { Rows } from "./rows.js";
import { isAmount } from "./say.js";

const [NARROWEST, WIDEST] = [9, 46];
const PADDING = 4;
/** Enough rows to know what a column holds, few enough to be read at once. */
const SAMPLE = 300;

/** Widths of the two columns that groups have of their own: their name, and how many rows they hold. */
const GROUP_WIDTHS: readonly number[] = [40, 12];
/** What a group makes together is longer than the number of a row, and says how many rows have none. */
const GROUP_AMOUNT = 20;

/**
 * Widths of columns in characters, from what they hold. They are fixed, because a table that draws only
 * the rows in view would change its columns while it scrolls.
 */
export function widthsOf({
  columns,
  rows,
  say,
}: {
  readonly columns: readonly DataColumn[];
  readonly rows: Rows;
  readonly say: (row: number, column: string) => string;
}): readonly number[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const sample = Array.from({ length: Math.floor(rows.length / step) }, (_, index) => index * step);
  return columns.map(({ nom, libelle }) => {
    const longestWord = Math.max(...libelle.fr.split(/\s/).map((word) => word.length));
    const longest = Math.max(longestWord + 2, ...sample.map((row) => say(row, nom).length));
    return Math.min(WIDEST, Math.max(NARROWEST, longest)) + PADDING;
  });
}

/** Widths in characters of a table that has groups, from those of its columns. */
export const groupWidths = (
  columns: readonly DataColumn[],
  widths: readonly number[],
): readonly number[] => [
  ...GROUP_WIDTHS,
  ...columns.map((column, place) =>
    Math.max(widths[place] ?? NARROWEST, isAmount(column) ? GROUP_AMOUNT : 0),
  ),
];
