import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { ProgressFacts } from "../../parts/progress-facts.js";
import { INDICATOR } from "../../words/indicator.js";
import type { Asked } from "./view.js";

/** Where the indicator stands against its target, and how that is worked out. */
export function ProgressBlock({ indicator, choice, answer }: Asked): ReactNode {
  const { say } = useWords();
  const unit = useReference().unit(indicator.unite);
  const { objectif, statut } = answer.avancement;
  const none = statut === "secret" ? INDICATOR.noTargetHidden : INDICATOR.noTarget;
  return (
    <section aria-labelledby="avancement" className="sf-indicateur__section">
      <h2 id="avancement">{say(INDICATOR.progress)}</h2>
      {objectif === null && <p>{say(none)}</p>}
      {objectif?.statut === "illustratif" && <p>{say(INDICATOR.illustrative)}</p>}
      {choice.filters.length > 0 && <p>{say(INDICATOR.filteredNote)}</p>}
      <div className="sf-indicateur__avancement">
        <ProgressFacts progress={answer.avancement} unit={unit} />
      </div>
      <p className="fr-mt-2w fr-mb-0">
        <Link className="fr-link" to="/methode" hash="statuts">
          {say(INDICATOR.methodLink)}
        </Link>
      </p>
    </section>
  );
}
