import type { Source } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { sourceLine } from "../words/sentences.js";
import "./source-link.css";

/** The source line of a figure, that leads to what is known of the source's quality. */
export function SourceLink(props: {
  readonly source: Source;
  /** Id of the release. */
  readonly release: string;
}): ReactNode {
  const { say } = useWords();
  const { source, release } = props;
  return (
    <Link className="sf-source" to="/qualite" search={{ jeu: source.jeu }}>
      {say(sourceLine(source, release))}
    </Link>
  );
}
