import { type Request, type RequestHandler, Router } from "express";
import { Problem } from "../ask/problem.js";
import { planRows, rowsQuestion } from "../ask/rows.js";
import type { Route, RouteId } from "../contract/route.js";
import { ROUTES } from "../contract/routes.js";
import { indicatorQuestion, planIndicatorFile } from "../file/indicator.js";
import { createAnswerCache } from "./cache.js";
import { createOpenApiHandlers, createStyleHandler } from "./document-handler.js";
import { createFileSender, type FileSender } from "./file-handler.js";
import { createGate, type Gate } from "./gate.js";
import { type ApiOptions, createJsonHandlers, type Handler } from "./json-handler.js";
import { remembered } from "./memo.js";
import { addVary } from "./ready.js";

const CACHE_BYTES = 64 * 1_024 * 1_024;

/** What is under way and waiting, by kind of work. */
export interface ApiGates {
  readonly answers: Gate;
  readonly tables: Gate;
  readonly exports: Gate;
}

/** The routes, and what tells how they do. */
export interface Api {
  readonly router: Router;
  readonly gates: ApiGates;
  readonly cache: ReturnType<typeof createAnswerCache>;
}

/** The routes of the contract, mounted from its one table. */
export function createApi(options: ApiOptions): Api {
  const gates: ApiGates = {
    answers: createGate({ width: 4, queue: 256, patience: 20_000 }),
    tables: createGate({ width: 3, queue: 256, patience: 60_000 }),
    exports: createGate({ width: 2, queue: 32, patience: 120_000 }),
  };
  const cache = createAnswerCache(CACHE_BYTES);
  const answerJson = createJsonHandlers({ ...options, cache, gate: gates.answers });
  const handlers = handlersOf(options, {
    answerJson,
    cache,
    sendTable: createFileSender(options, gates),
  });
  const router = Router();
  for (const route of ROUTES) {
    router.get(expressPath(route), named(route.id), handlers[route.id]);
  }
  router.get("/documentation.css", createStyleHandler());
  router.use(refuseRest);
  return { router, gates, cache };
}

interface Senders extends Pick<Api, "cache"> {
  readonly answerJson: ReturnType<typeof createJsonHandlers>;
  readonly sendTable: FileSender;
}

function handlersOf(
  options: ApiOptions,
  { answerJson, sendTable, cache }: Senders,
): Readonly<Record<RouteId, Handler>> {
  return {
    ...createOpenApiHandlers(options, cache),
    sante: answerJson("sante"),
    releases: answerJson("releases"),
    territoires: answerJson("territoires"),
    catalogue: answerJson("catalogue"),
    dcat: answerJson("dcat"),
    syntheses: answerJson("syntheses"),
    qualite: answerJson("qualite"),
    secret: answerJson("secret"),
    indicateur: indicatorHandler(answerJson("indicateur"), sendTable),
    donnees: sendTable((request) => {
      const plan = planRows(request);
      return { form: plan.form, read: async (release) => rowsQuestion(plan, release) };
    }),
  };
}

/** Names the route for whoever counts requests: a path may hold what a reader typed. */
const named =
  (id: RouteId): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = id;
    next();
  };

/** `/indicateurs/{id}` of OpenAPI is `/indicateurs/:id` of Express. */
const expressPath = ({ path }: Route): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

/** An indicator's JSON is its whole answer; its other forms hold its values alone. */
function indicatorHandler(answerJson: Handler, sendTable: FileSender): Handler {
  const sendValues = sendTable((request) => {
    const { plan, form } = planIndicatorFile(request);
    return { form, read: (release) => indicatorQuestion(plan, release) };
  });
  const isJson = remembered((request) => planIndicatorFile(request).form.format.id === "json");
  return async (request, response) => {
    addVary(response, "Accept");
    await (isJson(request) ? answerJson : sendValues)(request, response);
  };
}

function refuseRest(request: Request): never {
  const paths = ROUTES.map(({ path }) => path);
  if (request.method !== "GET" && request.method !== "HEAD") {
    throw new Problem(
      "methode_refusee",
      "Cette API se lit\u202f: seules GET et HEAD sont acceptées.",
      {
        acceptes: ["GET", "HEAD"],
      },
    );
  }
  throw new Problem("introuvable", "Cette adresse n’existe pas dans l’API.", { acceptes: paths });
}
