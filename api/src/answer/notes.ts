import {
  type DomainId,
  RURALITY_DECLARED,
  type Text,
  territoryOf,
} from "@fabriques/pipelines/catalogue";
import type { Scene } from "./scene.js";
import { coveredByRegion } from "./words.js";

/** What is to be known of the figures of a Fabrique in the scene's territory. */
export async function notesOn(scene: Scene, domain: DomainId): Promise<readonly Text[]> {
  if (domain === "ruralite") return isRuralityChecked(scene) ? [] : [RURALITY_DECLARED];
  return domain === "ctai" ? regionalContract(scene) : [];
}

const isRuralityChecked = ({ release }: Scene): boolean =>
  release.manifest.sources.some(({ jeu }) => jeu === "ruralite_communes");

/** A department without a contract of its own may be covered by its region's, which stands in no department. */
async function regionalContract({ release, territory }: Scene): Promise<readonly Text[]> {
  const region =
    territory.level === "departement" ? territoryOf(territory.parent ?? "") : undefined;
  if (!region) return [];
  const [row] = await release.all(
    "select max(annee) as annee from ctai where niveau = 'region' and code_region = ?",
    [region.cog],
  );
  return typeof row?.annee === "number" ? [coveredByRegion(region.name, row.annee)] : [];
}
