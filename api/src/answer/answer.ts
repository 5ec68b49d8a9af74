import { TERRITORIES } from "@fabriques/pipelines/catalogue";
import type { Manifest, Release, ReleaseStore } from "@fabriques/pipelines/release";
import type { Request } from "express";
import type { Address } from "../ask/address.js";
import { buildIndicator } from "../ask/indicator.js";
import { buildQuality, planQuality, QUALITY_PARAMETERS, writeQuality } from "../ask/quality.js";
import { readQuery, refuseUnknown } from "../ask/query.js";
import { readTerritory } from "../ask/questions.js";
import type { Health, Releases, Territories } from "../contract/index.js";
import type { RouteId } from "../contract/route.js";
import { buildDcat } from "../describe/dcat.js";
import { planIndicatorFile } from "../file/indicator.js";
import { PINNED } from "../serve/releases.js";
import { buildCatalogue } from "./catalogue.js";
import { buildSecrecy } from "./secrecy.js";
import { sourceOf } from "./source.js";
import { buildSyntheses } from "./syntheses.js";

/** What an answer is made from. */
export interface Context {
  readonly release: Release;
  readonly releases: ReleaseStore;
  /** ISO date by which a source is late or not. */
  readonly today: string;
  /** The release asked for by name. */
  readonly pinned: string | undefined;
  /** Public origin of the addresses given; empty for paths alone. */
  readonly origin: string;
}

/** A question read and checked, and how to answer it. */
export interface Question {
  /** The one way to write it; null where the answer is of no release, and none may be pinned. */
  readonly address: Address | null;
  /** Whether the answer is a function of the release and the day alone, even when none is pinned. */
  readonly isKept: boolean;
  /** Names a kept answer that has no address to be named by. */
  readonly key?: string;
  readonly answer: (context: Context) => Promise<object>;
  /** Media type, where it is not JSON's own. */
  readonly media?: string;
}

/** The routes whose answer is JSON, made from a question. */
export type JsonRouteId = Exclude<RouteId, "donnees" | "openapi" | "documentation">;

/** A question that takes no parameter but the release. */
function plain(request: Request, path: string, answer: Question["answer"]): Question {
  refuseUnknown(readQuery(request.url), [PINNED]);
  return { address: { path, query: "" }, isKept: true, answer };
}

/** The routes whose answer is JSON, by id: each reads its request, and answers later. */
export const QUESTIONS: Readonly<Record<JsonRouteId, (request: Request) => Question>> = {
  sante: (request) => {
    refuseUnknown(readQuery(request.url), []);
    return { address: null, isKept: false, answer: async ({ release }) => health(release) };
  },
  releases: (request) => {
    refuseUnknown(readQuery(request.url), []);
    return { address: null, isKept: false, answer: listReleases };
  },
  territoires: (request) => plain(request, "/territoires", async () => territories()),
  catalogue: (request) => plain(request, "/catalogue", ({ release }) => buildCatalogue(release)),
  dcat: (request) => {
    refuseUnknown(readQuery(request.url), []);
    const answer: Question["answer"] = ({ release, origin }) => buildDcat(release, origin);
    return { address: null, isKept: true, key: "dcat", answer, media: "application/ld+json" };
  },
  syntheses: (request) => {
    const query = readQuery(request.url);
    refuseUnknown(query, ["territoire", PINNED]);
    const territory = readTerritory(query);
    const asked = territory.code === "FR" ? "" : `territoire=${territory.code}`;
    return {
      address: { path: "/syntheses", query: asked },
      isKept: true,
      answer: ({ release, today }) => buildSyntheses(release, territory, today),
    };
  },
  qualite: (request) => {
    const query = readQuery(request.url);
    refuseUnknown(query, [...QUALITY_PARAMETERS, PINNED]);
    const plan = planQuality(query);
    return {
      address: { path: "/qualite", query: writeQuality(plan) },
      // A refused load changes the answer while the same release serves; a pinned release tells of itself alone.
      isKept: false,
      answer: async ({ release, releases, today, pinned }) =>
        buildQuality(plan, release, {
          refused: pinned === undefined ? await releases.lastRefusal() : null,
          today,
        }),
    };
  },
  secret: (request) => plain(request, "/secret", ({ release }) => buildSecrecy(release)),
  indicateur: (request) => {
    const { plan, form } = planIndicatorFile(request);
    return {
      address: { path: form.path, query: form.canonical },
      isKept: true,
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
