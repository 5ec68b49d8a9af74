import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { blockOf, type DeclaredEncoding, type Encoding, type FileIdentity } from "./encoding.js";
import { isMended, mended } from "./mended.js";
import { toUtf8 } from "./singlebyte.js";

/** A file in UTF-8: the original where it is already so, else a copy. */
export interface DecodedFile {
  readonly path: string;
  /** Bytes to skip at the start. */
  readonly mark: number;
  /** First byte of the original that stands for no character of its encoding, or -1. */
  readonly undefinedAt: number;
}

/** Bytes of a UTF-16 file that are not UTF-16; `at` is the first one, `line` its physical line. */
export class Undecodable extends Error {
  override readonly name = "Undecodable";
  readonly at: number;
  readonly line: number;

  constructor(at: number, line: number) {
    super(`Byte ${at} is not UTF-16.`);
    this.at = at;
    this.line = line;
  }
}

/** Gives a file in UTF-8, writing `copy` where needed, block by block; throws {@link Undecodable}. */
export async function decode(
  path: string,
  identity: FileIdentity,
  copy: string,
): Promise<DecodedFile> {
  const { encoding, mark } = identity;
  if (encoding === "utf-8" && !isMended(identity)) return { path, mark, undefinedAt: -1 };
  const decoder = encoding === "utf-8" ? mending(identity) : DECODERS[encoding](mark);
  const source = createReadStream(path, {
    start: mark,
    highWaterMark: blockOf(identity.bytes),
  });
  await pipeline(source, decoder.transform, createWriteStream(copy));
  return { path: copy, mark: 0, undefinedAt: decoder.undefinedAt() };
}

interface Decoder {
  transform(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  undefinedAt(): number;
}

/**
 * What no UTF-16 export in French holds: a half character, or the signs of Asia that two bytes of another
 * encoding make when they are read as one character, or a second byte order mark.
 */
const NOT_UTF16 = /[\u2e80-\ud7ff\ue000-\uf8ff\ufeff\ufffd]/;
const NEWLINE = /\r\n|\n|\r/g;
const newlines = (text: string): number => text.match(NEWLINE)?.length ?? 0;

function utf16(label: "utf-16le" | "utf-16be", mark: number): Decoder {
  return {
    async *transform(source) {
      // A half character becomes U+FFFD, which says where it is; a fatal decoder would not.
      const decoder = new TextDecoder(label, { ignoreBOM: true });
      let at = mark;
      let line = 1;
      const checked = (text: string): Uint8Array => {
        const bad = text.search(NOT_UTF16);
        if (bad >= 0) throw new Undecodable(at + 2 * bad, line + newlines(text.slice(0, bad)));
        at += 2 * text.length;
        line += newlines(text);
        return Buffer.from(text);
      };
      for await (const block of source) yield checked(decoder.decode(block, { stream: true }));
      yield checked(decoder.decode());
    },
    undefinedAt: () => -1,
  };
}

function mending(identity: FileIdentity): Decoder {
  return {
    async *transform(source) {
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      for await (const block of source)
        yield Buffer.from(mended(decoder.decode(block, { stream: true }), identity));
      yield Buffer.from(decoder.decode());
    },
    undefinedAt: () => -1,
  };
}

function singleByte(encoding: DeclaredEncoding, mark: number): Decoder {
  let at = -1;
  return {
    async *transform(source) {
      let offset = mark;
      for await (const block of source) {
        const { utf8, undefinedAt } = toUtf8(block, encoding);
        if (at < 0 && undefinedAt >= 0) at = offset + undefinedAt;
        offset += block.length;
        yield utf8;
      }
    },
    undefinedAt: () => at,
  };
}

const DECODERS: Readonly<Record<Exclude<Encoding, "utf-8">, (mark: number) => Decoder>> = {
  "utf-16le": (mark) => utf16("utf-16le", mark),
  "utf-16be": (mark) => utf16("utf-16be", mark),
  "windows-1252": (mark) => singleByte("windows-1252", mark),
  "iso-8859-15": (mark) => singleByte("iso-8859-15", mark),
};
