import { createHash, timingSafeEqual } from "node:crypto";
import type { ReleaseStore } from "@fabriques/pipelines/release";
import type { Request, RequestHandler } from "express";
import type { Api } from "./api.js";
import { bareAddress, isLoopback } from "./client.js";
import { METRICS_TYPE, type Metrics } from "./metrics.js";
import { measuresKept } from "./refusals.js";

/** What `/metrics` is written from, and who may read it. */
export interface MetricsOptions {
  readonly metrics: Metrics;
  readonly api: Pick<Api, "gates" | "cache">;
  readonly releases: ReleaseStore;
  /** Asked of everyone as `Authorization: Bearer …`; without it, only this machine may read. */
  readonly token: string | undefined;
}

/** Answers `/metrics`, for this machine alone or for whoever holds the token. */
export function createMetricsHandler(options: MetricsOptions): RequestHandler {
  const { metrics, api, releases, token } = options;
  return async (request, response) => {
    if (!isAllowed(request, token)) {
      throw measuresKept(token !== undefined);
    }
    const text = await releases.use(async ({ manifest, audience }) =>
      metrics.write({ ...api, manifest, audience }),
    );
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Type", METRICS_TYPE);
    response.end(text);
  };
}

/** A proxy of this machine speaks for others: what it passes on is not from here. */
const FORWARDED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

function isAllowed(request: Request, token: string | undefined): boolean {
  if (token !== undefined) return isSame(request.get("authorization") ?? "", `Bearer ${token}`);
  const from = bareAddress(request.socket.remoteAddress ?? "");
  return isLoopback(from) && FORWARDED.every((name) => request.get(name) === undefined);
}

/** Compares in a time that says nothing of where two texts differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
