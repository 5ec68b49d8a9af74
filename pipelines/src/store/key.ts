import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { layout } from "./layout.js";

/** Environment variable that gives the key in the place of the private folder's. */
const KEY_VARIABLE = "FABRIQUES_CLE_SECRET";

const SHORTEST = 16;

/**
 * The key that masks are drawn with: given by the environment, else kept in the private folder, where the first load
 * makes it. With it and the code, anyone can tell how far from the threshold a hidden cell may be.
 */
export async function secretKey(dataDir: string): Promise<string> {
  const given = process.env[KEY_VARIABLE];
  if (given !== undefined) {
    if (given.length >= SHORTEST) return given;
    throw new Error(`${KEY_VARIABLE} : ${SHORTEST} caractères au moins sont attendus.`);
  }
  const path = layout.key(dataDir);
  const made = randomBytes(32).toString("hex");
  // Two loads never run at once; a key that is there is never replaced.
  await writeFile(path, `${made}\n`, { mode: 0o600, flag: "wx" }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  });
  return (await readFile(path, "utf8")).trim();
}
