import type { DataColumn } from "./filters.js";
import type { Row } from "./rows.js";

const [NARROWEST, WIDEST] = [9, 46];
const PADDING = 4;
/** Enough rows to know what a column holds, few enough to be read at once. */
const SAMPLE = 300;

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
  readonly rows: readonly Row[];
  readonly say: (row: Row, place: number) => string;
}): readonly number[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const sample = rows.filter((_, index) => index % step === 0);
  return columns.map(({ libelle }, place) => {
    const longestWord = Math.max(...libelle.fr.split(/\s/).map((word) => word.length));
    const longest = Math.max(longestWord + 2, ...sample.map((row) => say(row, place).length));
    return Math.min(WIDEST, Math.max(NARROWEST, longest)) + PADDING;
  });
}
