import type { Release, ReleaseStore } from "@fabriques/pipelines/release";
import type { Request, Response } from "express";
import { type JsonRouteId, QUESTIONS, type Question } from "../answer/answer.js";
import { linkHeader, linksOf } from "../ask/address.js";
import { Problem } from "../ask/problem.js";
import { leavingSignal } from "../file/outlet.js";
import type { AnswerCache } from "./cache.js";
import type { Gate } from "./gate.js";
import { remembered } from "./memo.js";
import { clientOf } from "./rate-limit.js";
import { type Ready, readyJson, sendReady } from "./ready.js";
import { cacheControl, pinnedIn, readingDay, useRelease } from "./releases.js";

/** Answers one request. */
export type Handler = (request: Request, response: Response) => Promise<void>;

/** What the routes answer from. */
export interface ApiOptions {
  readonly releases: ReleaseStore;
  readonly clock: () => Date;
  /** Public origin (`https://…`) of the addresses that answers give; empty for paths alone. */
  readonly origin: string;
}

/** {@link ApiOptions}, and where answers wait and stay. */
export interface JsonOptions extends ApiOptions {
  readonly gate: Gate;
  readonly cache: AnswerCache;
}

/** Longest time that an answer may take to be made. */
const LONGEST_MS = 30_000;

/** The handlers of the routes that answer with JSON: read, made once per release and question, compressed once. */
export function createJsonHandlers(options: JsonOptions): (id: JsonRouteId) => Handler {
  return (id) => {
    const read = remembered((request) => readAsked(id, request));
    return async (request, response) => {
      const { question, pinned } = read(request);
      const { releases, origin } = options;
      const sent = await useRelease({ releases, pinned }, async (release) => {
        setAddresses(response, release, { question, origin });
        const ready = await findReady({ ...options, question, pinned, release, request, response });
        return { ready, cacheControl: cacheControl(release, pinned) };
      });
      if (sent.ready) await sendReady(request, response, { ...sent, ready: sent.ready });
    };
  };
}

function readAsked(id: JsonRouteId, request: Request): Pick<Finding, "question" | "pinned"> {
  const question = QUESTIONS[id](request);
  return { question, pinned: question.address === null ? undefined : pinnedIn(request.url) };
}

interface Finding extends JsonOptions {
  readonly question: Question;
  readonly pinned: string | undefined;
  readonly release: Release;
  readonly request: Request;
  readonly response: Response;
}

/** The answer, made if need be; null when the client left before it was there. */
async function findReady(finding: Finding): Promise<Ready | null> {
  const { question, pinned, release, cache, clock, request, response } = finding;
  const day = readingDay(release, { pinned, now: clock() });
  const isKept = question.isKept || pinned !== undefined;
  const name = nameOf(question, release, { day, pinned });
  const known = isKept ? cache.peek(name) : null;
  if (known) return known;
  const leaving = leavingSignal(response);
  const make = maker(question, { ...finding, day, client: clientOf(request) });
  try {
    return await (isKept ? cache.get(name, make, leaving) : make(leaving));
  } catch (error) {
    // The client left: there is nobody to tell.
    if (leaving.aborted) return null;
    throw error;
  }
}

/** Whether a source is late changes with the day, and nothing else does within a release. */
const nameOf = (
  { address, key = "" }: Question,
  release: Release,
  { day, pinned }: { readonly day: string; readonly pinned: string | undefined },
): string =>
  `${release.id} ${day} ${pinned === undefined ? "" : "!"}${address ? `${address.path}?${address.query}` : key}`;

function setAddresses(
  response: Response,
  release: Release,
  { question, origin }: { readonly question: Question; readonly origin: string },
): void {
  if (question.address === null) return;
  response.setHeader("Link", linkHeader(linksOf(question.address, release.id, origin), origin));
}

interface Making extends JsonOptions {
  readonly release: Release;
  readonly day: string;
  readonly pinned: string | undefined;
  readonly client: string;
}

function maker(
  { address, answer, media }: Question,
  { release, releases, day, pinned, origin, gate, client }: Making,
): (unwanted: AbortSignal) => Promise<Ready> {
  return async (unwanted) => {
    const signal = AbortSignal.any([unwanted, AbortSignal.timeout(LONGEST_MS)]);
    const context = {
      release: forOneAnswer(release, signal),
      releases,
      today: day,
      pinned,
      origin,
    };
    try {
      const body = await gate.run(() => answer(context), { client, signal });
      const link = address && { lien_permanent: linksOf(address, release.id, origin).permanent };
      return media === undefined ? readyJson({ ...body, ...link }) : readyJson(body, media);
    } catch (error) {
      if (signal.aborted && !unwanted.aborted) throw tooLong();
      throw error;
    }
  };
}

/** The release, read once for what an answer asks twice; its queries stop when the answer is not wanted any more. */
function forOneAnswer(release: Release, signal: AbortSignal): Release {
  const readings = new Map<string, ReturnType<Release["all"]>>();
  return {
    ...release,
    all(sql, params, own) {
      const asked = JSON.stringify([sql, params]);
      const reading = readings.get(asked) ?? release.all(sql, params, own ?? signal);
      readings.set(asked, reading);
      return reading;
    },
  };
}

const tooLong = (): Problem =>
  new Problem(
    "serveur_occupe",
    "La réponse demandait trop de temps. Réessayez plus tard, ou posez une question plus étroite.",
  );
