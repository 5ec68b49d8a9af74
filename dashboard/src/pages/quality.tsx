import { Alert } from "@codegouvfr/react-dsfr/Alert";
import type { QualityAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { qualityOf } from "../api/questions.js";
import { useAnswer } from "../api/use-answer.js";
import { PageHead } from "../app/page-head.js";
import { ProblemNotice } from "../app/problem-notice.js";
import { useReference } from "../app/reference.js";
import { useAnchor } from "../app/use-anchor.js";
import { useWords } from "../app/use-words.js";
import { Skeleton } from "../app/waiting.js";
import { QUALITY } from "../words/quality.js";
import { qualitySentence } from "../words/quality-sentences.js";
import { freshness } from "../words/shell.js";
import { Anomalies } from "./quality/anomalies.js";
import { Checks } from "./quality/checks.js";
import { Corrections } from "./quality/corrections.js";
import { Nothing } from "./quality/nothing.js";
import { Notices } from "./quality/notices.js";
import { Refusal } from "./quality/refusal.js";
import { LeftOut, LoadedFiles, QualitySources } from "./quality/sources.js";
import "./quality/quality.css";

/** `/qualite`: what is fresh, late, wrong by file and line, corrected; and the last load that was refused. */
export function QualityPage(): ReactNode {
  const { say } = useWords();
  const { health } = useReference();
  const asked = useAnswer(qualityOf());
  const { answer } = asked;
  return (
    <div className="fr-container sf-page">
      <PageHead
        title={QUALITY.title}
        overline={say(freshness(health))}
        lead={<p>{say(answer === null ? QUALITY.lead : qualitySentence(answer))}</p>}
      />
      {asked.state === "failed" && <ProblemNotice problem={asked.problem} retry={asked.retry} />}
      {answer === null && asked.state === "waiting" && <Skeleton heights={[20, 12, 24]} />}
      {answer !== null && <Report answer={answer} />}
    </div>
  );
}

function Report({ answer }: { readonly answer: QualityAnswer }): ReactNode {
  const { dernier_refus: refused } = answer;
  useAnchor();
  return (
    <div className="sf-qualite">
      {refused !== null && refused.publie_depuis === null && <Pending />}
      <QualitySources sources={answer.sources} />
      <LoadedFiles sources={answer.sources} />
      {answer.fichiers_laisses.length > 0 && <LeftOut sentences={answer.fichiers_laisses} />}
      {answer.par_regle.length > 0 && <Anomalies rules={answer.par_regle} />}
      {answer.controles.length > 0 && <Checks checks={answer.controles} rules={answer.par_regle} />}
      {answer.corrections.total > 0 && <Corrections corrections={answer.corrections} />}
      {answer.notices.length > 0 && <Notices notices={answer.notices} />}
      {refused !== null && <Refusal refused={refused} />}
      <Nothing answer={answer} />
    </div>
  );
}

/** Says above everything else that the last load failed. */
function Pending(): ReactNode {
  const { say } = useWords();
  return (
    <Alert
      className="fr-mb-4w"
      severity="warning"
      as="h2"
      title={say(QUALITY.pending)}
      description={
        <>
          {say(QUALITY.pendingDetail)} <a href="#refus">{say(QUALITY.seeWhy)}</a>
        </>
      }
    />
  );
}
