import { open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { layout } from "./layout.js";

/** Ends the name of whatever is not finished: a killed load leaves some behind. */
export const PARTIAL = ".partiel";

/** Writes a file that is on the disk when the promise settles. */
export async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Replaces a file at once: a reader finds the old content or the new one, never a part. */
export async function replaceDurably(path: string, content: string): Promise<void> {
  const aside = `${path}.${process.pid}${PARTIAL}`;
  await writeDurably(aside, content);
  await rename(aside, path);
}

/** Removes from a data folder whatever a killed load left unfinished; only the load that holds the lock may. */
export async function removeLeftovers(dataDir: string): Promise<void> {
  const folders = [layout.releases, layout.private, layout.proofs].map((of) => of(dataDir));
  for (const folder of [dataDir, ...folders]) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!name.includes(PARTIAL)) continue;
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}
