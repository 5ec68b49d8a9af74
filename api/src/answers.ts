import { TERRITORIES } from "@fabriques/pipelines/catalogue";
import type { Manifest, Release, ReleaseStore } from "@fabriques/pipelines/release";
import type { Request } from "express";
import type { Health, Releases, Territories } from "./contract/index.js";
import type { RouteId } from "./contract/routes.js";
import { buildIndicator, canonicalOf } from "./indicator.js";
import { planIndicatorFile } from "./indicator-table.js";
import { buildQuality, planQuality, QUALITY_PARAMETERS } from "./quality.js";
import { readQuery, refuseUnknown } from "./query.js";
import { readTerritory } from "./questions.js";
import { sourceOf } from "./source.js";
import { buildSyntheses } from "./syntheses.js";
import { buildCatalogue } from "./words.js";

/** What an answer is made from. */
export interface Context {
  readonly release: Release;
  readonly releases: ReleaseStore;
  /** ISO date by which a source is late or not. */
  readonly today: string;
}

/** A question read and checked, and how to answer it. */
export interface Question {
  /** The one way to write it; null where the answer is not a function of the release alone. */
  readonly canonical: string | null;
  readonly answer: (context: Context) => Promise<unknown>;
}

/** The routes whose answer is JSON, by id: each reads its request, and answers later. */
export const QUESTIONS: Readonly<
  Record<Exclude<RouteId, "donnees" | "openapi">, (request: Request) => Question>
> = {
  sante: (request) => {
    refuseUnknown(readQuery(request.url), []);
    return { canonical: null, answer: async ({ release }) => health(release) };
  },
  releases: (request) => {
    refuseUnknown(readQuery(request.url), []);
    return { canonical: null, answer: listReleases };
  },
  territoires: (request) => {
    refuseUnknown(readQuery(request.url), []);
    return { canonical: "territoires", answer: async () => territories() };
  },
  catalogue: (request) => {
    refuseUnknown(readQuery(request.url), []);
    return { canonical: "catalogue", answer: ({ release }) => buildCatalogue(release) };
  },
  syntheses: (request) => {
    const query = readQuery(request.url);
    refuseUnknown(query, ["territoire"]);
    const territory = readTerritory(query);
    return {
      canonical: `syntheses?${territory.code}`,
      answer: ({ release, today }) => buildSyntheses(release, territory, today),
    };
  },
  qualite: (request) => {
    const query = readQuery(request.url);
    refuseUnknown(query, QUALITY_PARAMETERS);
    const plan = planQuality(query);
    return {
      // A refused load changes the answer while the same release serves.
      canonical: null,
      answer: async ({ release, releases, today }) =>
        buildQuality(plan, release, { refused: await releases.lastRefusal(), today }),
    };
  },
  indicateur: (request) => {
    const { plan } = planIndicatorFile(request);
    return {
      canonical: canonicalOf(plan),
      answer: ({ release, today }) => buildIndicator(plan, release, today),
    };
  },
};

const health = ({ id, audience, manifest }: Release): Health => ({
  statut: "ok",
  release: id,
  audience,
  donnees_au: manifest.donnees_au,
  charge_le: manifest.charge_le,
  synthetique: manifest.origine.synthetique,
});

const territories = (): Territories => ({
  territoires: TERRITORIES.map(({ code, level, name, parent, population }) => ({
    ...{ code, parent, population },
    niveau: level,
    nom: name,
  })),
});

async function listReleases({ release, releases, today }: Context): Promise<Releases> {
  const manifests = await releases.list();
  return {
    courante: release.id,
    releases: manifests.map((manifest) => releaseWords(manifest, today)),
  };
}

const releaseWords = (manifest: Manifest, today: string): Releases["releases"][number] => ({
  id: manifest.id,
  charge_le: manifest.charge_le,
  donnees_au: manifest.donnees_au,
  precedente: manifest.precedente,
  synthetique: manifest.origine.synthetique,
  sources: manifest.sources.map(({ jeu }) => sourceOf(manifest, jeu, today)),
});
