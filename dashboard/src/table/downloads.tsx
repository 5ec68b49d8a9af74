import type { ReactElement } from "react";
import { API_ROOT, searchOf } from "../api/questions.js";
import { useWords } from "../app/use-words.js";
import { DATA_FILES } from "../words/data-files.js";

/** Address of a dataset's rows in a format, with exactly the filters, columns and release given. */
export function rowsAddress(
  dataset: string,
  extension: string,
  parameters: Readonly<Record<string, string>>,
): string {
  return `${API_ROOT}/donnees/${encodeURIComponent(dataset)}.${extension}${searchOf(parameters)}`;
}

interface DownloadsProps {
  readonly dataset: string;
  /** Filters, columns and release, as the API takes them. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Links to the files that hold the rows and columns shown, and nothing else. */
export function Downloads({ dataset, parameters }: DownloadsProps): ReactElement {
  const { say } = useWords();
  return (
    <ul className="sf-telechargements">
      {DATA_FILES.map(({ id, extension, variant, name, use }) => (
        <li key={id}>
          <a
            className="fr-link fr-link--download"
            download
            href={rowsAddress(dataset, extension, {
              ...parameters,
              ...(variant !== undefined && { variante: variant }),
            })}
          >
            {say(name)}
            <span className="fr-link__detail">{say(use)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
