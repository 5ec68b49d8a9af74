import type { ReleaseStore } from "@fabriques/pipelines/release";
import express, { type RequestHandler } from "express";
import { API_ROOT } from "../contract/route.js";
import { createApi } from "./api.js";
import { createDashboard } from "./dashboard.js";
import { securityHeaders } from "./headers.js";
import { limitRequests } from "./limits.js";
import { createMetrics, type Metrics } from "./metrics.js";
import { createMetricsHandler } from "./metrics-handler.js";
import { answerProblems, type Log } from "./problems.js";
import { limitRate } from "./rate-limit.js";
import { unknownVersion } from "./refusals.js";

/** What the application is made from; nothing else is read from the world. */
export interface AppOptions {
  readonly releases: ReleaseStore;
  readonly clock: () => Date;
  readonly log: Log;
  /** Folder of the built dashboard; without it, only the API answers. */
  readonly assets?: string;
  /** Public origin (`https://…`) of the addresses that answers give; without it, they are paths. */
  readonly origin?: string;
  /** Proxies in front of the server, whose word on who asks is taken. */
  readonly trustedProxies?: number;
  /** Requests that one client may make of the API; without it, as many as it wants. */
  readonly ratePerMinute?: number;
  /** What `/metrics` asks for; without it, it answers this machine alone. */
  readonly metricsToken?: string;
}

/** Builds the application without listening: the API, the dashboard, and the one handler of errors. */
export function createApp(options: AppOptions): express.Express {
  const { releases, clock, log, assets, origin = "", ratePerMinute } = options;
  const metrics = createMetrics();
  const api = createApi({ releases, clock, origin });
  const app = express();
  app.disable("x-powered-by");
  // Answers carry strong tags of their own.
  app.disable("etag");
  app.set("trust proxy", options.trustedProxies ?? 0);
  app.use(securityHeaders());
  app.use(watchRequests(log, metrics));
  app.use(limitRequests());
  app.get(
    "/metrics",
    createMetricsHandler({ metrics, api, releases, token: options.metricsToken }),
  );
  if (ratePerMinute !== undefined) app.use("/api", limitRate({ perMinute: ratePerMinute }));
  app.get(["/api", API_ROOT], (_request, response) =>
    response.redirect(302, `${API_ROOT}/documentation`),
  );
  app.use(API_ROOT, api.router);
  app.use("/api", () => {
    throw unknownVersion();
  });
  app.use(createDashboard(assets));
  app.use(answerProblems(log));
  return app;
}

/** Tells and counts each request: its route, never its address, which may hold what a reader typed. */
function watchRequests(log: Log, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    const { method, path } = request;
    response.once("close", () => {
      const ms = performance.now() - start;
      const route = String(response.locals.route ?? familyOf(path));
      const status = response.statusCode;
      metrics.observe({ route, method, status, seconds: ms / 1_000 });
      log.info({ method, route, status, ms, whole: response.writableFinished }, "requête");
    });
    next();
  };
}

/** What an address without a route of its own belongs to. */
function familyOf(path: string): string {
  if (path === "/metrics") return "metrics";
  return path === "/api" || path.startsWith("/api/") ? "api_autre" : "tableau_de_bord";
}
