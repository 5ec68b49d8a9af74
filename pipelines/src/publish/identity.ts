import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path/posix";
import type { AskedDay } from "../load/declared.js";
import type { Inventory } from "../load/inventory.js";
import { BUILT_ROOM } from "../load/reference.js";

/** The module that everything about making a release is imported from. */
const ENTRY = "publish/publish.js";
const REFERENCE = "reference";

const known = new Map<string, Promise<string>>();

/**
 * SHA-256 of the code and the reference files that make a release. Read once: a process goes on with the code it began
 * with, even if the room is built again under it.
 */
export function codeHash(room: string = BUILT_ROOM): Promise<string> {
  const hash = known.get(room) ?? hashOfRoom(room);
  known.set(room, hash);
  return hash;
}

/**
 * SHA-256 of a built room: the modules that its loading imports, from one to the next, and its reference files. Whatever
 * else lies there (a module whose source is gone, the command line) changes no release.
 */
export async function hashOfRoom(room: string): Promise<string> {
  const reference = await readdir(join(room, REFERENCE));
  const files = [
    ...(await modulesFrom(room, ENTRY)),
    ...reference.filter((name) => name.endsWith(".csv")).map((name) => join(REFERENCE, name)),
  ].sort();
  const hash = createHash("sha256");
  for (const name of files) {
    hash.update(`${name}\0`);
    hash.update(await readFile(join(room, name)));
  }
  return hash.digest("hex");
}

/** Imports and re-exports of a module of the same room, as the compiler writes them. */
const IMPORTED = /\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

/** A module and all those that it imports, near or far, as paths in the room. */
async function modulesFrom(room: string, entry: string): Promise<readonly string[]> {
  const found = new Set([entry]);
  // A set may grow while it is walked.
  for (const name of found) {
    const code = await readFile(join(room, name), "utf8");
    for (const [, path = ""] of code.matchAll(IMPORTED)) found.add(join(dirname(name), path));
  }
  return [...found];
}

/** What a release is made from. */
export interface Ingredients {
  readonly inventory: Inventory;
  readonly code: string;
  /** Last days said on the command line. */
  readonly asked: readonly AskedDay[];
  /** ISO day of the load where some cell was refused for being later, else null: nothing depends on it then. */
  readonly day: string | null;
}

/** Id of the release that these inputs and this code make, always the same: `r` and twelve hexadecimal digits. */
export function releaseId({ inventory, code, asked, day }: Ingredients): string {
  const files = inventory.files.map(({ name, identity, structure }) => [
    structure.dataset.id,
    name,
    identity.sha256,
  ]);
  const content = JSON.stringify([files, inventory.originHash, asked, day, code]);
  return `r${createHash("sha256").update(content).digest("hex").slice(0, 12)}`;
}
