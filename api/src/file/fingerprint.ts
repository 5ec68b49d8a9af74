import { createHash } from "node:crypto";
import type { Chunk } from "@fabriques/pipelines/release";
import { csvHeader, csvLines } from "./csv/csv.js";

/** A table's rows as they are, and the SHA-256 of their standard CSV, known once the last one was read. */
export interface Fingerprinted {
  readonly chunks: AsyncIterable<Chunk>;
  /** Hexadecimal; to be asked once, after the last chunk. */
  sha256(): string;
}

/** Hashes rows while they pass: the same rows have the same hash in every format, and anyone can check it. */
export function fingerprinted(
  names: readonly string[],
  chunks: AsyncIterable<Chunk>,
): Fingerprinted {
  const hash = createHash("sha256").update(csvHeader(names, "standard"));
  async function* hashed(): AsyncGenerator<Chunk> {
    for await (const chunk of chunks) {
      hash.update(csvLines(chunk, "standard"));
      yield chunk;
    }
  }
  return { chunks: hashed(), sha256: () => hash.digest("hex") };
}
