import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Inventory } from "../load/inventory.js";
import { BUILT_ROOM } from "../load/reference.js";

/** SHA-256 of the code and the reference files that make a release: every `.js` and `.csv` of the built room. */
export async function codeHash(): Promise<string> {
  const found = await readdir(BUILT_ROOM, { recursive: true });
  const files = found.filter((name) => /\.(js|csv)$/.test(name)).sort();
  const hash = createHash("sha256");
  for (const name of files) {
    hash.update(`${name.replaceAll("\\", "/")}\0`);
    hash.update(await readFile(join(BUILT_ROOM, name)));
  }
  return hash.digest("hex");
}

/** What a release is made from. */
export interface Ingredients {
  readonly inventory: Inventory;
  readonly code: string;
  /** ISO date given on the command line, or null. */
  readonly observedThrough: string | null;
}

/** Id of the release that these inputs and this code make, always the same: `r` and twelve hexadecimal digits. */
export function releaseId({ inventory, code, observedThrough }: Ingredients): string {
  const files = inventory.files.map(({ name, identity, structure }) => [
    structure.dataset.id,
    name,
    identity.sha256,
  ]);
  const content = JSON.stringify([files, inventory.originHash, observedThrough, code]);
  return `r${createHash("sha256").update(content).digest("hex").slice(0, 12)}`;
}
