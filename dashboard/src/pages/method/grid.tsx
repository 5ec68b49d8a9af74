import type { ReactNode } from "react";
import type { Text } from "../../words/text.js";
import { useWords } from "../../words/use-words.js";

interface GridProps {
  readonly caption: Text;
  readonly headers: readonly Text[];
  /** A row: its key, its heading, then its cells. */
  readonly rows: readonly {
    readonly key: string;
    readonly heading: ReactNode;
    readonly cells: readonly { readonly key: string; readonly content: ReactNode }[];
  }[];
}

/** A table of words, that scrolls by itself where the screen is narrow. */
export function Grid({ caption, headers, rows }: GridProps): ReactNode {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="methode__tableau" tabIndex={0} aria-label={say(caption)}>
      <table>
        <caption className="fr-sr-only">{say(caption)}</caption>
        <thead>
          <tr>
            {headers.map((header) => (
              <th key={header.fr} scope="col">
                {say(header)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, heading, cells }) => (
            <tr key={key}>
              <th scope="row">{heading}</th>
              {cells.map((cell) => (
                <td key={cell.key}>{cell.content}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
