import type { ProblemBody } from "@fabriques/api/contract";
import { type ProblemWords, UNREACHABLE, unexplained } from "../words/problems.js";
import type { Question } from "./questions.js";

/** A question that got no usable answer; `body` says what happened, in French. */
export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail);
    this.name = "Problem";
    this.body = body;
  }
}

/** A problem that the server did not tell: in French, as its own are; `status` is 0 where none came. */
export const localProblem = ({ title, detail }: ProblemWords, status = 0): Problem =>
  new Problem({ type: "about:blank", title: title.fr, status, detail: detail.fr });

async function problemOf(response: Response): Promise<Problem> {
  if ((response.headers.get("content-type") ?? "").startsWith("application/problem+json")) {
    return new Problem((await response.json()) as ProblemBody);
  }
  return localProblem(unexplained(response.status), response.status);
}

/**
 * Fetches an address of the API. Throws a {@link Problem} for every refusal or failure,
 * and the signal's own error when cancelled.
 */
export async function fetchAnswer(
  path: string,
  { accept, signal }: { readonly accept: string; readonly signal?: AbortSignal },
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept }, ...(signal && { signal }) });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw localProblem(UNREACHABLE);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Asks the API one question; fails as {@link fetchAnswer} does. */
export async function ask<T>(question: Question<T>, signal?: AbortSignal): Promise<T> {
  const options = { accept: "application/json", ...(signal && { signal }) };
  const response = await fetchAnswer(question.path, options);
  return (await response.json()) as T;
}
