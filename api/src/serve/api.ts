import { type RequestHandler, Router } from "express";
import { QUESTIONS } from "../answer/answer.js";
import { planIndicator } from "../ask/indicator.js";
import { planRows } from "../ask/rows.js";
import type { Route, RouteId } from "../contract/route.js";
import { ROUTES } from "../contract/routes.js";
import { dcatQuestion } from "../describe/dcat.js";
import { indicatorTable } from "../file/indicator.js";
import { rowsTable } from "../file/rows.js";
import { type AnswerCache, createAnswerCache } from "./cache.js";
import { createDocumentHandlers, createStyleHandler } from "./document-handler.js";
import { createFileSender, type FileSender } from "./file-handler.js";
import { createGate, type Gates } from "./gate.js";
import type { ApiOptions, Handler } from "./handler.js";
import { createJsonHandlers } from "./json-handler.js";
import { remembered } from "./memo.js";
import { addVary } from "./ready.js";
import { NO_ROUTE, nowhere } from "./refusals.js";

const CACHE_BYTES = 64 * 1_024 * 1_024;

/** The routes, and what tells how they do. */
export interface Api {
  readonly router: Router;
  readonly gates: Gates;
  readonly cache: AnswerCache;
}

/** The routes of the contract, mounted from its one table. */
export function createApi(options: ApiOptions): Api {
  const gates: Gates = {
    answers: createGate({ width: 4, queue: 256, patience: 20_000 }),
    tables: createGate({ width: 3, queue: 256, patience: 60_000 }),
    exports: createGate({ width: 2, queue: 32, patience: 120_000 }),
  };
  const cache = createAnswerCache(CACHE_BYTES);
  const handlers = handlersOf(options, gates, cache);
  const router = Router();
  for (const route of ROUTES) {
    router.get(expressPath(route), named(route.id), handlers[route.id]);
  }
  router.get("/documentation.css", createStyleHandler());
  router.use(({ method }) => {
    throw nowhere(NO_ROUTE, method);
  });
  return { router, gates, cache };
}

function handlersOf(
  options: ApiOptions,
  gates: Gates,
  cache: AnswerCache,
): Readonly<Record<RouteId, Handler>> {
  const answerJson = createJsonHandlers({ options, cache, gate: gates.answers });
  const sendTable = createFileSender(options, gates);
  return {
    ...createDocumentHandlers(options, cache),
    sante: answerJson(QUESTIONS.sante),
    releases: answerJson(QUESTIONS.releases),
    territoires: answerJson(QUESTIONS.territoires),
    catalogue: answerJson(QUESTIONS.catalogue),
    dcat: answerJson(dcatQuestion),
    syntheses: answerJson(QUESTIONS.syntheses),
    qualite: answerJson(QUESTIONS.qualite),
    secret: answerJson(QUESTIONS.secret),
    indicateur: indicatorHandler(answerJson(QUESTIONS.indicateur), sendTable),
    donnees: sendTable((request) => {
      const plan = planRows(request);
      return { form: plan.form, read: async (release) => rowsTable(plan, release) };
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
    const { plan, form } = planIndicator(request);
    return { form, read: (release) => indicatorTable(plan, release) };
  });
  const isJson = remembered((request) => planIndicator(request).form.format.id === "json");
  return async (request, response) => {
    addVary(response, "Accept");
    await (isJson(request) ? answerJson : sendValues)(request, response);
  };
}
