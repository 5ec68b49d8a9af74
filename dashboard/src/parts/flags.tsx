import type { Headline } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { FLAGS } from "../words/figures.js";

type Flag = keyof typeof FLAGS;

/** The marks that ask for care; a provisional value says so itself. */
export const flagsOf = (marks: Headline["marques"]): readonly Flag[] =>
  marks.flatMap((mark) => (mark === "provisoire" ? [] : mark));

/** Each of some marks in words, and what it means. */
export function Flags(props: {
  readonly of: readonly Flag[];
  readonly className: string;
}): ReactNode {
  const { say } = useWords();
  return props.of.map((flag) => (
    <span key={flag} className={props.className} title={say(FLAGS[flag].meaning)}>
      {say(FLAGS[flag].label)}
    </span>
  ));
}
