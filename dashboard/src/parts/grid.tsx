import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import type { Text } from "../words/text.js";
import "./grid.css";

interface GridCell {
  readonly key: string;
  readonly content: ReactNode;
  /** Set flush right, with its header. */
  readonly number?: boolean;
  /** A few words: on a card, it stands beside the next one. */
  readonly short?: boolean;
}

interface GridProps {
  readonly caption: Text;
  readonly headers: readonly Text[];
  /** A row: its key, its heading, then its cells. */
  readonly rows: readonly {
    readonly key: string;
    readonly heading: ReactNode;
    readonly cells: readonly GridCell[];
  }[];
  /** Keeps the columns readable where the screen is narrower: the table then scrolls. */
  readonly wide?: boolean;
  /** On a telephone, each row becomes a card and each cell says its header: nothing scrolls. */
  readonly stacks?: boolean;
}

/** A table of words, that scrolls by itself where the screen is narrow. */
export function Grid(props: GridProps): ReactNode {
  const { caption, headers, rows, wide = false, stacks = false } = props;
  const { say } = useWords();
  const [model] = rows;
  const classes = ["sf-grille", wide && "sf-grille--large", stacks && "sf-grille--cartes"];
  const isNumber = (index: number): boolean => model?.cells[index - 1]?.number === true;
  return (
    <section
      className={classes.filter((name) => name !== false).join(" ")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={say(caption)}
    >
      <table>
        <caption className="fr-sr-only">{say(caption)}</caption>
        <thead>
          <tr>
            {headers.map((header, index) => (
              <th key={header.fr} scope="col" className={numberClass(isNumber(index))}>
                {say(header)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, heading, cells }) => (
            <tr key={key}>
              <th scope="row">{heading}</th>
              {cells.map((cell, index) => (
                <td
                  key={cell.key}
                  className={cellClass(cell)}
                  data-titre={stacks ? say(headers[index + 1] ?? caption) : undefined}
                >
                  {cell.content}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cellClass = ({ number = false, short = false }: GridCell): string | undefined =>
  short ? "sf-grille__bref" : numberClass(number);

const numberClass = (isNumber: boolean): string | undefined =>
  isNumber ? "sf-grille__nombre" : undefined;
