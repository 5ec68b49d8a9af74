import type { Deliverable, FabriqueState, KeyPoint, Progress } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { STATUS_ORDER, StatusShape } from "../figure/status-mark.js";
import { PROGRESS } from "../words/progress.js";
import { same } from "../words/text.js";
import { anchorOf } from "./status-strip.js";
import "./late-list.css";

const LATE: readonly KeyPoint["statut"][] = ["recul", "non_atteint", "en_retard"];
const isLate = ({ statut }: Pick<KeyPoint, "statut">): boolean => LATE.includes(statut);

/** Whether a promise has passed its date without being kept or dropped. */
export const isOverdue = ({ echeance, etat }: Deliverable, today: string): boolean =>
  echeance !== null && echeance < today && etat !== "livre" && etat !== "abandonne";

function LatePoint(props: { readonly point: KeyPoint; readonly fabrique: string }): ReactNode {
  const { say } = useWords();
  const { point, fabrique } = props;
  return (
    <li>
      <StatusShape status={point.statut} />
      <span>
        <Link to="/fabriques/$id" params={{ id: fabrique }} hash={anchorOf(point.id)}>
          {point.id} {say(point.libelle)}
        </Link>
      </span>
    </li>
  );
}

/** A headline figure whose target is late. */
function LateFigure({ progress }: { readonly progress: Progress }): ReactNode {
  const { say } = useWords();
  const words = useReference().indicator(progress.id);
  return (
    <li>
      <StatusShape status={progress.statut} />
      <span>
        <Link to="/indicateurs/$id" params={{ id: progress.id }}>
          {say(words?.libelle ?? same(progress.id))}
        </Link>
      </span>
    </li>
  );
}

function OverduePromise(props: { readonly promise: Deliverable }): ReactNode {
  const { say, format } = useWords();
  const { libelle, echeance } = props.promise;
  return (
    <li>
      <StatusShape status="en_retard" />
      <span>
        {libelle}
        {echeance !== null && (
          <span className="sf-late__due">
            {" "}
            ({say(PROGRESS.overdue)}, {format.date(echeance)})
          </span>
        )}
      </span>
    </li>
  );
}

/** What is late in a Fabrique: key points worse than at the start, missed or late, worst first, then promises past their date. */
export function LateList(props: {
  readonly state: FabriqueState;
  readonly today: string;
}): ReactNode {
  const { say } = useWords();
  const { state, today } = props;
  const points = state.points_cles
    .filter(isLate)
    .toSorted((a, b) => STATUS_ORDER.indexOf(a.statut) - STATUS_ORDER.indexOf(b.statut));
  const figures = state.chiffres_cles.flatMap(({ avancement }) => avancement ?? []).filter(isLate);
  const promises = state.livrables.filter((promise) => isOverdue(promise, today));
  if (points.length + figures.length + promises.length === 0) {
    return <p className="sf-late__none">{say(PROGRESS.nothingLate)}</p>;
  }
  return (
    <ul className="sf-late">
      {points.map((point) => (
        <LatePoint key={point.id} point={point} fabrique={state.id} />
      ))}
      {figures.map((progress) => (
        <LateFigure key={progress.id} progress={progress} />
      ))}
      {promises.map((promise) => (
        <OverduePromise key={promise.libelle} promise={promise} />
      ))}
    </ul>
  );
}
