import { open, rename } from "node:fs/promises";

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
