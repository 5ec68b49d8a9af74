import type { PublishedFigure } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { PUBLISHED } from "../words/published.js";
import { useWords } from "../words/use-words.js";
import "./published-table.css";

/** The register of published figures: what was said, what it counts, and whether it is kept here or why not. */
export function PublishedTable(props: { readonly figures: readonly PublishedFigure[] }): ReactNode {
  const { say } = useWords();
  const headers = [
    PUBLISHED.figure,
    PUBLISHED.value,
    PUBLISHED.counted,
    PUBLISHED.date,
    PUBLISHED.source,
    PUBLISHED.kept,
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="registre" tabIndex={0} aria-label={say(PUBLISHED.caption)}>
      <table>
        <caption className="fr-sr-only">{say(PUBLISHED.caption)}</caption>
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
          {props.figures.map((figure) => (
            <Row key={`${figure.libelle} ${figure.valeur} ${figure.source}`} figure={figure} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ figure }: { readonly figure: PublishedFigure }): ReactNode {
  const { say, format } = useWords();
  const { valeur, unite, ce_qui_est_compte: counted, perimetre, date, retenu, motif } = figure;
  const decimals = Number.isInteger(valeur) ? 0 : 1;
  return (
    <tr>
      <th scope="row">{figure.libelle}</th>
      <td className="registre__valeur">
        {format.number(valeur, decimals)} {unite}
      </td>
      <td>
        {[counted, perimetre].filter((words) => words !== null && words !== "").join(" · ") || "–"}
      </td>
      <td>{date === null ? "–" : sayDate(date, format.date)}</td>
      <td>{figure.source}</td>
      <td>
        <span className={`registre__avis registre__avis--${retenu ? "retenu" : "ecarte"}`}>
          {say(retenu ? PUBLISHED.yes : PUBLISHED.no)}
        </span>
        {motif !== null && motif !== "" && <span className="registre__motif">{motif}</span>}
      </td>
    </tr>
  );
}

/** A day is written as on screen; a year or a month stays as the register has it. */
const sayDate = (date: string, day: (iso: string) => string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? day(date) : date;
