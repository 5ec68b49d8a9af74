import type { ReleaseStore } from "@fabriques/pipelines/release";
import express, { type RequestHandler } from "express";
import { createApi } from "./api.js";
import { API_ROOT, ROUTES } from "./contract/routes.js";
import { createDashboard } from "./dashboard.js";
import { securityHeaders } from "./headers.js";
import { answerProblems, type Log, Problem } from "./problem.js";

/** What the application is made from; nothing else is read from the world. */
export interface AppOptions {
  readonly releases: ReleaseStore;
  readonly clock: () => Date;
  readonly log: Log;
  /** Folder of the built dashboard; without it, only the API answers. */
  readonly assets?: string;
}

/** Builds the application without listening: the API, the dashboard, and the one handler of errors. */
export function createApp({ releases, clock, log, assets }: AppOptions): express.Express {
  const app = express();
  app.disable("x-powered-by");
  // Answers carry strong tags of their own.
  app.disable("etag");
  app.use(securityHeaders());
  app.use(logRequests(log));
  app.use(API_ROOT, createApi({ releases, clock }));
  app.use("/api", () => {
    throw new Problem("introuvable", "Cette version de l’API n’existe pas.", {
      acceptes: ROUTES.map(({ path }) => API_ROOT + path),
    });
  });
  app.use(createDashboard(assets));
  app.use(answerProblems(log));
  return app;
}

/** One line per request, with no value of a parameter. */
function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.once("close", () => {
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      const { method, path } = request;
      log.info(
        { method, path, status: response.statusCode, ms, whole: response.writableFinished },
        "requête",
      );
    });
    next();
  };
}
