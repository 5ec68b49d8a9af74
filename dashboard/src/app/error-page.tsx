import { Button } from "@codegouvfr/react-dsfr/Button";
import type { ErrorComponentProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { SHELL } from "../words/shell.js";
import type { Text } from "../words/text.js";
import { PageHead } from "./page-head.js";
import { useWords } from "./use-words.js";

/** A page that has nothing to show: says why and offers the way back. */
export function DeadEnd(props: {
  readonly title: Text;
  readonly detail: Text;
  readonly children?: ReactNode;
}): ReactNode {
  const { say } = useWords();
  return (
    <div className="fr-container fr-my-6w">
      <PageHead title={props.title} lead={<p>{say(props.detail)}</p>} />
      {props.children}
      <Button linkProps={{ to: "/" }}>{say(SHELL.backHome)}</Button>
    </div>
  );
}

/** Shown for an address that leads nowhere. */
export function MissingPage(): ReactNode {
  return <DeadEnd title={SHELL.missingTitle} detail={SHELL.missingDetail} />;
}

/** Shown where a page threw. */
export function CrashPage({ error }: ErrorComponentProps): ReactNode {
  return (
    <DeadEnd title={SHELL.crashTitle} detail={SHELL.crashDetail}>
      <p>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </p>
    </DeadEnd>
  );
}
