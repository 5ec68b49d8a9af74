import { fetchAnswer } from "../api/ask.js";
import { wrongCount } from "../words/problems.js";
import type { Rows } from "./rows.js";

/**
 * Fetches rows as Arrow; the library that reads them is loaded beside, since only this page needs it. Throws when
 * there are not as many rows as the server said: a stream cut between two batches looks whole to its reader.
 */
export async function fetchArrow(path: string, signal: AbortSignal): Promise<Rows> {
  const [response, { readRows }] = await Promise.all([
    fetchAnswer(path, { accept: "application/vnd.apache.arrow.stream", signal }),
    import("./rows.js"),
  ]);
  const rows = readRows(new Uint8Array(await response.arrayBuffer()));
  const total = response.headers.get("x-total-rows");
  if (total !== null && Number(total) !== rows.length)
    throw new Error(wrongCount(rows.length, total).fr);
  return rows;
}
