import type { Release, ReleaseStore } from "@fabriques/pipelines/release";
import { type Address, linksOf } from "../ask/address.js";
import { askIndicator, askNothing, askQuality, askSyntheses, askWhole } from "../ask/ask.js";
import type { AskedRequest } from "../ask/request.js";
import type { RouteId } from "../contract/route.js";
import { buildHealth, buildReleases, buildTerritories } from "./about.js";
import { buildCatalogue } from "./catalogue.js";
import { buildIndicator } from "./indicator.js";
import { buildQuality } from "./quality.js";
import { buildSecrecy } from "./secrecy.js";
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

/** Reads a request as a question; refuses by name what it does not accept. */
export type QuestionReader = (request: AskedRequest) => Question;

/** The routes answered here: figures, and what is told of them. */
export type AnswerId = Exclude<RouteId, "donnees" | "dcat" | "openapi" | "documentation">;

/** The questions of the routes, by id: each reads its request, and answers later. */
export const QUESTIONS: Readonly<Record<AnswerId, QuestionReader>> = {
  sante: (request) => {
    askNothing(request);
    return { address: null, isKept: false, answer: async ({ release }) => buildHealth(release) };
  },
  releases: (request) => {
    askNothing(request);
    return {
      address: null,
      isKept: false,
      answer: ({ release, releases, today }) => buildReleases(release, releases, today),
    };
  },
  territoires: (request) => kept(askWhole(request, "/territoires"), async () => buildTerritories()),
  catalogue: (request) =>
    kept(askWhole(request, "/catalogue"), ({ release }) => buildCatalogue(release)),
  secret: (request) => kept(askWhole(request, "/secret"), ({ release }) => buildSecrecy(release)),
  syntheses: (request) => {
    const { address, plan } = askSyntheses(request);
    return kept(address, ({ release, today }) => buildSyntheses(release, plan, today));
  },
  indicateur: (request) => {
    const { address, plan } = askIndicator(request);
    return kept(address, ({ release, today }) => buildIndicator(plan, release, today));
  },
  qualite: (request) => {
    const { address, plan } = askQuality(request);
    return {
      address,
      // A refused load changes the answer while the same release serves; a pinned release tells of itself alone.
      isKept: false,
      answer: async ({ release, releases, today, pinned }) =>
        buildQuality(plan, release, {
          refused: pinned === undefined ? await releases.lastRefusal() : null,
          today,
        }),
    };
  },
};

const kept = (address: Address, answer: Question["answer"]): Question => ({
  address,
  isKept: true,
  answer,
});

/** The answer to a question, with its permanent address where it has one. */
export async function answerTo({ address, answer }: Question, context: Context): Promise<object> {
  const { release, origin } = context;
  const body = await answer(context);
  if (address === null) return body;
  return { ...body, lien_permanent: linksOf(address, release.id, origin).permanent };
}
