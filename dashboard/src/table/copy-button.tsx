import { Button } from "@codegouvfr/react-dsfr/Button";
import { type ReactElement, useEffect, useState } from "react";
import { useWords } from "../app/use-words.js";
import { DATA } from "../words/data.js";

interface CopyButtonProps {
  readonly label: string;
  /** What is copied. */
  readonly words: string;
}

type Outcome = "copied" | "failed" | null;

/** Copies a text, and says whether it did; where the browser forbids it, the text beside may be selected. */
export function CopyButton({ label, words }: CopyButtonProps): ReactElement {
  const { say } = useWords();
  const [outcome, setOutcome] = useState<Outcome>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has not been copied
  useEffect(() => setOutcome(null), [words]);
  const copy = (): void => {
    // Browsers only lend the clipboard to pages that came by a safe way.
    const written = navigator.clipboard?.writeText(words) ?? Promise.reject(new Error("clipboard"));
    written.then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  };
  return (
    <span className="sf-copier__geste">
      <Button type="button" size="small" priority="secondary" onClick={copy}>
        {label}
      </Button>
      <span role="status" className="sf-copier__etat">
        {outcome === "copied" && say(DATA.copied)}
        {outcome === "failed" && say(DATA.notCopied)}
      </span>
    </span>
  );
}
