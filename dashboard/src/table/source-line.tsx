import type { ReactElement } from "react";
import { RELEASES } from "../api/questions.js";
import { useAnswer } from "../api/use-answer.js";
import { useReference } from "../app/reference.js";
import { SourceLink } from "../figure/source-link.js";

/** Where the rows of a dataset come from: file, day of the data, release; empty while that is not known. */
export function SourceLine({ dataset }: { readonly dataset: string }): ReactElement {
  const { health } = useReference();
  const { releases = [] } = useAnswer(RELEASES).answer ?? {};
  const release = releases.find(({ id }) => id === health.release);
  const source = release?.sources.find(({ jeu }) => jeu === dataset);
  return (
    <p className="tableau__source">
      {source && release && <SourceLink source={source} release={release.id} />}
    </p>
  );
}
