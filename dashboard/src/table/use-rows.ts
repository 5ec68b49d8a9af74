import { useEffect, useState } from "react";
import { localProblem, Problem } from "../api/ask.js";
import { unreadableRows } from "../words/problems.js";
import { fetchArrow } from "./fetch-arrow.js";
import type { Rows } from "./rows.js";

/** State of the rows asked for: those before stay while the next are on their way. */
export type RowsState =
  | { readonly state: "waiting"; readonly rows: Rows | null }
  | { readonly state: "ready"; readonly rows: Rows }
  | { readonly state: "failed"; readonly problem: Problem; readonly retry: () => void };

interface Held {
  readonly path: string;
  readonly attempt: number;
  readonly result: Rows | Problem;
}

/** Fetches the rows at an address of the API for as long as the component is mounted; rows no longer wanted are cancelled. */
export function useRows(path: string): RowsState {
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    fetchArrow(path, controller.signal).then(
      (result) => setHeld({ path, attempt, result }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setHeld({ path, attempt, result: error instanceof Problem ? error : unreadable(error) });
      },
    );
    return () => controller.abort();
  }, [path, attempt]);
  const result = held?.result ?? null;
  if (held?.path !== path || held.attempt !== attempt)
    return { state: "waiting", rows: result instanceof Problem ? null : result };
  if (result instanceof Problem)
    return { state: "failed", problem: result, retry: () => setAttempt(attempt + 1) };
  return result ? { state: "ready", rows: result } : { state: "waiting", rows: null };
}

const unreadable = (error: unknown): Problem => localProblem(unreadableRows(String(error)));
