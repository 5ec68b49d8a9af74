import type { Comment } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { APPRAISALS } from "../words/progress.js";
import "./official-quote.css";

/** What an official says, who, when, with which appraisal; `children` come under it. */
export function OfficialQuote(props: {
  readonly comment: Comment;
  readonly children?: ReactNode;
}): ReactNode {
  const { say, format } = useWords();
  const { auteur, date, texte, appreciation } = props.comment;
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
      {props.children}
    </blockquote>
  );
}
