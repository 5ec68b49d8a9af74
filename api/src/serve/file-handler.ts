import { randomUUID } from "node:crypto";
import type { Release } from "@fabriques/pipelines/release";
import type { FileForm } from "../ask/file-form.js";
import { pinnedIn } from "../ask/query.js";
import type { AskedRequest } from "../ask/request.js";
import { countRows, type TableQuestion } from "../file/table.js";
import { clientOf } from "./client.js";
import type { Gates, Turn } from "./gate.js";
import type { ApiOptions, Handler } from "./handler.js";
import { useRelease } from "./releases.js";
import { type Exchange, sendFile } from "./send-file.js";
import { dropStalled, openOutlet } from "./stream.js";

/** A file asked for: its form, and the way to its rows. */
export interface FileQuestion {
  readonly form: FileForm;
  readonly read: (release: Release) => Promise<TableQuestion>;
}

/** Makes a handler of files from what reads their question. */
export type FileSender = (plan: (request: AskedRequest) => FileQuestion) => Handler;

/** Files of so many rows at most do not wait behind longer ones: a page shows them while its reader waits. */
const FEW_ROWS = 100_000;

/** The handlers of the routes that answer with files. */
export function createFileSender({ releases, origin }: ApiOptions, gates: Gates): FileSender {
  const session = randomUUID();
  return (plan) => async (request, response) => {
    const { form, read } = plan(request);
    const pinned = pinnedIn(request.url);
    const outlet = openOutlet(response);
    const turn: Turn = { client: clientOf(request), signal: outlet.signal };
    const exchange: Exchange = { request, response, outlet, session, pinned, origin };
    try {
      await useRelease({ releases, pinned }, async (release) => {
        const { question, total } = await gates.answers.run(async () => {
          const question = await read(release);
          return { question, total: await countRows(question, release) };
        }, turn);
        const gate = total > FEW_ROWS ? gates.exports : gates.tables;
        const admit = (work: () => Promise<void>): Promise<void> => gate.run(work, turn);
        await sendFile(exchange, { question, form, release, total, admit });
      });
      dropStalled(response);
    } catch (error) {
      // The client left: there is nobody to tell, and its signal stopped the engine.
      if (!outlet.signal.aborted) throw error;
    }
  };
}
