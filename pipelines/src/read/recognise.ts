import { open } from "node:fs/promises";
import { join } from "node:path";
import { encodingFault } from "./doubts.js";
import { type DeclaredEncoding, type Encoding, type FileIdentity, identify } from "./encoding.js";
import { isMended, mended } from "./mended.js";
import { toUtf8 } from "./singlebyte.js";
import { findStructure, type Structure, type Unreadable } from "./structure.js";

/** A file of the folder that a dataset is read from. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
  readonly identity: FileIdentity;
  /** Of the file, or of what its sheet is written out as. */
  readonly structure: Structure;
  /** Where the file is a workbook, the sheet that is read. */
  readonly sheet?: SheetSource;
}

/** The sheet of a workbook that records are read from; it is written out as CSV, row by row. */
export interface SheetSource {
  readonly kind: "xlsx" | "ods";
  readonly name: string;
  /** In the workbook, from 1. */
  readonly position: number;
  /** Cells of each line written. */
  readonly width: number;
  /** Row of the first record. */
  readonly firstRow: number;
}

/** What a file is, and how it is laid out or why it cannot be read. */
export interface Recognised {
  readonly identity: FileIdentity;
  readonly found: InputFile | Unreadable;
}

/** Says what the file `name` of a folder is, from its bytes, its header and its name; `declared` is the encoding said of it. */
export async function recognise(
  folder: string,
  name: string,
  declared: DeclaredEncoding | null = null,
): Promise<Recognised> {
  const path = join(folder, name);
  const identity = await identify(path, declared);
  const structure = findStructure(await readHead(path, identity), name);
  const fault = encodingFault(identity, "reason" in structure ? structure : null);
  if (fault !== null) return { identity, found: { dataset: structure.dataset, ...fault } };
  const found = "reason" in structure ? structure : { name, path, identity, structure };
  return { identity, found };
}

const HEAD = 1 << 18;

/** First bytes of a file, in UTF-8 and without mark. */
export async function readHead(path: string, identity: FileIdentity): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(Math.min(HEAD, identity.bytes));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, identity.mark);
    return headInUtf8(buffer.subarray(0, bytesRead), identity);
  } finally {
    await file.close();
  }
}

function headInUtf8(bytes: Uint8Array, identity: FileIdentity): Uint8Array {
  const { encoding } = identity;
  switch (encoding) {
    case "utf-8":
      return isMended(identity) ? Buffer.from(mended(textOf(bytes, encoding), identity)) : bytes;
    case "windows-1252":
    case "iso-8859-15":
      return toUtf8(bytes, encoding).utf8;
    default:
      return Buffer.from(textOf(bytes, encoding));
  }
}

const textOf = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
