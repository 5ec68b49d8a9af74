import type { FabriqueState, KeyPoint } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { STATUS_ORDER, StatusMark, StatusShape } from "../figure/status-mark.js";
import { PROGRESS } from "../words/progress.js";
import "./status-strip.css";

/** Anchor of a key point in its Fabrique's page. */
export const anchorOf = (keyPoint: string): string => `point-${keyPoint.replace(".", "-")}`;

function PointCell(props: { readonly point: KeyPoint; readonly fabrique: string }): ReactNode {
  const { say, announce } = useWords();
  const { point, fabrique } = props;
  const words = useReference().catalogue.statuts.find(({ id }) => id === point.statut);
  const status = words === undefined ? point.statut : say(words.libelle);
  const name = `${point.id} ${announce(point.libelle)}${status}`;
  return (
    <li>
      <Link
        to="/fabriques/$id"
        params={{ id: fabrique }}
        hash={anchorOf(point.id)}
        className={`sf-strip__cell sf-tone--${point.statut}`}
        title={name}
        aria-label={name}
      >
        <StatusShape status={point.statut} />
        <span>{point.id}</span>
      </Link>
    </li>
  );
}

/** How many key points have each status: one cell per key point, in the synthesis's order, then the counts in words. */
export function StatusStrip(props: { readonly state: FabriqueState }): ReactNode {
  const { say, format } = useWords();
  const { state } = props;
  return (
    <div className="sf-strip">
      <ul className="sf-strip__cells" aria-label={say(PROGRESS.keyPoints)}>
        {state.points_cles.map((point) => (
          <PointCell key={point.id} point={point} fabrique={state.id} />
        ))}
      </ul>
      <ul className="sf-strip__counts" aria-label={say(PROGRESS.statuses)}>
        {STATUS_ORDER.map((status) => {
          const count = state.statuts[status] ?? 0;
          return count === 0 ? null : (
            <li key={status}>
              <strong>{format.number(count)}</strong> <StatusMark status={status} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
