import { type ColumnOf, hasValue, type Place } from "./cells.js";

/** Texts of which each row has one, as they are written: word i is `data[offsets[i]..offsets[i + 1]]`. */
export interface Words {
  readonly data: Uint8Array;
  readonly offsets: Int32Array;
}

/** Words from their texts. */
export function wordsOf(texts: readonly string[]): Words {
  const pieces = texts.map((text) => Buffer.from(text));
  const offsets = new Int32Array(pieces.length + 1);
  pieces.forEach(({ length }, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + length;
  });
  return { data: Buffer.concat(pieces), offsets };
}

/** Which word each row has. */
export interface ChosenWords {
  readonly data: ArrayLike<number>;
  readonly validity: Uint8Array | null;
}

/** Writes a column of words; a missing value is empty. */
export function writeWords(
  { data: chosen, validity }: ChosenWords,
  { data, offsets }: Words,
  { cells, column }: Place,
): void {
  const { spans, columns, rows } = cells;
  const first = cells.add(data);
  for (let row = 0; row < rows; row += 1) {
    if (!hasValue(validity, row)) continue;
    const span = 2 * (row * columns + column);
    const word = chosen[row] as number;
    spans[span] = first + (offsets[word] as number);
    spans[span + 1] = first + (offsets[word + 1] as number);
  }
}

const DAY_MS = 86_400_000;
const isoDay = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** Writes a column of days, as ISO text; it has few different ones, each made once a chunk. */
export function writeDays({ data, validity }: ColumnOf<"values">, place: Place): void {
  const known = new Map<number, number>();
  const chosen = Int32Array.from(data as Int32Array, (day, row) => {
    if (!hasValue(validity, row)) return 0;
    const word = known.get(day) ?? known.size;
    known.set(day, word);
    return word;
  });
  writeWords({ data: chosen, validity }, wordsOf([...known.keys()].map(isoDay)), place);
}
