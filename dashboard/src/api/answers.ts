import { unreadableAnswer } from "../words/problems.js";
import { ask, localProblem, Problem } from "./ask.js";
import type { Question } from "./questions.js";

/** What is known of a question: nothing yet, an answer, or why there is none. */
export interface KnownAnswer {
  readonly answer?: unknown;
  readonly problem?: Problem;
}

interface Watched {
  entry: KnownAnswer;
  watchers: number;
  controller: AbortController | null;
}

const PENDING: KnownAnswer = {};
const watched = new Map<string, Watched>();
const listeners = new Set<() => void>();
let release: string | null = null;

function tell(): void {
  for (const listener of listeners) listener();
}

const releaseOf = (answer: unknown): string | null => {
  if (typeof answer !== "object" || answer === null || !("release" in answer)) return null;
  return typeof answer.release === "string" ? answer.release : null;
};

/**
 * A release never changes, so an answer is kept for as long as its release serves: when a newer
 * release answers, what the older one said is forgotten, and asked again if it is on screen.
 */
function follow(answer: unknown, path: string): void {
  const current = releaseOf(answer);
  if (current === null || current === release) return;
  const changed = release !== null;
  release = current;
  if (!changed) return;
  for (const [other, kept] of watched) {
    if (other === path) continue;
    if (kept.watchers === 0) watched.delete(other);
    else start(other, kept);
  }
}

function settle(path: string, kept: Watched, entry: KnownAnswer): void {
  kept.controller = null;
  kept.entry = entry;
  follow(entry.answer, path);
  tell();
}

function start(path: string, kept: Watched): void {
  kept.controller?.abort();
  const controller = new AbortController();
  kept.controller = controller;
  ask<unknown>({ path }, controller.signal).then(
    (answer) => {
      if (!controller.signal.aborted) settle(path, kept, { answer });
    },
    (error: unknown) => {
      if (controller.signal.aborted) return;
      const unreadable = localProblem(unreadableAnswer(String(error)));
      settle(path, kept, { problem: error instanceof Problem ? error : unreadable });
    },
  );
}

function letGo(path: string, kept: Watched): void {
  kept.watchers -= 1;
  if (kept.watchers > 0 || kept.entry.answer !== undefined) return;
  kept.controller?.abort();
  if (watched.get(path) === kept) watched.delete(path);
}

/** Starts asking a question and keeps it alive until the returned function is called; unanswered questions that nobody watches are cancelled. */
export function watch(question: Question<unknown>): () => void {
  const { path } = question;
  let kept = watched.get(path);
  if (kept === undefined) {
    kept = { entry: PENDING, watchers: 0, controller: null };
    watched.set(path, kept);
  }
  const mine = kept;
  mine.watchers += 1;
  if (mine.entry === PENDING && mine.controller === null) start(path, mine);
  // A component that unmounts and mounts again at once must not cancel its own question.
  return () => setTimeout(() => letGo(path, mine), 0);
}

/** How long an answer asked ahead of its page is waited for before nobody wants it. */
const AHEAD_MS = 10_000;

/** Asks a question before the page that needs it is there: while its code loads, or when a link is pointed at. */
export function askAhead(question: Question<unknown>): void {
  setTimeout(watch(question), AHEAD_MS);
}

/** Asks again after a failure. */
export function askAgain(question: Question<unknown>): void {
  const kept = watched.get(question.path);
  if (kept === undefined) return;
  kept.entry = PENDING;
  start(question.path, kept);
  tell();
}

/** What is known of a question now. */
export const known = (question: Question<unknown>): KnownAnswer =>
  watched.get(question.path)?.entry ?? PENDING;

/** Calls back at every change; returns how to stop. */
export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
