import { useEffect, useState, useSyncExternalStore } from "react";
import { askAgain, known, onChange, watch } from "./answers.js";
import type { Problem } from "./ask.js";
import type { Question } from "./questions.js";

/** State of a question: `answer` may be the one before while the next is `waiting`, so that the page does not jump. */
export type Answered<T> =
  | { readonly state: "waiting"; readonly answer: T | null }
  | { readonly state: "ready"; readonly answer: T }
  | {
      readonly state: "failed";
      readonly answer: null;
      readonly problem: Problem;
      readonly retry: () => void;
    };

/** Asks a question for as long as the component is mounted; a question left is cancelled. */
export function useAnswer<T>(question: Question<T>): Answered<T> {
  const { path } = question;
  const entry = useSyncExternalStore(onChange, () => known({ path }));
  const [before, setBefore] = useState<T | null>(null);
  useEffect(() => watch({ path }), [path]);
  useEffect(() => {
    if (entry.answer !== undefined) setBefore(entry.answer as T);
  }, [entry]);
  if (entry.problem !== undefined) {
    return {
      state: "failed",
      answer: null,
      problem: entry.problem,
      retry: () => askAgain({ path }),
    };
  }
  if (entry.answer === undefined) return { state: "waiting", answer: before };
  return { state: "ready", answer: entry.answer as T };
}
