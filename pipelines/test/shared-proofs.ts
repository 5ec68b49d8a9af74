import { fileURLToPath } from "node:url";

/**
 * Makes the loads of all rooms' tests share the masks' key and proofs, so that each export is protected once for a given
 * code. Only vitest's configurations call it: what they start, workers and set-ups alike, inherits their environment.
 */
export function shareProofs(): void {
  const folder = new URL("../../node_modules/.cache/fabriques/preuves", import.meta.url);
  process.env.FABRIQUES_PREUVES ??= fileURLToPath(folder);
  process.env.FABRIQUES_CLE_SECRET ??= "la clé que partagent tous les tests";
}
