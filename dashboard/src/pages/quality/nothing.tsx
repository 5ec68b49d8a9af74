import type { QualityAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { QUALITY } from "../../words/quality.js";
import { Section } from "./section.js";

/** What was looked for and not found, in a list of short sentences rather than as many empty parts. */
export function Nothing({ answer }: { readonly answer: QualityAnswer }): ReactNode {
  const { say } = useWords();
  const absent = [
    answer.par_regle.length === 0 ? QUALITY.noAnomaly : null,
    answer.fichiers_laisses.length === 0 ? QUALITY.noLeftOut : null,
    answer.corrections.total === 0 ? QUALITY.noCorrection : null,
    answer.notices.length === 0 ? QUALITY.noNotice : null,
    answer.dernier_refus === null ? QUALITY.noRefusal : null,
  ].filter((words) => words !== null);
  if (absent.length === 0) return null;
  return (
    <Section id="rien" title={QUALITY.nothing}>
      <ul>
        {absent.map((words) => (
          <li key={words.fr}>{say(words)}</li>
        ))}
      </ul>
    </Section>
  );
}
