import { useMatch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { SHELL } from "../words/shell.js";
import type { Text } from "../words/text.js";
import { useWords } from "./use-words.js";

/** What stands at the top of a page. */
export interface PageHeadProps {
  readonly title: Text;
  /** Small line over the title. */
  readonly overline?: ReactNode;
  /** What the page says, in a sentence or two. */
  readonly lead?: ReactNode;
  /** Choices that hold for the whole page, such as the territory. */
  readonly tools?: ReactNode;
}

// The first page keeps the focus where the browser put it; later ones give it to their title.
let shownPlace: string | null = null;

/** Title of a page: the only `h1`, the document's title, and where focus goes on navigation. */
export function PageHead({ title, overline, lead, tools }: PageHeadProps): ReactNode {
  const { say } = useWords();
  // The path of the page shown; the address itself changes before the next page has come.
  const pathname = useMatch({ strict: false, select: (match) => match.pathname });
  const place = `${useId()} ${pathname}`;
  const heading = useRef<HTMLHeadingElement>(null);
  const name = say(title);
  const service = say(SHELL.service);
  useEffect(() => {
    document.title = `${name} – ${service} – DIAIR`;
  }, [name, service]);
  useEffect(() => {
    if (shownPlace !== null && shownPlace !== place) heading.current?.focus();
    shownPlace = place;
  }, [place]);
  return (
    <header className="sf-head">
      <div className="sf-head__words">
        {overline !== undefined && <p className="sf-head__overline">{overline}</p>}
        <h1 ref={heading} tabIndex={-1} className="sf-head__title">
          {name}
        </h1>
        {lead !== undefined && <div className="sf-head__lead">{lead}</div>}
      </div>
      {tools !== undefined && <div className="sf-head__tools">{tools}</div>}
    </header>
  );
}
