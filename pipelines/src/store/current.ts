import { readFileSync } from "node:fs";
import { replaceDurably } from "./durable.js";
import { layout, RELEASE_ID } from "./layout.js";

/** Id of the release that serves; throws a French sentence when nothing was published. */
export function currentId(dataDir: string): string {
  let id: string;
  try {
    id = readFileSync(layout.current(dataDir), "utf8").trim();
  } catch {
    throw new Error(
      `Aucune donnée publiée dans « ${dataDir} » : lancez d’abord « fabriques charger <dossier> ».`,
    );
  }
  if (RELEASE_ID.test(id)) return id;
  throw new Error(`« ${layout.current(dataDir)} » est illisible : relancez « fabriques charger ».`);
}

/** Makes a release the one that serves, at once. */
export const makeCurrent = (dataDir: string, id: string): Promise<void> =>
  replaceDurably(layout.current(dataDir), `${id}\n`);
