import { fetchAnswer } from "../api/ask.js";
import type { Rows } from "./rows.js";

/** Fetches rows as Arrow; the library that reads them is loaded beside, since only this page needs it. */
export async function fetchArrow(path: string, signal: AbortSignal): Promise<Rows> {
  const [response, { readRows }] = await Promise.all([
    fetchAnswer(path, { accept: "application/vnd.apache.arrow.stream", signal }),
    import("./rows.js"),
  ]);
  return readRows(new Uint8Array(await response.arrayBuffer()));
}
