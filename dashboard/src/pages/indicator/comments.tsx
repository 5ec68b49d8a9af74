import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { OfficialQuote } from "../../parts/official-quote.js";
import { INDICATOR } from "../../words/indicator.js";
import type { Asked } from "./view.js";

/** What officials say of the indicator, latest first. */
export function Comments({ answer }: Asked): ReactNode {
  const { say } = useWords();
  const comments = answer.commentaires.toSorted((a, b) => b.date.localeCompare(a.date));
  if (comments.length === 0) return null;
  return (
    <section aria-labelledby="commentaires" className="sf-indicateur__section">
      <h2 id="commentaires">{say(INDICATOR.comments)}</h2>
      {comments.map((comment) => (
        <OfficialQuote key={`${comment.date} ${comment.texte}`} comment={comment} />
      ))}
    </section>
  );
}
