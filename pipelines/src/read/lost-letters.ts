import type { Marred } from "./utf8-marred.js";

const QUESTION = 0x3f;

/** Not inside an address, where a `?` is what it is. */
const NOT_IN_LINK = String.raw`(?<!\/[^\s;,"|]*)`;
const LETTER = String.raw`[A-Za-z\x80-\xff]`;
/** A `?` inside a word, or just before one. */
const INSIDE = new RegExp(
  String.raw`${NOT_IN_LINK}(?:${LETTER}\?${LETTER}|(?:^|[\s;,"|(-])\?[a-z]{2})`,
);
/** A `?` at the end of a word: a question, or an accent where a file has none. */
const AT_END = new RegExp(String.raw`${NOT_IN_LINK}[a-z]\?(?=[\s;,"|-]|$)`);

/** Looks for letters that became `?`; most files have none, and one look at their bytes says it. */
export function lookForQuestionMarks(marred: Marred, bytes: Uint8Array, at: number): void {
  if (marred.insideAt >= 0 || bytes.indexOf(QUESTION) < 0) return;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const inside = text.search(INSIDE);
  if (inside >= 0) marred.insideAt = at + inside;
  if (marred.endAt >= 0) return;
  const end = text.search(AT_END);
  if (end >= 0) marred.endAt = at + end;
}

/** First byte at which a letter became `?`, or -1; at the end of words, only in a file without an accent. */
export function lostLetterAt({ insideAt, endAt, hasAccents }: Marred): number {
  if (insideAt >= 0) return insideAt;
  return hasAccents ? -1 : endAt;
}

/** Whether a cell has lost letters, by the same rules. */
export const hasLostLetter = (cell: string): boolean =>
  cell.includes("?") && (INSIDE.test(cell) || AT_END.test(cell));
