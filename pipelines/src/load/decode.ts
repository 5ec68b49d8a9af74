import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Encoding, FileIdentity } from "./encoding.js";
import { windows1252ToUtf8 } from "./windows1252.js";

const BLOCK = 1 << 20;

/** A file in UTF-8: the original where it is already so, else a copy. */
export interface DecodedFile {
  readonly path: string;
  /** Bytes to skip at the start. */
  readonly mark: number;
  /** First byte of the original that stands for no character in Windows-1252, or -1. */
  readonly undefinedAt: number;
}

/** Gives a file in UTF-8, writing `copy` where needed, block by block; throws a TypeError at bytes that are not UTF-16. */
export async function decode(
  path: string,
  identity: FileIdentity,
  copy: string,
): Promise<DecodedFile> {
  if (identity.encoding === "utf-8") return { path, mark: identity.mark, undefinedAt: -1 };
  const decoder = DECODERS[identity.encoding]();
  const source = createReadStream(path, { start: identity.mark, highWaterMark: BLOCK });
  await pipeline(source, decoder.transform, createWriteStream(copy));
  const at = decoder.undefinedAt();
  return { path: copy, mark: 0, undefinedAt: at < 0 ? at : at + identity.mark };
}

interface Decoder {
  transform(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  undefinedAt(): number;
}

function utf16(label: "utf-16le" | "utf-16be"): Decoder {
  return {
    async *transform(source) {
      const decoder = new TextDecoder(label, { fatal: true });
      const encoder = new TextEncoder();
      for await (const block of source)
        yield encoder.encode(decoder.decode(block, { stream: true }));
      yield encoder.encode(decoder.decode());
    },
    undefinedAt: () => -1,
  };
}

function windows1252(): Decoder {
  let at = -1;
  return {
    async *transform(source) {
      let offset = 0;
      for await (const block of source) {
        const { utf8, undefinedAt } = windows1252ToUtf8(block);
        if (at < 0 && undefinedAt >= 0) at = offset + undefinedAt;
        offset += block.length;
        yield utf8;
      }
    },
    undefinedAt: () => at,
  };
}

const DECODERS: Readonly<Record<Exclude<Encoding, "utf-8">, () => Decoder>> = {
  "utf-16le": () => utf16("utf-16le"),
  "utf-16be": () => utf16("utf-16be"),
  "windows-1252": windows1252,
};
