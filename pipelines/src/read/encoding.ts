import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createEvidence, type Evidence, sequenceLength } from "./evidence.js";
import { linesOf } from "./lines-of.js";
import { lookForQuestionMarks, lostLetterAt } from "./lost-letters.js";
import { type Page, pageOf } from "./pages.js";
import { beginsWith } from "./utf8-marred.js";

/** Encodings that a file may come in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "iso-8859-15";

/** Encodings of one byte a character, which nothing in the bytes tells apart for sure: a person may say which. */
export type DeclaredEncoding = Extract<Encoding, "windows-1252" | "iso-8859-15">;

/** What one pass over the bytes of a file says. */
export interface FileIdentity {
  readonly sha256: string;
  readonly bytes: number;
  /** Time of the last change, in milliseconds, when the file was read. */
  readonly modified: number;
  readonly encoding: Encoding;
  /** Length of the byte order mark. */
  readonly mark: number;
  /** Where a file goes from one encoding to another, or from one file to another put after it; else null. */
  readonly mixed: Place | null;
  /** Where the file shows itself to be in a page that is not read; else null. */
  readonly page: (Place & { readonly page: Page }) | null;
  /** What does not prevent reading but must be looked at. */
  readonly doubts: readonly Doubt[];
}

/** A byte of a file, from 0, and its physical line, from 1. */
export interface Place {
  readonly at: number;
  readonly line: number;
}

/** Something doubtful in the characters of a file, where it is first met. */
export interface Doubt extends Place {
  readonly kind: DoubtKind;
}

/**
 * `deduit`: read as ISO-8859-15 though nothing said so; `latin9`: a character of ISO-8859-15 in a file of
 * Windows-1252; `utf8`: what may be UTF-8 in a file that is not; `page`: what may be of Macintosh or MS-DOS in Windows-1252;
 * `remplacement`: a character that was lost before (U+FFFD); `interrogation`: a letter that became `?`; `double`: text that
 * was turned into UTF-8 twice; `c1`: signs of Windows-1252 that were taken for controls (U+0080–U+009F), made signs again;
 * `controle`: controls of which nothing says the sign; `invisible`: characters of no width, left out.
 */
export type DoubtKind =
  | "deduit"
  | "latin9"
  | "utf8"
  | "page"
  | "remplacement"
  | "interrogation"
  | "double"
  | "c1"
  | "controle"
  | "invisible";

const BLOCK = 1 << 20;

/** Bytes to read at once of a file of that size: a buffer of a whole block for a few lines costs more than reading them. */
export const blockOf = (size: number): number => Math.min(BLOCK, size + 1);

/** Reads a file once: its hash, and its encoding by mark, else by validity as UTF-8, else as declared or Windows-1252. */
export async function identify(
  path: string,
  declared: DeclaredEncoding | null = null,
): Promise<FileIdentity> {
  const { mtimeMs: modified, size } = await stat(path);
  const hash = createHash("sha256");
  const evidence = createEvidence();
  let bytes = 0;
  let marked: Mark | null = null;
  let check: Utf8Check | null = null;
  for await (const block of createReadStream(path, { highWaterMark: blockOf(size) })) {
    const chunk = block as Buffer;
    if (bytes === 0) {
      marked = byMark(chunk) ?? unmarkedUtf16(chunk);
      check = createUtf8Check(evidence, marked?.mark ?? 0);
      beginsWith(evidence.marred, chunk.subarray(marked?.mark ?? 0));
    }
    hash.update(chunk);
    if (marked === null || marked.encoding === "utf-8") check?.push(chunk);
    bytes += chunk.length;
  }
  check?.end();
  const found = { sha256: hash.digest("hex"), bytes, modified };
  if (marked !== null && marked.encoding !== "utf-8")
    return { ...found, ...marked, mixed: null, page: null, doubts: [] };
  const { encoding, mixedAt, page, seen } = judged(evidence, { marked, declared });
  const pageAt = page === null ? -1 : evidence.pages.firstAt;
  const lines = await linesOf(path, [mixedAt, pageAt, ...seen.map(({ at }) => at)]);
  const placed = (at: number): Place => ({ at, line: lines.get(at) ?? 1 });
  return {
    ...found,
    encoding,
    mark: marked?.mark ?? 0,
    mixed: mixedAt < 0 ? null : placed(mixedAt),
    page: page && { page, ...placed(pageAt) },
    doubts: seen.map(({ kind, at }) => ({ kind, ...placed(at) })),
  };
}

interface Said {
  readonly marked: Mark | null;
  readonly declared: DeclaredEncoding | null;
}

interface Judgement {
  readonly encoding: Encoding;
  readonly mixedAt: number;
  readonly page: Page | null;
  readonly seen: readonly Pick<Doubt, "kind" | "at">[];
}

/** Encoding, mixture and doubts, from what the bytes showed; -1 where something was not met. */
function judged(evidence: Evidence, { marked, declared }: Said): Judgement {
  const { foreignAt, utf8At, chanceAt, c1At, latin9At, pages, marred } = evidence;
  const met = (kind: DoubtKind, at: number) => (at < 0 ? [] : [{ kind, at }]);
  if (foreignAt < 0 && (marked !== null || !isUtf8ByChance(evidence, declared))) {
    const { gluedAt, lostAt, doubleAt, signAt, controlAt, invisibleAt } = marred;
    const seen = [
      ...met("remplacement", lostAt),
      ...met("interrogation", lostLetterAt(marred)),
      ...met("double", doubleAt),
      ...met(controlAt < 0 ? "c1" : "controle", Math.max(signAt, controlAt)),
      ...met("invisible", invisibleAt),
    ];
    return { encoding: "utf-8", mixedAt: gluedAt, page: null, seen };
  }
  const isMixed = utf8At >= 0 || marked !== null;
  const isDeduced = declared === null && latin9At >= 0 && c1At < 0;
  const encoding = declared ?? (isDeduced ? "iso-8859-15" : "windows-1252");
  const isLatin9Odd = encoding === "windows-1252" && declared === null;
  const isOfPage = encoding === "windows-1252" && declared === null && pages.firstAt >= 0;
  return {
    encoding,
    mixedAt: isMixed ? Math.max(foreignAt, utf8At) : -1,
    page: isOfPage && !pages.hasWindows ? pageOf(pages) : null,
    seen: [
      ...met("deduit", isDeduced ? latin9At : -1),
      ...met("latin9", isLatin9Odd ? latin9At : -1),
      ...met("utf8", chanceAt),
      ...met("page", isOfPage ? pages.firstAt : -1),
      ...met("interrogation", lostLetterAt(marred)),
    ],
  };
}

/** What a person says of a file holds, unless it has what only UTF-8 writes. */
function isUtf8ByChance(
  { utf8At, signsAt, meantAt }: Evidence,
  declared: DeclaredEncoding | null,
): boolean {
  if (utf8At >= 0) return false;
  return declared === null ? meantAt < 0 && signsAt >= 0 : Math.max(meantAt, signsAt) >= 0;
}

type Mark = Pick<FileIdentity, "encoding" | "mark">;

function byMark(head: Uint8Array): Mark | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: "utf-8", mark: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", mark: 2 };
  return null;
}

/** In UTF-16, nearly every other byte of a French header is zero; in the other encodings none is. */
function unmarkedUtf16(head: Uint8Array): Mark | null {
  const sample = head.subarray(0, 512);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length * 0.3;
  if (odd > many && even < many / 10) return { encoding: "utf-16le", mark: 0 };
  return even > many && odd < many / 10 ? { encoding: "utf-16be", mark: 0 } : null;
}

/** Takes the bytes of a file block by block, and shows whole sequences to the evidence. */
interface Utf8Check {
  push(block: Uint8Array): void;
  end(): void;
}

function createUtf8Check(evidence: Evidence, mark: number): Utf8Check {
  let carry = new Uint8Array(0);
  let offset = 0;
  let skip = mark;
  const take = (bytes: Uint8Array): void => {
    const shown = bytes.subarray(skip);
    lookForQuestionMarks(evidence.marred, shown, offset + skip);
    if (!isAscii(shown)) evidence.take(shown, { at: offset + skip, isUtf8: isUtf8(shown) });
    skip = 0;
    offset += bytes.length;
  };
  return {
    push(block) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, block]) : block;
      const whole = bytes.length - unfinished(bytes);
      carry = Uint8Array.from(bytes.subarray(whole));
      take(bytes.subarray(0, whole));
    },
    end() {
      take(carry);
    },
  };
}

/** Number of last bytes that begin a sequence whose end is in the next block. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc2) return sequenceLength(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
