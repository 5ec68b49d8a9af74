import { type ExamplesContext, readExamples } from "./examples.js";
import { type OpenApi, openApiDocument } from "./openapi.js";

/** What the API says of itself: its document, whose examples are real answers of the release. */
export const describe = async (context: ExamplesContext): Promise<OpenApi> =>
  openApiDocument(await readExamples(context));
