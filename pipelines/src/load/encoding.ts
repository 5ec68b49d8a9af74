import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

/** Encodings that a file may come in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What one pass over the bytes of a file says. */
export interface FileIdentity {
  readonly sha256: string;
  readonly bytes: number;
  /** Time of the last change, in milliseconds, when the file was read. */
  readonly modified: number;
  readonly encoding: Encoding;
  /** Length of the byte order mark. */
  readonly mark: number;
  /** Of a file read as Windows-1252 that also holds UTF-8 sequences: its first byte that is not UTF-8; else null. */
  readonly mixedAt: number | null;
  /** Such sequences are too many to be chance: the file mixes two encodings. */
  readonly mixed: boolean;
}

const BLOCK = 1 << 20;
/** Above this share of well-formed sequences among high bytes, chance is ruled out (`É»` is one in Windows-1252). */
const CHANCE = 0.05;

/** Reads a file once: its hash, and its encoding by mark, else by validity as UTF-8, else Windows-1252. */
export async function identify(path: string): Promise<FileIdentity> {
  const { mtimeMs: modified } = await stat(path);
  const hash = createHash("sha256");
  const check = createUtf8Check();
  let bytes = 0;
  let marked: Pick<FileIdentity, "encoding" | "mark"> | null = null;
  for await (const block of createReadStream(path, { highWaterMark: BLOCK })) {
    const chunk = block as Buffer;
    if (bytes === 0) marked = byMark(chunk) ?? unmarkedUtf16(chunk);
    hash.update(chunk);
    if (marked === null || marked.encoding === "utf-8") check.push(chunk);
    bytes += chunk.length;
  }
  check.end();
  const found = { sha256: hash.digest("hex"), bytes, modified, mixedAt: null, mixed: false };
  if (marked !== null && marked.encoding !== "utf-8") return { ...found, ...marked };
  if (check.malformed === 0) return { ...found, encoding: "utf-8", mark: marked?.mark ?? 0 };
  const share = check.wellFormed / (check.wellFormed + check.malformed);
  return {
    ...found,
    encoding: "windows-1252",
    mark: marked?.mark ?? 0,
    mixedAt: check.wellFormed > 0 ? check.malformedAt : null,
    mixed: share > CHANCE || marked !== null,
  };
}

function byMark(head: Uint8Array): Pick<FileIdentity, "encoding" | "mark"> | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: "utf-8", mark: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", mark: 2 };
  return null;
}

/** In UTF-16, nearly every other byte of a French header is zero; in the other encodings none is. */
function unmarkedUtf16(head: Uint8Array): Pick<FileIdentity, "encoding" | "mark"> | null {
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

interface Utf8Check {
  /** Multi-byte sequences that are UTF-8; a block without any fault counts for one. */
  wellFormed: number;
  /** High bytes that are not. */
  malformed: number;
  malformedAt: number;
  push(block: Uint8Array): void;
  end(): void;
}

function createUtf8Check(): Utf8Check {
  let carry = new Uint8Array(0);
  let offset = 0;
  const take = (bytes: Uint8Array): void => {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) check.wellFormed += 1;
    else countSequences(bytes, offset, check);
  };
  const check: Utf8Check = {
    wellFormed: 0,
    malformed: 0,
    malformedAt: -1,
    push(block) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, block]) : block;
      const whole = bytes.length - unfinished(bytes);
      take(bytes.subarray(0, whole));
      carry = Uint8Array.from(bytes.subarray(whole));
      offset += whole;
    },
    end() {
      take(carry);
    },
  };
  return check;
}

const sequenceLength = (lead: number): number => {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
};

/** Number of last bytes that begin a sequence whose end is in the next block. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc2) return sequenceLength(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function countSequences(bytes: Uint8Array, offset: number, check: Utf8Check): void {
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const length = sequenceLength(lead);
    if (lead >= 0xc2 && isUtf8(bytes.subarray(i, i + length))) {
      check.wellFormed += 1;
      i += length - 1;
      continue;
    }
    if (check.malformed === 0) check.malformedAt = offset + i;
    check.malformed += 1;
  }
}
