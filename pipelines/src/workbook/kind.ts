import { open } from "node:fs/promises";
import { type Archive, openArchive } from "./archive.js";
import type { FileKind } from "./kind-names.js";
import { LIMITS, type Limits } from "./limits.js";
import { oleNames } from "./ole.js";
import { WorkbookRefusal } from "./refusal.js";

const HEAD = 4096;

/**
 * Says what a file is from its first bytes and, for a zip or an old Office file, from the names of its parts; its own name is
 * not looked at. A zip that cannot be listed is `zip-damaged`. Throws only what the disk does.
 */
export async function kindOfFile(path: string, limits: Limits = LIMITS): Promise<FileKind> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) return "empty";
    const signature = SIGNATURES.find(([, isIt]) => isIt(head))?.[0];
    if (signature === "zip") return await kindOfZip(path, limits);
    if (signature === "ole") return kindOfOle(await oleNames(file));
    return signature ?? kindOfText(head.toString("latin1"));
  } finally {
    await file.close();
  }
}

const starts =
  (...bytes: readonly number[]) =>
  (head: Buffer): boolean =>
    bytes.every((byte, i) => head[i] === byte);
const says =
  (word: string) =>
  (head: Buffer): boolean =>
    head.subarray(0, word.length).toString("latin1") === word;
/** A text may begin by the same letters; it has no null character. */
const saysInBinary =
  (word: string) =>
  (head: Buffer): boolean =>
    says(word)(head) && head.includes(0);

const SIGNATURES: readonly (readonly [kind: FileKind, isIt: (head: Buffer) => boolean])[] = [
  ["zip", says("PK\u0003\u0004")],
  ["zip", says("PK\u0005\u0006")],
  ["zip", says("PK\u0007\u0008")],
  ["ole", starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  // Worksheets of Excel 2 to 95 that stand alone.
  ["xls", starts(0x09, 0x08, 0x08, 0x00)],
  ["xls", starts(0x09, 0x08, 0x10, 0x00)],
  ["xls", starts(0x09, 0x04, 0x06, 0x00)],
  ["xls", starts(0x09, 0x02, 0x06, 0x00)],
  ["gzip", starts(0x1f, 0x8b)],
  ["7z", starts(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ["rar", says("Rar!\u001a\u0007")],
  ["pdf", says("%PDF-")],
  ["rtf", says("{\\rtf")],
  ["image", starts(0x89, 0x50, 0x4e, 0x47)],
  ["image", starts(0xff, 0xd8, 0xff)],
  ["image", says("GIF8")],
  ["parquet", saysInBinary("PAR1")],
  ["program", saysInBinary("MZ")],
  ["program", says("\u007fELF")],
];

const HTML = /^<(?:!doctype\s+html|html|head|body|script|table|meta|div)\b/i;

function kindOfText(head: string): FileKind {
  const text = head.replace(/^(?:ï»¿)?\s*(?:<!--[\s\S]*?-->\s*)*/, "");
  if (text === "") return head.length < HEAD ? "empty" : "text";
  if (HTML.test(text)) return "html";
  if (!text.startsWith("<?xml")) return "text";
  if (text.includes("urn:schemas-microsoft-com:office:spreadsheet")) return "xml-2003";
  if (/<office:document\b/.test(text)) return "fods";
  return /<html\b|<!doctype\s+html/i.test(text) ? "html" : "text";
}

function kindOfOle(names: readonly string[]): FileKind {
  const known = new Set(names.map((name) => name.toLowerCase()));
  if (known.has("encryptedpackage")) return "xlsx-protected";
  if (known.has("workbook") || known.has("book")) return "xls";
  return known.has("worddocument") ? "doc" : "ole";
}

async function kindOfZip(path: string, limits: Limits): Promise<FileKind> {
  try {
    const archive = await openArchive(path, limits);
    try {
      return await kindOfArchive(archive);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error;
    return error.rule === "too_many_parts" || error.rule === "too_large" ? "zip" : "zip-damaged";
  }
}

const PARTS: readonly (readonly [part: string, kind: FileKind])[] = [
  ["xl/workbook.xml", "xlsx"],
  ["xl/workbook.bin", "xlsb"],
  ["word/document.xml", "docx"],
  ["ppt/presentation.xml", "pptx"],
  ["doc.kml", "kmz"],
  ["index/document.iwa", "numbers"],
  ["index.zip", "numbers"],
];

/** Main content types of Office, for the files whose parts are elsewhere than usual. */
const CONTENT_TYPES: readonly (readonly [type: RegExp, kind: FileKind])[] = [
  [
    /spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.[a-z]+\.macroenabled\.main\+xml/i,
    "xlsx",
  ],
  [/ms-excel\.sheet\.binary/i, "xlsb"],
  [/wordprocessingml/i, "docx"],
  [/presentationml/i, "pptx"],
];

const OPEN_DOCUMENT: readonly (readonly [type: RegExp, kind: FileKind])[] = [
  [/opendocument\.spreadsheet/, "ods"],
  [/opendocument\.text/, "odt"],
  [/opendocument\.presentation/, "odp"],
];

const MANIFEST = "meta-inf/manifest.xml";
const TYPES = "[content_types].xml";

/** Says what an archive is, from the names of its parts and the types that it declares. */
export async function kindOfArchive(archive: Archive): Promise<FileKind> {
  const part = PARTS.find(([name]) => archive.has(name));
  if (part) return part[1];
  if (archive.has(TYPES)) return firstIn(await archive.text(TYPES), CONTENT_TYPES);
  const manifest = archive.has(MANIFEST) ? await archive.text(MANIFEST) : "";
  const declared = archive.has("mimetype") ? await archive.text("mimetype") : manifest;
  const kind = firstIn(declared, OPEN_DOCUMENT);
  if (kind === "ods" && /<(?:\w+:)?encryption-data\b/.test(manifest)) return "ods-protected";
  return kind;
}

const firstIn = (
  text: string,
  kinds: readonly (readonly [type: RegExp, kind: FileKind])[],
): FileKind => kinds.find(([type]) => type.test(text))?.[1] ?? "zip";
