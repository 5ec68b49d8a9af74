import type { Release } from "@fabriques/pipelines/release";
import type { Request, Response } from "express";
import { answerTo, type Question, type QuestionReader } from "../answer/answer.js";
import { type Links, linkHeader, linksOf } from "../ask/address.js";
import { pinnedIn } from "../ask/query.js";
import type { AnswerCache } from "./cache.js";
import { clientOf } from "./client.js";
import type { Gate } from "./gate.js";
import type { ApiOptions, Handler } from "./handler.js";
import { remembered } from "./memo.js";
import { type Ready, readyJson, sendReady } from "./ready.js";
import { tooLong } from "./refusals.js";
import { cacheControl, readingDay, useRelease } from "./releases.js";
import { leavingSignal } from "./stream.js";

/** What answers are made from, and where they wait and stay. */
export interface AnswerDesk {
  readonly options: ApiOptions;
  readonly gate: Gate;
  readonly cache: AnswerCache;
}

/** Longest time that an answer may take to be made. */
const LONGEST_MS = 30_000;

/** A request that was read: its question, and the release that it names. */
interface ReadRequest {
  readonly question: Question;
  readonly pinned: string | undefined;
}

/** A question put to a release on a day. */
interface Reading extends ReadRequest {
  readonly release: Release;
  /** ISO date by which a source is late or not. */
  readonly day: string;
}

/** Makes handlers of the routes that answer with JSON: read, made once per release and question, compressed once. */
export function createJsonHandlers(desk: AnswerDesk): (read: QuestionReader) => Handler {
  const { releases, origin, clock } = desk.options;
  return (readQuestion) => {
    const read = remembered((request) => readRequest(request, readQuestion));
    return async (request, response) => {
      const { question, pinned } = read(request);
      const sent = await useRelease({ releases, pinned }, async (release) => {
        setLinks(
          response,
          question.address && linksOf(question.address, release.id, origin),
          origin,
        );
        const day = readingDay(release, { pinned, now: clock() });
        const ready = await findReady(desk, { question, pinned, release, day }, [
          request,
          response,
        ]);
        return { ready, cacheControl: cacheControl(release, pinned) };
      });
      if (sent.ready) await sendReady(request, response, { ...sent, ready: sent.ready });
    };
  };
}

function readRequest(request: Request, readQuestion: QuestionReader): ReadRequest {
  const question = readQuestion(request);
  return { question, pinned: question.address === null ? undefined : pinnedIn(request.url) };
}

/** The answer, made if need be; null when the client left before it was there. */
async function findReady(
  desk: AnswerDesk,
  reading: Reading,
  [request, response]: readonly [Request, Response],
): Promise<Ready | null> {
  const isKept = reading.question.isKept || reading.pinned !== undefined;
  const name = nameOf(reading);
  const known = isKept ? desk.cache.peek(name) : null;
  if (known) return known;
  const leaving = leavingSignal(response);
  const make = maker(desk, reading, clientOf(request));
  try {
    return await (isKept ? desk.cache.get(name, make, leaving) : make(leaving));
  } catch (error) {
    // The client left: there is nobody to tell.
    if (leaving.aborted) return null;
    throw error;
  }
}

/** Whether a source is late changes with the day, and nothing else does within a release. */
function nameOf({ question: { address, key = "" }, release, day, pinned }: Reading): string {
  const asked = address ? `${address.path}?${address.query}` : key;
  return `${release.id} ${day} ${pinned === undefined ? "" : "!"}${asked}`;
}

function setLinks(response: Response, links: Links | null, origin: string): void {
  if (links !== null) response.setHeader("Link", linkHeader(links, origin));
}

function maker(
  { options: { releases, origin }, gate }: AnswerDesk,
  { question, release, day, pinned }: Reading,
  client: string,
): (unwanted: AbortSignal) => Promise<Ready> {
  return async (unwanted) => {
    const signal = AbortSignal.any([unwanted, AbortSignal.timeout(LONGEST_MS)]);
    const read = forOneAnswer(release, signal);
    const context = { release: read, releases, today: day, pinned, origin };
    try {
      const body = await gate.run(() => answerTo(question, context), { client, signal });
      return readyJson(body, question.media);
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
