import { Alert } from "@codegouvfr/react-dsfr/Alert";
import { Button } from "@codegouvfr/react-dsfr/Button";
import type { ReactNode } from "react";
import type { Problem } from "../api/ask.js";
import { SHELL } from "../words/shell.js";
import { useWords } from "./use-words.js";

/** Says in French why a question has no answer and what to do; the rest of the page stays. */
export function ProblemNotice(props: {
  readonly problem: Problem;
  readonly retry?: () => void;
}): ReactNode {
  const { say, announce } = useWords();
  const { title, detail, parametre, acceptes } = props.problem.body;
  return (
    <Alert
      severity="error"
      title={title}
      description={
        <>
          <p>{detail}</p>
          {parametre !== undefined && (
            <p>
              {announce(SHELL.parameter)}
              <code>{parametre}</code>
            </p>
          )}
          {acceptes !== undefined && acceptes.length > 0 && (
            <p>
              {announce(SHELL.accepted)}
              {acceptes.slice(0, 20).join(", ")}
              {acceptes.length > 20 && "…"}
            </p>
          )}
          {props.retry !== undefined && (
            <Button size="small" priority="secondary" onClick={props.retry} className="fr-mt-2w">
              {say(SHELL.retry)}
            </Button>
          )}
        </>
      }
      role="alert"
    />
  );
}
