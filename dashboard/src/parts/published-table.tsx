import type { PublishedFigure } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { PUBLISHED } from "../words/published.js";
import { Grid } from "./grid.js";
import "./published-table.css";

const PUBLISHED_HEADERS = [
  PUBLISHED.figure,
  PUBLISHED.value,
  PUBLISHED.counted,
  PUBLISHED.date,
  PUBLISHED.source,
  PUBLISHED.kept,
] as const;

/** The register of published figures: what was said, what it counts, and whether it is kept here or why not. */
export function PublishedTable(props: { readonly figures: readonly PublishedFigure[] }): ReactNode {
  const { format } = useWords();
  return (
    <div className="sf-registre">
      <Grid
        wide
        caption={PUBLISHED.caption}
        headers={PUBLISHED_HEADERS}
        rows={props.figures.map((figure) => {
          const { libelle, valeur, unite, date, source } = figure;
          const decimals = Number.isInteger(valeur) ? 0 : 1;
          return {
            key: `${libelle} ${valeur} ${source}`,
            heading: libelle,
            cells: [
              { key: "valeur", content: `${format.number(valeur, decimals)} ${unite}` },
              { key: "compte", content: countedIn(figure) },
              { key: "date", content: date === null ? "–" : sayDate(date, format.date) },
              { key: "source", content: source },
              { key: "retenu", content: <Kept figure={figure} /> },
            ],
          };
        })}
      />
    </div>
  );
}

const countedIn = ({ ce_qui_est_compte: counted, perimetre }: PublishedFigure): string =>
  [counted, perimetre].filter((words) => words !== null && words !== "").join(" · ") || "–";

function Kept({ figure: { retenu, motif } }: { readonly figure: PublishedFigure }): ReactNode {
  const { say } = useWords();
  return (
    <>
      <span className={`sf-registre__avis sf-registre__avis--${retenu ? "retenu" : "ecarte"}`}>
        {say(retenu ? PUBLISHED.yes : PUBLISHED.no)}
      </span>
      {motif !== null && motif !== "" && <span className="sf-registre__motif">{motif}</span>}
    </>
  );
}

/** A day is written as on screen; a year or a month stays as the register has it. */
const sayDate = (date: string, day: (iso: string) => string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? day(date) : date;
