import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { Limits } from "./limits.js";
import { WorkbookRefusal } from "./refusal.js";
import { numberInWords, sizeInWords } from "./words.js";

/** The parts of a zip, none of which is ever written to disk. Names are in lower case, with `/` between folders. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /**
   * Bytes of a part as they are inflated, never more than it declares; throws {@link WorkbookRefusal} where it is missing,
   * damaged or other than declared, at its end too.
   */
  read(name: string): AsyncGenerator<Uint8Array>;
  /** The same for a part that is to be small. */
  readSmall(name: string): AsyncGenerator<Uint8Array>;
  /** The whole of a small part, in UTF-8. */
  text(name: string): Promise<string>;
  close(): void;
}

const STORED = 0;
const DEFLATED = 8;

/** Opens a zip and bounds what it declares before anything is inflated; throws {@link WorkbookRefusal}. */
export async function openArchive(path: string, limits: Limits): Promise<Archive> {
  const zip = await openPromise(path, {
    autoClose: false,
    lazyEntries: true,
    // Names are compared, never used as paths: those that yauzl would refuse do no harm.
    decodeStrings: false,
    // Sizes are counted here, with the checksum.
    validateEntrySizes: false,
  }).catch(damaged("zip-damaged"));
  try {
    return archiveOf(zip, await directoryOf(zip, limits), limits);
  } catch (error) {
    zip.close();
    throw error;
  }
}

const damaged =
  (rule: "zip-damaged" | "damaged_part", detail?: string) =>
  (cause: unknown): never => {
    if (cause instanceof WorkbookRefusal) throw cause;
    if (isOfTheMachine(cause)) throw cause;
    throw new WorkbookRefusal(rule, detail === undefined ? {} : { detail }, { cause });
  };

/** Errors of the disk or of rights say nothing of the file; those of zlib have a code too. */
const isOfTheMachine = (cause: unknown): boolean =>
  cause instanceof Error && "syscall" in cause && "code" in cause;

type Directory = ReadonlyMap<string, Entry>;

async function directoryOf(zip: ZipFile, limits: Limits): Promise<Directory> {
  if (zip.entryCount > limits.entries) {
    throw new WorkbookRefusal("too_many_parts", { detail: numberInWords(zip.entryCount) });
  }
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      unpacked += entry.uncompressedSize;
      packed += entry.compressedSize;
      if (name.endsWith("/")) continue;
      if (entries.has(name)) throw new WorkbookRefusal("duplicate_part", { detail: name });
      if (isSuspect(entry, limits))
        throw new WorkbookRefusal("suspect_compression", { detail: name });
      entries.set(name, entry);
    }
  } catch (error) {
    damaged("zip-damaged")(error);
  }
  if (unpacked > limits.unpacked)
    throw new WorkbookRefusal("too_large", { detail: sizeInWords(unpacked) });
  // More packed bytes than the file has: parts lie one over the other.
  if (packed > zip.fileSize) throw new WorkbookRefusal("suspect_compression");
  return entries;
}

const nameOf = (entry: Entry): string =>
  Buffer.from(entry.fileNameRaw)
    .toString("utf8")
    .replaceAll("\\", "/")
    .replace(/^\/+/, "")
    .toLowerCase();

const isSuspect = ({ uncompressedSize, compressedSize }: Entry, limits: Limits): boolean =>
  uncompressedSize > limits.ratioFrom && uncompressedSize > limits.ratio * compressedSize;

function archiveOf(zip: ZipFile, entries: Directory, limits: Limits): Archive {
  const read = (name: string): AsyncGenerator<Uint8Array> => readPart(zip, entries, name);
  const readSmall = (name: string): AsyncGenerator<Uint8Array> => {
    if ((entries.get(name)?.uncompressedSize ?? 0) > limits.smallPart) {
      throw new WorkbookRefusal("part_too_large", { detail: name });
    }
    return read(name);
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    readSmall,
    async text(name) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of readSmall(name)) chunks.push(chunk);
      return Buffer.concat(chunks).toString("utf8");
    },
    close: () => zip.close(),
  };
}

async function* readPart(
  zip: ZipFile,
  entries: Directory,
  name: string,
): AsyncGenerator<Uint8Array> {
  const place = { detail: name };
  const entry = entries.get(name);
  if (!entry) throw new WorkbookRefusal("missing_part", place);
  if (entry.isEncrypted()) throw new WorkbookRefusal("part_protected", place);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new WorkbookRefusal("unknown_compression", place);
  }
  let bytes = 0;
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const block = chunk as Uint8Array;
      bytes += block.length;
      if (bytes > entry.uncompressedSize) throw new WorkbookRefusal("lying_size", place);
      sum = crc32(block, sum);
      yield block;
    }
  } catch (error) {
    damaged("damaged_part", name)(error);
  }
  if (bytes !== entry.uncompressedSize) throw new WorkbookRefusal("lying_size", place);
  if (sum !== entry.crc32) throw new WorkbookRefusal("damaged_part", place);
}
