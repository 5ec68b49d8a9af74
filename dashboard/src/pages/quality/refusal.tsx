import type { QualityAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { QUALITY } from "../../words/quality.js";
import { refusalSentence } from "../../words/quality-sentences.js";
import { AnomalyTable } from "./anomaly-table.js";
import { Section } from "./section.js";

type Refused = NonNullable<QualityAnswer["dernier_refus"]>;

/** The last load that was refused: when, which folder, why, what to do, and the files as they were. */
export function Refusal({ refused }: { readonly refused: Refused }): ReactNode {
  const { say } = useWords();
  return (
    <Section id="refus" title={QUALITY.refusal}>
      <p>{say(refusalSentence(refused))}</p>
      <h3>{say(QUALITY.reasons)}</h3>
      <ul className="sf-qualite__motifs">
        {refused.motifs.map((reason) => (
          <Reason key={`${reason.fichier} ${reason.message}`} reason={reason} />
        ))}
      </ul>
      <h3>{say(QUALITY.whatToDo)}</h3>
      <ol>
        {QUALITY.steps.map((step) => (
          <li key={step.fr}>{say(step)}</li>
        ))}
      </ol>
      {refused.anomalies.length > 0 && (
        <>
          <h3>{say(QUALITY.foundBefore)}</h3>
          <AnomalyTable caption={QUALITY.foundBefore} anomalies={refused.anomalies} />
        </>
      )}
      {refused.fichiers.length > 0 && <FilesRead files={refused.fichiers} />}
    </Section>
  );
}

function Reason({ reason }: { readonly reason: Refused["motifs"][number] }): ReactNode {
  const { say, format } = useWords();
  const { fichier, ligne, colonne, message } = reason;
  const place = [
    fichier,
    ligne === null ? null : `${say(QUALITY.line).toLowerCase()} ${format.number(ligne)}`,
    colonne === null ? null : `${say(QUALITY.column).toLowerCase()} ${colonne}`,
  ].filter((part) => part !== null);
  return (
    <li>
      {place.length > 0 && <strong className="sf-qualite__lieu">{place.join(", ")}</strong>}
      {message.charAt(0).toUpperCase() + message.slice(1)}
    </li>
  );
}

function FilesRead({ files }: { readonly files: Refused["fichiers"] }): ReactNode {
  const { say, format } = useWords();
  return (
    <details className="sf-qualite__passes">
      <summary>
        {say(QUALITY.filesRead)} ({format.number(files.length)})
      </summary>
      <ul>
        {files.map(({ nom, sha256 }) => (
          <li key={`${nom} ${sha256}`}>
            {nom} <code className="sf-qualite__code sf-qualite__detail">{sha256}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
