import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PlainSearch } from "../../app/search.js";
import { useWords } from "../../app/use-words.js";
import { PAGES } from "../../words/quality.js";
import { pageOf } from "../../words/quality-sentences.js";
import type { Text } from "../../words/text.js";

interface PagesProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The rest of the address. */
  readonly search: PlainSearch;
}

/** Links to the page before and the page after; nothing where there is one page only. */
export function Pages({ page, pages, search }: PagesProps): ReactNode {
  const { say } = useWords();
  if (pages <= 1 || page > pages) return null;
  return (
    <nav className="sf-qualite__pages" aria-label={say(PAGES.label)}>
      {page > 1 && <To search={search} page={page - 1} label={PAGES.before} rel="prev" />}
      <span>{say(pageOf(page, pages))}</span>
      {page < pages && <To search={search} page={page + 1} label={PAGES.after} rel="next" />}
    </nav>
  );
}

function To(props: {
  readonly search: PlainSearch;
  readonly page: number;
  readonly label: Text;
  readonly rel: "prev" | "next";
}): ReactNode {
  const { say } = useWords();
  const page = props.page === 1 ? undefined : String(props.page);
  return (
    <Link
      className="fr-link"
      rel={props.rel}
      to="/qualite"
      search={{ ...props.search, page }}
      hash="anomalies"
    >
      {say(props.label)}
    </Link>
  );
}
