import { rm } from "node:fs/promises";
import { type Engine, openEngine } from "./duckdb.js";

/** Files locked by this process: the engine's own lock is between processes only. */
const lockedHere = new Set<string>();

/** Takes a lock that ends with the process, however it ends; gives the way to free it, or null if it is taken. */
export async function tryLock(file: string): Promise<(() => void) | null> {
  if (lockedHere.has(file)) return null;
  lockedHere.add(file);
  try {
    // A process killed while it made the file may have left it unreadable: it holds nothing, so it is made again.
    const engine = await openLock(file).catch(() => rm(file).then(() => openLock(file)));
    if (engine === null) lockedHere.delete(file);
    return (
      engine &&
      (() => {
        engine.close();
        lockedHere.delete(file);
      })
    );
  } catch (error) {
    lockedHere.delete(file);
    throw error;
  }
}

async function openLock(file: string): Promise<Engine | null> {
  try {
    return await openEngine(file);
  } catch (error) {
    if (String(error).includes("Could not set lock")) return null;
    throw error;
  }
}
