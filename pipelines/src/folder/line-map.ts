/** Which row of a sheet each line of its CSV form is: they differ once a cell holds a newline. */
export interface LineMap {
  /** Says that a line is the beginning of a row, where it does not follow from the ones before. */
  add(line: number, row: number): void;
  rowOf(line: number): number;
}

/** Makes a {@link LineMap} whose first line is the first row. */
export function createLineMap(): LineMap {
  const lines = [1];
  const rows = [1];
  return {
    add(line, row) {
      lines.push(line);
      rows.push(row);
    },
    rowOf(line) {
      let [from, to] = [0, lines.length];
      while (to - from > 1) {
        const middle = (from + to) >> 1;
        if ((lines[middle] ?? 0) <= line) from = middle;
        else to = middle;
      }
      const row = (rows[from] ?? 1) + line - (lines[from] ?? 1);
      const next = rows[from + 1];
      // The lines of a row of several are all that row.
      return next === undefined ? row : Math.min(row, next - 1);
    },
  };
}

/** Newlines in a text, as those who read lines count them. */
export const newlinesIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
