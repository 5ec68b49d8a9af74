import type { ReactNode } from "react";
import type { Text } from "../../words/text.js";
import { useWords } from "../../words/use-words.js";

/** Paragraphs. */
export function Prose(props: { readonly of: readonly Text[] }): ReactNode {
  const { say } = useWords();
  return props.of.map((paragraph) => <p key={paragraph.fr}>{say(paragraph)}</p>);
}
