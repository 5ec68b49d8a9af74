import type { Progress } from "@fabriques/api/contract";
import { toldRate } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { PROGRESS } from "../words/progress.js";
import "./bullet.css";

/** Bar of the progress rate against the rate expected by now, clamped to 0–100 %; its words say the rate as sentences do. */
export function BulletBar(props: {
  readonly progress: Pick<Progress, "ta" | "ta_brut" | "ta_attendu" | "statut">;
}): ReactNode {
  const { say, format } = useWords();
  const { ta, ta_attendu: expected, statut } = props.progress;
  const said = toldRate(props.progress);
  if (ta === null || said === null) return null;
  return (
    <div className="sf-bullet">
      <p className="sf-bullet__words">
        <span>
          {say(PROGRESS.rate)} <strong>{format.percent(said)}</strong>
        </span>
        {expected !== null && (
          <span className="sf-bullet__expected">
            {say(PROGRESS.expected)} {format.percent(expected)}
          </span>
        )}
      </p>
      <div className="sf-bullet__track" aria-hidden="true">
        <div className={`sf-bullet__bar sf-status--${statut}`} style={{ width: `${ta}%` }} />
        {expected !== null && (
          <div className="sf-bullet__tick" style={{ left: `${Math.min(100, expected)}%` }} />
        )}
      </div>
    </div>
  );
}
