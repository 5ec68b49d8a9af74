import type { ReactNode } from "react";
import { SHELL } from "../words/shell.js";
import { useWords } from "./use-words.js";

/** Room kept for what is still loading: blocks of the given heights, in rem, told once to screen readers. */
export function Skeleton(props: { readonly heights: readonly number[] }): ReactNode {
  const { say } = useWords();
  return (
    <div className="sf-skeleton">
      <p className="fr-sr-only" role="status">
        {say(SHELL.loading)}
      </p>
      {props.heights.map((height, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity
          key={index}
          className="sf-skeleton__block"
          style={{ height: `${height}rem` }}
          aria-hidden="true"
        />
      ))}
    </div>
  );
}
