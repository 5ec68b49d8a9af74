import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { INDICATOR } from "../../words/indicator.js";
import type { Asked } from "./view.js";

/** What the page would show if there were any, in a list of short sentences rather than as many empty parts. */
export function Absent(asked: Asked): ReactNode {
  const { say } = useWords();
  const { commentaires, chiffres_publies: figures } = asked.answer;
  const absent = [
    asked.breakdowns.length === 0 ? INDICATOR.noBreakdown : null,
    commentaires.length === 0 ? INDICATOR.noComment : null,
    figures.length === 0 ? INDICATOR.noPublished : null,
  ].filter((words) => words !== null);
  if (absent.length === 0) return null;
  return (
    <ul className="sf-indicateur__absent">
      {absent.map((words) => (
        <li key={words.fr}>{say(words)}</li>
      ))}
    </ul>
  );
}
