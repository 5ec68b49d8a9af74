import { join } from "node:path";
import { type DeclaredEncoding, identify } from "../read/encoding.js";
import { type Recognised, recognise } from "../read/recognise.js";
import type { FileKind } from "../workbook/kind-names.js";
import { sentenceOf } from "../workbook/sentences.js";
import { diskFault, examine, type NotAFile, type PlainFile } from "./entry.js";
import { isTableName, meantFor } from "./named.js";
import { recogniseWorkbook } from "./workbook.js";

/** An entry of a folder, and the encoding said of it. */
export interface Entry {
  readonly folder: string;
  readonly name: string;
  readonly declared: DeclaredEncoding | null;
}

/** What an entry is: without identity where it is no file, or is not meant as an export. */
export interface Read extends Pick<Recognised, "found">, Partial<Pick<Recognised, "identity">> {
  /** What is told of its parts that are left out. */
  readonly told?: readonly string[];
}

/**
 * Says what an entry of a folder is by its content, and how it is laid out or why it cannot be read; where it is clearly meant
 * as an export, the reason has its dataset.
 */
export async function readEntry(entry: Entry): Promise<Read> {
  if (entry.name.startsWith(".")) return { found: { dataset: null, reason: HIDDEN } };
  const path = join(entry.folder, entry.name);
  const examined = await examine(path);
  if ("reason" in examined) return { found: notAFile(entry.name, examined) };
  try {
    return await readFile(entry, examined);
  } catch (error) {
    return { found: { dataset: meantFor(entry.name), reason: diskFault(path, error) } };
  }
}

/** A folder is meant as a file only where its name ends as that of a file. */
function notAFile(name: string, { reason, isFolder }: NotAFile): Read["found"] {
  const isNamedAsFile = name.includes(".") && isTableName(name);
  return { dataset: isFolder && !isNamedAsFile ? null : meantFor(name), reason };
}

async function readFile(entry: Entry, file: PlainFile): Promise<Read> {
  const { name, declared } = entry;
  const { kind, path } = file;
  const isText = kind === "text" || kind === "empty";
  if (isText && isTableName(name)) {
    const { identity, found } = await recognise(entry.folder, name, declared);
    // The engine may read only where the file truly is.
    return { identity, found: "structure" in found ? { ...found, path } : found };
  }
  if (kind === "xlsx" || kind === "ods") return recogniseWorkbook({ name, path, kind });
  const dataset = kind === "text" ? null : meantFor(name);
  const found = { dataset, reason: reasonOf(kind) };
  return dataset === null ? { found } : { found, identity: await identify(path) };
}

const HIDDEN = "c’est un fichier caché ; si c’est un export, le renommer sans le point du début.";
const OTHER_TEXT =
  "ce n’est ni un CSV ni un classeur d’après son nom ; si c’est un export, le renommer en « .csv ».";

const reasonOf = (kind: Exclude<FileKind, "xlsx" | "ods">): string =>
  kind === "text" ? OTHER_TEXT : sentenceOf(kind, {});
