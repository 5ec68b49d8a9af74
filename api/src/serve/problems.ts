import { randomUUID } from "node:crypto";
import { OutdatedRelease } from "@fabriques/pipelines/release";
import type { ErrorRequestHandler } from "express";
import { Problem } from "../ask/problem.js";
import { badlyEncoded, failed } from "./refusals.js";

const LONGEST_MESSAGE = 200;

/** Where failures are told; pino has this shape. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** The one error handler: a {@link Problem} as `application/problem+json`, anything else as a bare 500 told to the log only. */
export function answerProblems(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const problem = asProblem(error);
    const incident = problem.status === 500 ? `urn:uuid:${randomUUID()}` : undefined;
    if (incident) log.error({ incident, ...failureFacts(error) }, "requête en échec");
    if (response.headersSent) {
      // A body already begun must end visibly cut, never look whole.
      response.destroy();
      return;
    }
    for (const header of HEADERS_OF_AN_ANSWER) response.removeHeader(header);
    response.setHeader("Cache-Control", "no-store");
    const wait = problem.facts.retryAfter ?? (problem.status === 503 ? BUSY_SECONDS : undefined);
    if (wait !== undefined) response.setHeader("Retry-After", wait);
    if (problem.kind === "methode_refusee") response.setHeader("Allow", "GET, HEAD");
    response.status(problem.status).type("application/problem+json");
    const instance = incident === undefined ? {} : { instance: incident };
    response.end(JSON.stringify({ ...problem.body(), ...instance }));
  };
}

/** What would be said of an answer that is not sent. */
const HEADERS_OF_AN_ANSWER = [
  ...["ETag", "Content-Disposition", "Content-Location", "Link", "Trailer", "X-Total-Rows"],
];
const BUSY_SECONDS = 5;

/**
 * A failure for the log: its kind, where it happened, and its first line, without what stands between quotes, where
 * engines repeat the values of a question.
 */
export function failureFacts(error: unknown): object {
  if (!(error instanceof Error)) return { erreur: typeof error };
  const [message = ""] = error.message.split("\n");
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    erreur: error.name,
    message: message.replaceAll(/(["'`]).*?\1/g, "$1…$1").slice(0, LONGEST_MESSAGE),
    pile: frames.map((frame) => frame.trim()),
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof OutdatedRelease) return new Problem("version_depassee", error.message);
  // Express refuses a badly percent-encoded path with an error of its own.
  return error instanceof URIError ? badlyEncoded() : failed();
}
