import type { SecrecyAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { CERTIFICATE } from "../../api/questions.js";
import { useAnswer } from "../../api/use-answer.js";
import { ProblemNotice } from "../../app/problem-notice.js";
import { useWords } from "../../app/use-words.js";
import { Skeleton } from "../../app/waiting.js";
import { Grid } from "../../parts/grid.js";
import { METHOD } from "../../words/method.js";
import {
  METHOD_SECRECY,
  METHOD_SECRECY_LIMITS,
  METHOD_SECRECY_PROSE,
  peopleAtLeast,
} from "../../words/method-secrecy.js";
import { Certificate } from "./certificate.js";
import { Prose } from "./prose.js";
import { Terms } from "./terms.js";

/** Statistical secrecy in plain words: what is hidden and why, the proof, the thresholds, the limits, the release's certificate. */
export function Secrecy(): ReactNode {
  const { say } = useWords();
  const answered = useAnswer(CERTIFICATE);
  const { answer } = answered;
  return (
    <>
      <Prose of={METHOD_SECRECY_PROSE.lead} />
      <h3>{say(METHOD_SECRECY.how)}</h3>
      <Prose of={METHOD_SECRECY_PROSE.how} />
      <h3>{say(METHOD_SECRECY.proof)}</h3>
      <Prose of={METHOD_SECRECY_PROSE.proof} />
      {answered.state === "failed" && (
        <ProblemNotice problem={answered.problem} retry={answered.retry} />
      )}
      {answer === null && answered.state === "waiting" && <Skeleton heights={[20]} />}
      {answer !== null && <Certificate of={answer} />}
      {answer !== null && <Thresholds of={answer} />}
      <h3>{say(METHOD_SECRECY.limits)}</h3>
      <Terms
        of={METHOD_SECRECY_LIMITS.map(({ name, detail }) => ({
          name: say(name),
          said: say(detail),
        }))}
      />
    </>
  );
}

/** The thresholds of the audience that reads, and who answers for them. */
function Thresholds({ of: answer }: { readonly of: SecrecyAnswer }): ReactNode {
  const { say, format } = useWords();
  const { k, audience, entreprises_au_moins: firms, part_la_plus_grande: share } = answer;
  const name = audience === "public" ? METHOD.audiencePublic : METHOD.audienceInternal;
  const rows = [
    { rule: METHOD_SECRECY.people, value: say(peopleAtLeast(k, name)) },
    { rule: METHOD_SECRECY.firms, value: format.number(firms) },
    { rule: METHOD_SECRECY.dominance, value: format.percent(share * 100, 0) },
  ];
  return (
    <>
      <h3>{say(METHOD_SECRECY.thresholds)}</h3>
      <Prose of={METHOD_SECRECY_PROSE.thresholds} />
      <Grid
        caption={METHOD_SECRECY.thresholds}
        headers={[METHOD_SECRECY.threshold, METHOD_SECRECY.value, METHOD_SECRECY.owner]}
        rows={rows.map(({ rule, value }) => ({
          key: rule.fr,
          heading: say(rule),
          cells: [
            { key: "reglage", content: value },
            { key: "responsable", content: say(METHOD_SECRECY.diair) },
          ],
        }))}
        stacks
      />
    </>
  );
}
