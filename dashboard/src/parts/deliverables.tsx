import type { Deliverable } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { DELIVERABLE_KINDS, DELIVERABLE_STATES, PROGRESS } from "../words/progress.js";
import { same } from "../words/text.js";
import { isOverdue } from "./late-list.js";
import "./deliverables.css";

const NO_WORDS = <span aria-hidden="true">–</span>;

function Moves(props: { readonly id: string | null }): ReactNode {
  const { say } = useWords();
  const { indicator } = useReference();
  if (props.id === null) return NO_WORDS;
  return (
    <Link to="/indicateurs/$id" params={{ id: props.id }}>
      {say(indicator(props.id)?.libelle ?? same(props.id))}
    </Link>
  );
}

function PromiseRow(props: { readonly promise: Deliverable; readonly today: string }): ReactNode {
  const { say, format } = useWords();
  const { promise, today } = props;
  const overdue = isOverdue(promise, today);
  const cell = (label: string, content: ReactNode): ReactNode => (
    <td data-label={label}>{content}</td>
  );
  return (
    <tr>
      <th scope="row">
        {promise.lien === null ? promise.libelle : <a href={promise.lien}>{promise.libelle}</a>}
      </th>
      {cell(say(PROGRESS.kind), say(DELIVERABLE_KINDS[promise.type]))}
      {cell(say(PROGRESS.owner), promise.porteur ?? NO_WORDS)}
      {cell(
        say(PROGRESS.due),
        promise.echeance === null ? (
          NO_WORDS
        ) : (
          <>
            {format.date(promise.echeance)}
            {overdue && <span className="sf-promises__late"> {say(PROGRESS.overdue)}</span>}
          </>
        ),
      )}
      {cell(say(PROGRESS.state), say(DELIVERABLE_STATES[promise.etat]))}
      {cell(say(PROGRESS.moves), <Moves id={promise.indicateur} />)}
    </tr>
  );
}

/** What the Fabrique promised, and where each promise stands at the date of the data. */
export function Deliverables(props: {
  readonly of: readonly Deliverable[];
  readonly today: string;
}): ReactNode {
  const { say } = useWords();
  if (props.of.length === 0) return <p>{say(PROGRESS.noDeliverable)}</p>;
  const columns = [
    PROGRESS.deliverable,
    PROGRESS.kind,
    PROGRESS.owner,
    PROGRESS.due,
    PROGRESS.state,
    PROGRESS.moves,
  ];
  return (
    <table className="sf-promises">
      <caption className="fr-sr-only">{say(PROGRESS.deliverables)}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.fr} scope="col">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.of.map((promise) => (
          <PromiseRow key={promise.libelle} promise={promise} today={props.today} />
        ))}
      </tbody>
    </table>
  );
}
