import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { PublishedTable } from "../../parts/published-table.js";
import { INDICATOR } from "../../words/indicator.js";
import type { Asked } from "./view.js";

/** What has been published of the same thing elsewhere, kept here or not, and why. */
export function Published({ answer }: Asked): ReactNode {
  const { say } = useWords();
  const figures = answer.chiffres_publies;
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="chiffres-publies" className="sf-indicateur__section">
      <h2 id="chiffres-publies">{say(INDICATOR.published)}</h2>
      <p>{say(INDICATOR.publishedLead)}</p>
      <PublishedTable figures={figures} />
    </section>
  );
}
