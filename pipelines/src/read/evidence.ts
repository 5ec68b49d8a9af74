import { isUtf8 } from "node:buffer";
import { lookAtPages, noPage, type PageEvidence } from "./pages.js";
import { lookAtMarred, type Marred, nothingMarred } from "./utf8-marred.js";

/** First byte at which each thing was met in a file, or -1. */
export interface Evidence {
  /** A byte that is not UTF-8. */
  foreignAt: number;
  /** A sequence that only UTF-8 writes: no French text in one byte a character holds `Ã©`, `â€™` or `Â` before a sign. */
  utf8At: number;
  /** A sequence that is UTF-8 and that French hardly ever writes otherwise. */
  chanceAt: number;
  /** UTF-8 by chance: `É»` or `é\xa0»`, letters and signs of a French text in one byte a character. */
  signsAt: number;
  /** UTF-8 that is not {@link signsAt}. */
  meantAt: number;
  /** 0x80–0x9F: characters of Windows-1252, but controls of ISO-8859-15. */
  c1At: number;
  /** `€` and `œ` of ISO-8859-15, which would be `¤` and the `½` of `c½ur` in Windows-1252. */
  latin9At: number;
  /** Letters of the pages of Macintosh and MS-DOS. */
  readonly pages: PageEvidence;
  /** What was met of a text in UTF-8 that was marred before. */
  readonly marred: Marred;
  /** Looks at bytes that are not all ASCII and cut no sequence of UTF-8. */
  take(bytes: Uint8Array, where: { readonly at: number; readonly isUtf8: boolean }): void;
}

const CERTAIN = /[\xc2\xc3\xc5][\x80-\xbf]|\xe2[\x80-\xbf]{2}/;
/** Second bytes that are signs (`»`, `’`, no-break space…) may follow any accented letter of French: those are left out. */
const CHANCE =
  /[\xc4\xc6\xcc\xcd\xd0-\xd3\xd5-\xd8\xda\xdc-\xdf][\x80-\xbf]|[\xe1\xe3-\xe6\xec\xed][\x80-\xbf]{2}|\xf0[\x80-\xbf]{3}/;
const C1 = /[\x80-\x9f]/;
const ACCENT = /[\xc0-\xff]/;
const LATIN9 = /\xa4|[\xbc\xbd](?=[uiUI])/;

/** A letter of French and signs that may follow it, which make a sequence of UTF-8 that no French text means. */
const LETTER_AND_SIGNS =
  /[\xc7-\xcb][\x80\x85\x8c\x91-\x97\x9c\xa0\xab\xb0\xbb]|[\xe0\xe7-\xeb\xee\xef][\x80\x85\x8c\x91-\x97\x9c\xa0\xab\xb0\xbb]{2}/g;
const HIGH = /[\x80-\xff]/;

/** Bytes of a sequence of UTF-8, from its first one. */
export const sequenceLength = (lead: number): number => {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
};

/** Makes an {@link Evidence} that has seen nothing. */
export function createEvidence(): Evidence {
  const evidence: Evidence = {
    foreignAt: -1,
    utf8At: -1,
    chanceAt: -1,
    signsAt: -1,
    meantAt: -1,
    c1At: -1,
    latin9At: -1,
    pages: noPage(),
    marred: nothingMarred(),
    take(bytes, where) {
      if (where.isUtf8) lookAtUtf8(evidence, bytes, where.at);
      else lookAtOthers(evidence, bytes, where.at);
    },
  };
  return evidence;
}

type Found = Exclude<keyof Evidence, "take" | "pages" | "marred">;

function note(evidence: Evidence, found: Found, place: { at: number; index: number }): void {
  if (evidence[found] < 0 && place.index >= 0) evidence[found] = place.at + place.index;
}

function lookAtUtf8(evidence: Evidence, bytes: Uint8Array, at: number): void {
  lookAtMarred(evidence.marred, bytes, at);
  if (evidence.utf8At >= 0) return;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  note(evidence, "utf8At", { at, index: text.search(CERTAIN) });
  note(evidence, "signsAt", { at, index: text.search(LETTER_AND_SIGNS) });
  note(evidence, "meantAt", { at, index: text.replace(LETTER_AND_SIGNS, "").search(HIGH) });
  note(evidence, "chanceAt", { at, index: text.search(CHANCE) });
}

function lookAtOthers(evidence: Evidence, bytes: Uint8Array, at: number): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  if (evidence.foreignAt < 0) note(evidence, "foreignAt", { at, index: firstForeign(bytes) });
  for (const [found, pattern] of PATTERNS) {
    if (evidence[found] < 0) note(evidence, found, { at, index: text.search(pattern) });
  }
  if (evidence.c1At >= 0) lookAtPages(evidence.pages, text, at);
  evidence.marred.hasAccents ||= ACCENT.test(text);
}

const PATTERNS: readonly (readonly [Found, RegExp])[] = [
  ["utf8At", CERTAIN],
  ["chanceAt", CHANCE],
  ["c1At", C1],
  ["latin9At", LATIN9],
];

/** Offset of the first byte that is not UTF-8, in bytes that are not. */
function firstForeign(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const end = at + sequenceLength(lead);
    if (lead < 0xc2 || !isUtf8(bytes.subarray(at, end))) return at;
    at = end - 1;
  }
  return -1;
}
