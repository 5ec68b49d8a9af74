import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Answer } from "./figures.js";

/** One entry of `fixtures/answers`: a question in French, how to answer it by hand, and where the product says it. */
export interface Question {
  readonly question: string;
  readonly methode: string;
  /** What the question puts to the test. */
  readonly notions: readonly string[];
  /** The path of the product's answer. */
  readonly route: string;
  /** The dimensions of the one row of that answer. */
  readonly case: Readonly<Record<string, string>>;
  readonly attendu: Answer;
  /** Name of the oracle's function. */
  readonly calcul: string;
}

const FOLDER = new URL("../../../fixtures/answers/", import.meta.url);

/** The questions by domain, one file each; every file of the folder is read. */
export const QUESTIONS: Readonly<Record<string, readonly Question[]>> = Object.fromEntries(
  readdirSync(FOLDER)
    .sort()
    .map((file) => [
      basename(file, ".json"),
      JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as readonly Question[],
    ]),
);

/** Every question with its domain, as rows of a table of tests. */
export const EVERY_QUESTION: readonly (readonly [string, string, Question])[] = Object.entries(
  QUESTIONS,
).flatMap(([domain, questions]) =>
  questions.map((question) => [domain, question.question, question] as const),
);
