/** First byte at which each thing was met in a text in UTF-8, or -1. */
export interface Marred {
  /** First bytes of the file, after its mark. */
  head: Uint8Array;
  /** A byte order mark, then the first bytes of the file again: two files were put end to end. */
  gluedAt: number;
  /** U+FFFD: a character that was lost before. */
  lostAt: number;
  /** `Ã©` written in UTF-8: the text was encoded twice. */
  doubleAt: number;
  /** U+0080–U+009F: those that are signs of French in Windows-1252, and the others. */
  signAt: number;
  controlAt: number;
  /** A character of no width inside the text. */
  invisibleAt: number;
  /** A letter that became `?`, inside a word or at its end. */
  insideAt: number;
  endAt: number;
  /** An accented letter was met, in UTF-8 or in another encoding. */
  hasAccents: boolean;
}

/** A {@link Marred} that has seen nothing. */
export const nothingMarred = (): Marred => ({
  head: new Uint8Array(0),
  gluedAt: -1,
  lostAt: -1,
  doubleAt: -1,
  signAt: -1,
  controlAt: -1,
  invisibleAt: -1,
  insideAt: -1,
  endAt: -1,
  hasAccents: false,
});

/** As many first bytes as tell a header from a cell. */
const HEAD = 8;

/** Keeps the first bytes of a file, as far as its first line goes. */
export function beginsWith(marred: Marred, bytes: Uint8Array): void {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  marred.head = Uint8Array.from(bytes.subarray(0, end < 0 ? HEAD : Math.min(end, HEAD)));
}

/** Signs of Windows-1252 that French writes: `€ … Œ ‘ ’ “ ” • – — œ`. */
const SIGNS: ReadonlySet<number> = new Set([
  0x80, 0x85, 0x8c, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9c,
]);

type Found = Exclude<keyof Marred, "head" | "hasAccents">;

/** Leads that matter, alone or with the byte after them: letters are many, and looked for by two bytes. */
const ACCENT = 0xc3;
const LEADS: readonly (number | Uint8Array)[] = [
  ...[0xc2, 0xe2, 0xef],
  ...[0x82, 0x83, 0xa2].map((next) => Uint8Array.from([ACCENT, next])),
];

/** Looks at bytes in UTF-8: Node finds the leads much faster than a loop of ours. */
export function lookAtMarred(marred: Marred, bytes: Uint8Array, base: number): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const note: Note = (found, at) => {
    if (marred[found] < 0) marred[found] = base + at;
  };
  marred.hasAccents ||= buffer.includes(ACCENT);
  for (const lead of LEADS) {
    for (let at = buffer.indexOf(lead); at >= 0; at = buffer.indexOf(lead, at + 1))
      lookAtLead(marred, { bytes, at, note });
  }
}

function lookAtLead(marred: Marred, seen: Seen): void {
  const { bytes, at, note } = seen;
  const [lead, next = 0] = [bytes[at], bytes[at + 1]];
  if (lead === ACCENT) {
    if (isDouble(bytes, at)) note("doubleAt", at);
  } else if (lead === 0xef) lookAtMark(marred, seen);
  else if (lead === 0xe2) {
    if (isInvisible(bytes, at)) note("invisibleAt", at);
  } else if (next < 0xa0) note(SIGNS.has(next) ? "signAt" : "controlAt", at);
  else if (next === 0xad) note("invisibleAt", at);
}

/** `Ã` or `â` before what the second byte of a letter became, or `Â` before a sign and after no letter. */
function isDouble(bytes: Uint8Array, at: number): boolean {
  const [own, next, third] = [bytes[at + 1], bytes[at + 2] ?? 0, bytes[at + 3] ?? 0];
  if (own === 0x83)
    return [0xc2, 0xc5, 0xc6, 0xcb].includes(next) || (next === 0xe2 && third < 0x85);
  if (own === 0xa2) return (next === 0xe2 && third === 0x82) || (next === 0xc2 && third === 0x80);
  return own === 0x82 && next === 0xc2 && !isLetter(bytes[at - 1] ?? 0);
}

const isLetter = (byte: number): boolean => {
  const low = byte | 0x20;
  return low >= 0x61 && low <= 0x7a;
};

/** Zero-width space, marks of direction, word joiner; joiners have a use, in other scripts. */
function isInvisible(bytes: Uint8Array, at: number): boolean {
  const [next, third = 0] = [bytes[at + 1], bytes[at + 2]];
  if (next === 0x80) return third === 0x8b || third === 0x8e || third === 0x8f;
  return next === 0x81 && third === 0xa0;
}

type Note = (found: Found, at: number) => void;

interface Seen {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly note: Note;
}

/** A mark inside the text begins another file, or stands in a cell for nothing. */
function lookAtMark({ head }: Marred, { bytes, at, note }: Seen): void {
  const [next, third] = [bytes[at + 1], bytes[at + 2]];
  if (next === 0xbf && third === 0xbd) note("lostAt", at);
  if (next !== 0xbb || third !== 0xbf) return;
  const after = bytes.subarray(at + 3, at + 3 + head.length);
  const isHead = after.length > 0 && after.every((byte, i) => byte === head[i]);
  note(isHead ? "gluedAt" : "invisibleAt", at);
}

const CONTROL = /[\x80-\x9f]/g;
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/;

/** The signs that controls were in Windows-1252. */
export const signsFor = (text: string, sign: (control: string) => string): string =>
  text.replace(CONTROL, sign);

/** A text without characters of no width. */
export const withoutInvisible = (text: string): string =>
  text.replace(new RegExp(INVISIBLE, "g"), "");

const DOUBLE =
  /Ã[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|â[€\u0080]|(?<![A-Za-z])Â[\u00a0-\u00bf]/;

/** Whether a cell holds what a kind of doubt is about. */
export const MARRED_CELLS: Readonly<
  Record<"remplacement" | "double" | "c1" | "controle" | "invisible", (cell: string) => boolean>
> = {
  remplacement: (cell) => cell.includes("\ufffd"),
  double: (cell) => DOUBLE.test(cell),
  c1: (cell) => cell.search(CONTROL) >= 0,
  controle: (cell) => cell.search(CONTROL) >= 0,
  invisible: (cell) => INVISIBLE.test(cell),
};
