import type { KeyPoint } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { same, type Text } from "../words/text.js";
import "./status.css";

/** One of the ten statuses of progress. */
export type ProgressStatus = KeyPoint["statut"];

/** Order in which statuses are told, worst first. */
export const STATUS_ORDER: readonly ProgressStatus[] = [
  "recul",
  "non_atteint",
  "en_retard",
  "a_surveiller",
  "en_bonne_voie",
  "atteint",
  "sans_objectif",
  "non_calculable",
  "secret",
  "sans_donnee",
];

/** One shape per status in a box of 16 by 16, so that colour never stands alone. */
const SHAPES: Readonly<Record<ProgressStatus, ReactNode>> = {
  recul: <path d="M8 14.5 1 2.5h14z" />,
  non_atteint: (
    <path
      d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM4.9 3.5 3.5 4.9 6.6 8l-3.1 3.1 1.4 1.4L8 9.4l3.1 3.1 1.4-1.4L9.4 8l3.1-3.1-1.4-1.4L8 6.6z"
      fillRule="evenodd"
    />
  ),
  en_retard: <path d="M2 2h12v12H2z" />,
  a_surveiller: <path d="M8 .8 15.2 8 8 15.2.8 8z" />,
  en_bonne_voie: <circle cx="8" cy="8" r="7" />,
  atteint: <path d="M8 .6l2.2 4.9 5.3.5-4 3.6 1.2 5.3L8 12.1l-4.7 2.8 1.2-5.3-4-3.6 5.3-.5z" />,
  sans_objectif: <path d="M1 6.5h14v3H1z" />,
  non_calculable: (
    <path d="M2.6 1 8 6.4 13.4 1 15 2.6 9.6 8l5.4 5.4-1.6 1.6L8 9.6 2.6 15 1 13.4 6.4 8 1 2.6z" />
  ),
  secret: (
    <path d="M4 7V5a4 4 0 0 1 8 0v2h1.5v8h-11V7zm2 0h4V5a2 2 0 0 0-4 0z" fillRule="evenodd" />
  ),
  sans_donnee: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
};

/** The shape of a status alone; its words must stand beside it. */
export function StatusShape(props: { readonly status: ProgressStatus }): ReactNode {
  return (
    <svg
      className={`sf-shape sf-status--${props.status}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[props.status]}
    </svg>
  );
}

/** A status as word, shape and colour; `label` where the catalogue's is not the one, `strong` sets it on a tinted ground. */
export function StatusMark(props: {
  readonly status: ProgressStatus;
  readonly label?: Text;
  readonly strong?: boolean;
}): ReactNode {
  const { say } = useWords();
  const { status, label } = props;
  const words = useReference().catalogue.statuts.find(({ id }) => id === props.status);
  const tone = props.strong === true ? ` sf-mark--strong sf-tone--${props.status}` : "";
  return (
    <span className={`sf-mark${tone}`} {...(words && { title: say(words.sens) })}>
      <StatusShape status={props.status} />
      <span>{say(label ?? words?.libelle ?? same(status))}</span>
    </span>
  );
}
