import type { RequestHandler } from "express";
import { clientOf, isFromHere } from "./client.js";
import { tooMany } from "./refusals.js";

/** How many requests one client may make. */
export interface RateLimit {
  /** Requests per minute, all of which may come at once after a minute of silence. */
  readonly perMinute: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

interface Bucket {
  tokens: number;
  /** When `tokens` was right. */
  at: number;
}

/** Clients remembered at once: a few hundred bytes each. */
const MOST_CLIENTS = 20_000;
const MINUTE_MS = 60_000;

/**
 * Lets each client take so many requests a minute: a bucket of tokens that fills as time goes. This machine is not
 * limited. Every answer says what is left (`RateLimit`, IETF draft of 2024).
 */
export function limitRate({ perMinute, now = () => performance.now() }: RateLimit): RequestHandler {
  const buckets = new Map<string, Bucket>();
  return (request, response, next) => {
    if (isFromHere(request)) {
      next();
      return;
    }
    const bucket = fill(buckets, clientOf(request), { perMinute, now: now() });
    const isAllowed = bucket.tokens >= 1;
    if (isAllowed) bucket.tokens -= 1;
    const left = Math.floor(bucket.tokens);
    const wait = Math.ceil(((1 - (bucket.tokens % 1)) * MINUTE_MS) / perMinute / 1_000);
    response.setHeader("RateLimit-Policy", `"api";q=${perMinute};w=60`);
    response.setHeader("RateLimit", `"api";r=${left};t=${wait}`);
    next(isAllowed ? undefined : tooMany(perMinute, wait));
  };
}

function fill(
  buckets: Map<string, Bucket>,
  client: string,
  { perMinute, now }: { readonly perMinute: number; readonly now: number },
): Bucket {
  const known = buckets.get(client) ?? { tokens: perMinute, at: now };
  const gained = ((now - known.at) * perMinute) / MINUTE_MS;
  const bucket = { tokens: Math.min(perMinute, known.tokens + gained), at: now };
  // A Map keeps the order of insertion: the client silent for the longest time goes first.
  buckets.delete(client);
  buckets.set(client, bucket);
  for (const [oldest] of buckets) {
    if (buckets.size <= MOST_CLIENTS) break;
    buckets.delete(oldest);
  }
  return bucket;
}
