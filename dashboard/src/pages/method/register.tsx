import type { PublishedFigure } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { type Question, question } from "../../api/questions.js";
import { useAnswer } from "../../api/use-answer.js";
import { ProblemNotice } from "../../app/problem-notice.js";
import { useWords } from "../../app/use-words.js";
import { Skeleton } from "../../app/waiting.js";
import { PublishedTable } from "../../parts/published-table.js";
import { INDICATOR } from "../../words/indicator.js";
import { METHOD } from "../../words/method.js";

/** The register is a dataset whose columns are those of the contract's published figure. */
const REGISTER: Question<{ readonly lignes: readonly PublishedFigure[] }> = question(
  "/donnees/chiffres_publies",
);

/** All that has been published of the same facts, contradictions included. */
export function Register(): ReactNode {
  const { say } = useWords();
  const answered = useAnswer(REGISTER);
  if (answered.state === "failed")
    return <ProblemNotice problem={answered.problem} retry={answered.retry} />;
  return (
    <>
      <p>{say(INDICATOR.publishedLead)}</p>
      <p>{say(METHOD.keptNote)}</p>
      {answered.answer ? (
        <PublishedTable figures={answered.answer.lignes} />
      ) : (
        <Skeleton heights={[24]} />
      )}
    </>
  );
}
