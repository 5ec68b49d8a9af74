import type { ReactNode } from "react";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { HeadlineFigure } from "../../parts/headline-tile.js";
import { INDICATOR } from "../../words/indicator.js";
import type { Asked } from "./view.js";

/** The figure of the territory, whole, as its tile tells it elsewhere: before any setting, and whatever is set. */
export function HeadFigure({ indicator, answer }: Asked): ReactNode {
  const { say } = useWords();
  const { territoryName, unit } = useReference();
  return (
    <section className="sf-tile sf-indicateur__tete" aria-label={say(INDICATOR.headFigure)}>
      <p className="sf-indicateur__territoire">{say(territoryName(answer.territoire))}</p>
      <HeadlineFigure headline={answer.chiffre} unit={unit(indicator.unite)} />
      <p className="sf-indicateur__dit">{say(answer.chiffre.phrase)}</p>
    </section>
  );
}
