import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import type { Text } from "../../words/text.js";

/** A titled part of the quality page; `id` is its anchor. */
export function Section(props: {
  readonly id: string;
  readonly title: Text;
  readonly lead?: Text;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useWords();
  return (
    <section className="sf-qualite__partie" aria-labelledby={props.id}>
      <h2 id={props.id} tabIndex={-1}>
        {say(props.title)}
      </h2>
      {props.lead !== undefined && <p className="sf-qualite__chapeau">{say(props.lead)}</p>}
      {props.children}
    </section>
  );
}
