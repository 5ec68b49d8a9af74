import { foldHeader, matchHeader } from "../catalogue/header.js";
import type { Column, Dataset } from "../catalogue/model.js";

/** Number of letters to add, take away or change to go from one word to another. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (above[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[other.length] ?? 0;
}

/** A name of which more than half the letters differ is another name. */
const FARTHEST = 0.5;
/** No name of the catalogue is longer: beyond, a header is a line of text. */
const LONGEST = 80;

/** The header nearest to a column among those that name none, as written; null where none is near. */
export function nearestHeader(column: Column, headers: readonly string[]): string | null {
  const spellings = [column.name, column.label.fr, ...(column.aliases ?? [])].map(foldHeader);
  let nearest: string | null = null;
  let least = FARTHEST;
  for (const header of headers) {
    const folded = foldHeader(header);
    if (folded === "" || folded.length > LONGEST) continue;
    for (const spelling of spellings) {
      const apart = distance(folded, spelling) / Math.max(folded.length, spelling.length);
      if (apart >= least) continue;
      least = apart;
      nearest = header.trim();
    }
  }
  return nearest;
}

/** A column of a dataset, by its name: `« annee »`, and what the file may call it, `« annee » (« Annee_x » peut-être)`. */
export function withNearest(column: Column, unknown: readonly string[]): string {
  const header = nearestHeader(column, unknown);
  return `« ${column.name} »${header === null ? "" : ` (« ${header} » peut-être)`}`;
}

/** The dataset of which the headers name the most columns, and how many. */
export function nearestDataset(
  headers: readonly string[],
  datasets: readonly Dataset[],
): { readonly dataset: Dataset; readonly known: number } | null {
  const all = datasets.map((dataset) => {
    const match = matchHeader(headers, dataset);
    const known = match.columns.filter((column) => column !== null).length;
    return { dataset, known, missing: match.missingRequired.length };
  });
  const [best] = all.sort((a, b) => b.known - a.known || a.missing - b.missing);
  return best && best.known > 0 ? best : null;
}
