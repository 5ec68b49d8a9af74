import { randomUUID } from "node:crypto";
import type { Release, ReleaseStore } from "@fabriques/pipelines/release";
import { type Request, type Response, Router } from "express";
import { QUESTIONS, type Question } from "./answers.js";
import { createAnswerCache } from "./cache.js";
import { ROUTES, type Route, type RouteId } from "./contract/routes.js";
import { type FileForm, sendFile } from "./export/send.js";
import type { TableQuestion } from "./export/table.js";
import { createGate } from "./gate.js";
import { indicatorQuestion, planIndicatorFile } from "./indicator-table.js";
import { openApiDocument } from "./openapi.js";
import { Problem } from "./problem.js";
import { readQuery, refuseUnknown } from "./query.js";
import { type Ready, readyJson, sendReady } from "./ready.js";
import { planRows, rowsQuestion } from "./rows.js";
import { openOutlet } from "./stream.js";

/** What the routes answer from. */
export interface ApiOptions {
  readonly releases: ReleaseStore;
  readonly clock: () => Date;
}

const CACHE_BYTES = 64 * 1_024 * 1_024;
const ANSWERS_AT_ONCE = { width: 4, queue: 256 };
/** Long streams leave most of the engine to short questions. */
const EXPORTS_AT_ONCE = { width: 2, queue: 32 };

type Handler = (request: Request, response: Response) => Promise<void>;

/** The routes of the contract, mounted from its one table. */
export function createApi(options: ApiOptions): Router {
  const router = Router();
  const answerJson = jsonHandler(options);
  const sendTable = fileHandler(options);
  const special: Readonly<Record<string, Handler>> = {
    openapi: openApiHandler(),
    donnees: sendTable((request) => {
      const plan = planRows(request);
      return { form: plan.form, read: async (release) => rowsQuestion(plan, release) };
    }),
    indicateur: indicatorHandler(answerJson("indicateur"), sendTable),
  };
  for (const route of ROUTES) {
    router.get(expressPath(route), special[route.id] ?? answerJson(route.id));
  }
  router.use(refuseRest);
  return router;
}

/** `/indicateurs/{id}` of OpenAPI is `/indicateurs/:id` of Express. */
const expressPath = ({ path }: Route): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

function jsonHandler({ releases, clock }: ApiOptions): (id: RouteId) => Handler {
  const cache = createAnswerCache(CACHE_BYTES);
  const gate = createGate(ANSWERS_AT_ONCE);
  return (id) => async (request, response) => {
    const { canonical, answer } = questionOf(id, request);
    const ready = await releases.use((release): Promise<Ready> => {
      const today = clock().toISOString().slice(0, 10);
      const make = (): Promise<Ready> =>
        gate(async () => readyJson(await answer({ release, releases, today })));
      // Whether a source is late changes with the day, and nothing else does within a release.
      return canonical === null ? make() : cache.get(release.id, `${today} ${canonical}`, make);
    });
    await sendReady(request, response, { ready });
  };
}

function questionOf(id: RouteId, request: Request): Question {
  if (id === "donnees" || id === "openapi") throw new Error(`${id} has its own handler`);
  return QUESTIONS[id](request);
}

function openApiHandler(): Handler {
  const ready = readyJson(openApiDocument());
  return async (request, response) => {
    refuseUnknown(readQuery(request.url), []);
    await sendReady(request, response, { ready });
  };
}

/** A file asked for: its form, and the way to its rows. */
interface FileQuestion {
  readonly form: FileForm;
  readonly read: (release: Release) => Promise<TableQuestion>;
}

type TableSender = (plan: (request: Request) => FileQuestion) => Handler;

function fileHandler({ releases }: ApiOptions): TableSender {
  const gate = createGate(EXPORTS_AT_ONCE);
  const session = randomUUID();
  return (plan) => async (request, response) => {
    const { form, read } = plan(request);
    const outlet = openOutlet(response);
    try {
      await gate(() => {
        outlet.signal.throwIfAborted();
        return releases.use(async (release) =>
          sendFile(await read(release), form, { release, request, response, outlet, session }),
        );
      });
    } catch (error) {
      // The client left: there is nobody to tell, and its signal stopped the engine.
      if (!outlet.signal.aborted) throw error;
    }
  };
}

/** An indicator's JSON is its whole answer; its other forms hold its values alone. */
function indicatorHandler(answerJson: Handler, sendTable: TableSender): Handler {
  const sendValues = sendTable((request) => {
    const { plan, form } = planIndicatorFile(request);
    return { form, read: (release) => indicatorQuestion(plan, release) };
  });
  return async (request, response) => {
    response.vary("Accept");
    const { form } = planIndicatorFile(request);
    await (form.format.id === "json" ? answerJson : sendValues)(request, response);
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
