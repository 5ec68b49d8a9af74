import { randomUUID } from "node:crypto";
import type { Release } from "@fabriques/pipelines/release";
import type { Request } from "express";
import { dropStalled, openOutlet } from "../file/outlet.js";
import { countRows, type TableQuestion } from "../file/table.js";
import type { Gate, Turn } from "./gate.js";
import type { ApiOptions, Handler } from "./json-handler.js";
import { clientOf } from "./rate-limit.js";
import { pinnedIn, useRelease } from "./releases.js";
import { type FileForm, sendFile } from "./send-file.js";

/** Where files wait for their turn. */
export interface FileGates {
  /** For what is asked of the engine before a file begins. */
  readonly answers: Gate;
  /** For files of few rows. */
  readonly tables: Gate;
  /** For long files, which leave most of the engine to short questions. */
  readonly exports: Gate;
}

/** A file asked for: its form, and the way to its rows. */
export interface FileQuestion {
  readonly form: FileForm;
  readonly read: (release: Release) => Promise<TableQuestion>;
}

/** Makes a handler of files from what reads their question. */
export type FileSender = (plan: (request: Request) => FileQuestion) => Handler;

/** Files of so many rows at most do not wait behind longer ones: a page shows them while its reader waits. */
const FEW_ROWS = 100_000;

/** The handlers of the routes that answer with files. */
export function createFileSender({ releases, origin }: ApiOptions, gates: FileGates): FileSender {
  const session = randomUUID();
  return (plan) => async (request, response) => {
    const { form, read } = plan(request);
    const pinned = pinnedIn(request.url);
    const outlet = openOutlet(response);
    const turn: Turn = { client: clientOf(request), signal: outlet.signal };
    try {
      await useRelease({ releases, pinned }, async (release) => {
        const { question, total } = await gates.answers.run(async () => {
          const question = await read(release);
          return { question, total: await countRows(question, release) };
        }, turn);
        const gate = total > FEW_ROWS ? gates.exports : gates.tables;
        await sendFile(question, form, {
          ...{ release, request, response, outlet, session, origin, pinned, total },
          admit: (work) => gate.run(work, turn),
        });
      });
      dropStalled(response);
    } catch (error) {
      // The client left: there is nobody to tell, and its signal stopped the engine.
      if (!outlet.signal.aborted) throw error;
    }
  };
}
