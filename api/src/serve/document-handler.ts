import { askNothing } from "../ask/ask.js";
import { describe } from "../describe/describe.js";
import type { OpenApi } from "../describe/openapi.js";
import { documentationPage } from "../describe/page.js";
import { DOCUMENTATION_STYLE } from "../describe/style.js";
import type { AnswerCache } from "./cache.js";
import type { ApiOptions, Handler } from "./handler.js";
import { makeReady, type Ready, readyJson, sendReady } from "./ready.js";

const HTML = "text/html; charset=utf-8";
const CSS = "text/css; charset=utf-8";

/** The handlers of the document and of the page that shows it. */
export function createDocumentHandlers(
  { releases, origin, clock }: ApiOptions,
  cache: AnswerCache,
): { readonly openapi: Handler; readonly documentation: Handler } {
  const send =
    (name: string, form: (document: OpenApi) => Ready): Handler =>
    async (request, response) => {
      askNothing(request);
      const ready = await releases.use((release) =>
        cache.get(`${release.id} ${name}`, async () =>
          form(await describe({ release, releases, origin, now: clock() })),
        ),
      );
      await sendReady(request, response, { ready });
    };
  return {
    openapi: send("openapi", (document) => readyJson(document)),
    documentation: send("documentation", (document) =>
      makeReady(Buffer.from(documentationPage(document)), HTML),
    ),
  };
}

/** Serves the style of the documentation, a file of ours as the policy asks. */
export function createStyleHandler(): Handler {
  const ready = makeReady(Buffer.from(DOCUMENTATION_STYLE), CSS);
  return (request, response) => sendReady(request, response, { ready });
}
