import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import type { Text } from "../../words/text.js";

/** Paragraphs. */
export function Prose(props: { readonly of: readonly Text[] }): ReactNode {
  const { say } = useWords();
  return props.of.map((paragraph) => <p key={paragraph.fr}>{say(paragraph)}</p>);
}
