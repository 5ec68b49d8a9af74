import type { Comment, Progress } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { disagreementOf } from "../words/judgement.js";
import { APPRAISALS, PROGRESS } from "../words/progress.js";
import { useStatusLabel } from "./status-label.js";
import "./official-quote.css";

/** What an official says, who, when, with which appraisal; `against` is the computed status that it does not agree with. */
export function OfficialQuote(props: {
  readonly comment: Comment;
  readonly against?: Progress["statut"] | null;
}): ReactNode {
  const { say, format } = useWords();
  const label = useStatusLabel();
  const { auteur, date, texte, appreciation } = props.comment;
  const { against = null } = props;
  return (
    <blockquote className="sf-quote">
      <p>{texte}</p>
      <footer>
        {auteur}, {format.date(date)}
        {appreciation !== null && (
          <>
            {" · "}
            <strong>{say(APPRAISALS[appreciation])}</strong>
          </>
        )}
      </footer>
      {against !== null && appreciation !== null && (
        <p className="sf-quote__disagreement">
          <strong>{say(PROGRESS.disagreement)}.</strong>{" "}
          {say(disagreementOf(appreciation, label(against)))}
        </p>
      )}
    </blockquote>
  );
}
