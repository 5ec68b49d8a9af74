import type { Comment } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { INDICATOR } from "../../words/indicator.js";
import { APPRAISALS } from "../../words/progress.js";
import type { Asked } from "./view.js";

/** What officials say of the indicator, latest first. */
export function Comments({ answer }: Asked): ReactNode {
  const { say } = useWords();
  const comments = answer.commentaires.toSorted((a, b) => b.date.localeCompare(a.date));
  if (comments.length === 0) return null;
  return (
    <section aria-labelledby="commentaires" className="indicateur__section">
      <h2 id="commentaires">{say(INDICATOR.comments)}</h2>
      {comments.map((comment) => (
        <Quote key={`${comment.date} ${comment.texte}`} comment={comment} />
      ))}
    </section>
  );
}

function Quote({ comment }: { readonly comment: Comment }): ReactNode {
  const { say, format } = useWords();
  const { auteur, date, texte, appreciation } = comment;
  return (
    <blockquote className="sf-facts__comment">
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
    </blockquote>
  );
}
