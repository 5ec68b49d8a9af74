import type { ReactElement } from "react";
import { RELEASES } from "../api/questions.js";
import { useAnswer } from "../api/use-answer.js";
import { useReference } from "../app/reference.js";
import { SourceLink } from "../figure/source-link.js";

interface SourceLineProps {
  readonly dataset: string;
  /** The release read, where it is not the one that serves. */
  readonly pinned: string | null;
}

/** Where the rows of a dataset come from: file, day of the data, release; empty while that is not known. */
export function SourceLine({ dataset, pinned }: SourceLineProps): ReactElement {
  const { health } = useReference();
  const { releases = [] } = useAnswer(RELEASES).answer ?? {};
  const release = releases.find(({ id }) => id === (pinned ?? health.release));
  const source = release?.sources.find(({ jeu }) => jeu === dataset);
  return (
    <p className="sf-tableau__source">
      {source && release && <SourceLink source={source} release={release.id} />}
    </p>
  );
}
