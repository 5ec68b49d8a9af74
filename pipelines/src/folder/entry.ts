import type { Stats } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { kindOfFile } from "../workbook/kind.js";
import type { FileKind } from "../workbook/kind-names.js";

/** A plain file: where it truly is, whatever link names it, and what it is by its content. */
export interface PlainFile {
  readonly path: string;
  readonly kind: FileKind;
}

/** What cannot be read as a file, in a French sentence that says what to do. */
export interface NotAFile {
  readonly reason: string;
  readonly isFolder: boolean;
}

/** Says what stands under a path, without ever opening what is no plain file: a pipe would be waited for for ever. */
export async function examine(path: string): Promise<PlainFile | NotAFile> {
  try {
    const own = await lstat(path);
    const isLink = own.isSymbolicLink();
    const found = isLink ? await stat(path) : own;
    if (found.isDirectory()) return { reason: await folderReason(path, isLink), isFolder: true };
    if (!found.isFile()) return { reason: specialReason(found), isFolder: false };
    return { path: await realpath(path), kind: await kindOfFile(path) };
  } catch (error) {
    return { reason: diskFault(path, error), isFolder: false };
  }
}

/** The sentence of a disk that refuses to give a file; throws again any other error. */
export function diskFault(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const sentence = DISK_FAULTS.get(code);
  if (sentence === undefined) throw error;
  return code === "ENOENT" && path.includes("\ufffd") ? STRANGE_NAME : sentence;
}

const STRANGE_NAME = "son nom n’est pas en UTF-8 : le renommer, sans accents.";
const FORBIDDEN = "les droits du fichier en interdisent la lecture : les changer, ou le copier.";
const DISK_FAULTS: ReadonlyMap<string, string> = new Map([
  [
    "ENOENT",
    "c’est un lien vers un fichier qui n’existe pas, ou un fichier qui vient de disparaître : déposer le fichier lui-même.",
  ],
  ["ELOOP", "c’est un lien qui mène à lui-même : déposer le fichier lui-même."],
  ["ENOTDIR", "c’est un lien vers un chemin qui n’existe pas : déposer le fichier lui-même."],
  ["EACCES", FORBIDDEN],
  ["EPERM", FORBIDDEN],
  ["EIO", "le disque n’a pas pu le lire : le copier de nouveau."],
]);

function specialReason(found: Stats): string {
  const what = found.isFIFO()
    ? "un tube"
    : found.isSocket()
      ? "une prise réseau"
      : "un périphérique";
  return `c’est ${what}, et non un fichier : déposer l’export lui-même.`;
}

/** Names of the files of a folder that its sentence tells. */
const MOST_TOLD = 5;

async function folderReason(path: string, isLink: boolean): Promise<string> {
  const what = isLink ? "un lien vers un dossier" : "un sous-dossier";
  const only = `c’est ${what}, et seul le dossier lui-même est lu`;
  const { names, isWhole } = await filesUnder(path);
  if (names.length === 0) return isWhole ? `${only}.` : `${only} ; son contenu n’a pas pu être vu.`;
  const others = names.length - MOST_TOLD;
  const told = names.slice(0, MOST_TOLD).map((name) => `« ${name} »`);
  const more = others > 0 ? ` et ${others} autre${others > 1 ? "s" : ""}` : "";
  return `${only} : y remonter, si ce sont des exports, ${told.join(", ")}${more}.`;
}

/** Depth and number of folders looked into: a link may lead to the whole disk. */
const DEEPEST = 3;
const MOST_FOLDERS = 100;

interface Under {
  readonly names: readonly string[];
  /** Every folder could be listed. */
  readonly isWhole: boolean;
}

/** Files under a folder by their paths in it, those of a hidden name apart; links are not followed. */
async function filesUnder(top: string): Promise<Under> {
  const names: string[] = [];
  const folders = [{ path: top, prefix: "", depth: 1 }];
  let isWhole = true;
  // The list grows while it is walked.
  for (const { path, prefix, depth } of folders) {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
    isWhole &&= entries !== null;
    for (const entry of entries ?? []) {
      const name = prefix + entry.name;
      if (entry.name.startsWith(".")) continue;
      if (!entry.isDirectory()) names.push(name);
      else if (depth < DEEPEST && folders.length < MOST_FOLDERS) {
        folders.push({ path: join(path, entry.name), prefix: `${name}/`, depth: depth + 1 });
      } else isWhole = false;
    }
  }
  return { names: names.sort((a, b) => (a < b ? -1 : 1)), isWhole };
}
