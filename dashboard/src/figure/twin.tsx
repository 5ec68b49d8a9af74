import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import type { Text } from "../words/text.js";

interface TwinProps {
  readonly caption: Text;
  /** Name of the part that scrolls, where the caption does not say enough. */
  readonly label?: Text;
  /** Head and body of the table. */
  readonly children: ReactNode;
}

/** The table beside a drawing: it scrolls by itself, also by keyboard. */
export function Twin({ caption, label = caption, children }: TwinProps): ReactNode {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="sf-twin" tabIndex={0} aria-label={say(label)}>
      <table>
        <caption className="fr-sr-only">{say(caption)}</caption>
        {children}
      </table>
    </section>
  );
}
