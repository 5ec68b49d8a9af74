import { matchHeader } from "../catalogue/header.js";
import type { Column, Dataset } from "../catalogue/model.js";
import { candidateAt, knownIn, lineStarts, type RecognisedHeader } from "./candidates.js";
import { splitRecord } from "./record.js";
import { eachRecord } from "./records.js";
import type { Layout, Survey } from "./survey.js";

/** A refusal and the physical line that it is about. */
export interface GluedFault {
  readonly reason: string;
  readonly line: number;
}

/** Why the lines before a header cannot be left out as titles: they are rows, those of another export or of this one; else null. */
export function rowsBefore(head: Uint8Array, header: RecognisedHeader): GluedFault | null {
  const { candidate, dataset } = header;
  const { delimiter, start, startLine } = candidate;
  const before = head.subarray(0, start);
  let earlier: number | null = null;
  let first: number | null = null;
  for (const [index, offset] of lineStarts(before, startLine).entries()) {
    const line = index + 1;
    if (line >= startLine) break;
    const { headers: cells } = candidateAt(before, { delimiter, offset, line });
    if (namesColumns(cells, dataset)) earlier ??= line;
    else if (isLikeRow(cells, candidate.headers.length)) first ??= line;
  }
  if (first === null) return null;
  if (earlier !== null && earlier < first) return gluedFault(earlier, startLine);
  const reason = `l’en-tête est à la ligne ${startLine}, après des lignes qui ressemblent à des données (dès la ligne ${first}) : le remettre au-dessus de toutes les données.`;
  return { reason, line: startLine };
}

/** Two exports put end to end, the second one under a header of its own. */
export const gluedFault = (first: number, second: number): GluedFault => ({
  reason: `deux exports y sont mis bout à bout, l’un sous l’en-tête de la ligne ${first}, l’autre sous celui de la ligne ${second}, qui n’a pas les mêmes colonnes ou pas dans le même ordre : en faire deux fichiers.`,
  line: second,
});

/** Whether at least three cells, and half of those written, name columns. */
export function namesColumns(cells: readonly string[], dataset: Dataset): boolean {
  const written = cells.filter((cell) => cell.trim() !== "").length;
  const known = knownIn(matchHeader(cells, dataset));
  return known >= 3 && known >= written / 2;
}

/** Half of its cells are written, and two of them with digits, which are not the numbers of the columns. */
function isLikeRow(cells: readonly string[], width: number): boolean {
  const written = cells.filter((cell) => cell.trim() !== "");
  const digits = written.filter((cell) => /\d/.test(cell)).length;
  const isNumbering = cells.every((cell, i) => Number(cell) === i + 1 || Number(cell) === i);
  return written.length >= Math.max(3, width / 2) && digits >= 2 && !isNumbering;
}

/** Whether two headers agree on every place that both of them name. */
export const isSameOrder = (
  one: readonly (Column | null)[],
  other: readonly (Column | null)[],
): boolean =>
  other.every((column, i) => column === null || (one[i] ?? null) === null || one[i] === column);

/** Physical line of a header lower down that has not as many cells as the first one, among the records at fault; else null. */
export async function lowerHeader(
  path: string,
  { layout, found, dataset }: { layout: Layout; found: Survey; dataset: Dataset },
): Promise<number | null> {
  const wrong = new Set(
    found.faults.flatMap(({ rule, line }) => (OF_WIDTH.has(rule) ? [line] : [])),
  );
  let lower: number | null = null;
  if (wrong.size === 0) return lower;
  await eachRecord({
    path,
    ...layout,
    columns: layout.width,
    visit({ bytes, from, stop, line }) {
      if (lower !== null || !wrong.has(line)) return;
      const text = Buffer.from(bytes.subarray(from, stop)).toString("utf8");
      if (namesColumns(splitRecord(text, layout.delimiter), dataset)) lower = line;
    },
  });
  return lower;
}

const OF_WIDTH: ReadonlySet<string> = new Set(["nombre_de_cellules", "cellule_sans_colonne"]);
