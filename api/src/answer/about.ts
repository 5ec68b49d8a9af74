import { TERRITORIES } from "@fabriques/pipelines/catalogue";
import type { Manifest, Release, ReleaseStore } from "@fabriques/pipelines/release";
import type { Health, Releases, Territories } from "../contract/index.js";
import { sourceOf } from "./source.js";

/** What serves. */
export const buildHealth = ({ id, audience, manifest }: Release): Health => ({
  statut: "ok",
  release: id,
  audience,
  donnees_au: manifest.sources.flatMap(({ jeu, donnees_au }) =>
    donnees_au === null ? [] : [{ jeu, jour: donnees_au }],
  ),
  charge_le: manifest.charge_le,
  synthetique: manifest.origine.synthetique,
});

/** The nation, the regions and the departments. */
export const buildTerritories = (): Territories => ({
  territoires: TERRITORIES.map(({ code, level, name, parent, population }) => ({
    ...{ code, parent, population },
    niveau: level,
    nom: name,
  })),
});

/** The releases kept, and which of them serves. */
export async function buildReleases(
  release: Release,
  releases: ReleaseStore,
  today: string,
): Promise<Releases> {
  const manifests = await releases.list();
  return {
    courante: release.id,
    releases: manifests.map((manifest) => releaseWords(manifest, today)),
  };
}

const releaseWords = (manifest: Manifest, today: string): Releases["releases"][number] => ({
  id: manifest.id,
  charge_le: manifest.charge_le,
  precedente: manifest.precedente,
  synthetique: manifest.origine.synthetique,
  sources: manifest.sources.map(({ jeu }) => sourceOf(manifest, jeu, today)),
});
