import type { Change, Headline } from "@fabriques/api/contract";
import type { Unit } from "@fabriques/api/speech";
import { sinceWords, verdictLabel } from "@fabriques/api/speech";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { SecretNote } from "../figure/secret-note.js";
import { drawnPoints } from "../figure/spark-path.js";
import { Sparkline } from "../figure/sparkline.js";
import { StatusMark } from "../figure/status-mark.js";
import { ValueText } from "../figure/value-text.js";
import { FIGURE } from "../words/figures.js";
import { changeSaid } from "../words/sentences.js";
import { same } from "../words/text.js";
import { Flags, flagsOf } from "./flags.js";
import "./headline-tile.css";

type Judgement = "better" | "worse" | "stable" | "unjudged";

function judgementOf({ sens, favorable }: Change): Judgement {
  if (sens === "stable") return "stable";
  if (favorable === null) return "unjudged";
  return favorable ? "better" : "worse";
}

const ARROW = {
  hausse: "M8 2l5.5 6H9.5v6h-3V8h-4z",
  baisse: "M8 14l5.5-6H9.5V2h-3v6h-4z",
  stable: "M2 6.5h12v3H2z",
};

function Arrow(props: { readonly sens: Change["sens"] }): ReactNode {
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" fill="currentColor" aria-hidden="true">
      <path d={ARROW[props.sens]} />
    </svg>
  );
}

function HeadlineChange(props: { readonly headline: Headline; readonly unit: Unit }): ReactNode {
  const { say } = useWords();
  const { headline, unit } = props;
  const { evolution } = headline;
  const { statuts_valeur: statuses } = useReference().catalogue;
  if (headline.valeur === null) {
    const words = statuses.find(({ id }) => id === headline.statut);
    return <p className="sf-tile__change">{words !== undefined && say(words.libelle)}</p>;
  }
  if (evolution === null) return <p className="sf-tile__change">{say(FIGURE.noReference)}</p>;
  const judgement = judgementOf(evolution);
  return (
    <p className="sf-tile__change">
      <span className={`sf-tile__move sf-tile__move--${judgement}`}>
        <Arrow sens={evolution.sens} />
        {say(changeSaid(evolution, unit))}
        {judgement !== "unjudged" && (
          <span className="sf-tile__word">{say(FIGURE[judgement])}</span>
        )}
      </span>
      <span>{say(sinceWords(evolution))}</span>
    </p>
  );
}

interface HeadlineParts {
  readonly headline: Headline;
  readonly unit: Unit;
}

function HeadlineValue({ headline, unit }: HeadlineParts): ReactNode {
  const { format } = useWords();
  const { periode, valeur, statut } = headline;
  return (
    <p className="sf-tile__value">
      <ValueText value={valeur} status={statut} unit={unit} short />
      {periode !== null && <span className="sf-tile__period">{format.period(periode)}</span>}
    </p>
  );
}

/** What moved, what is under way, where it stands against its target, and what asks for care. */
function HeadlineState({ headline, unit }: HeadlineParts): ReactNode {
  const { say } = useWords();
  return (
    <>
      <HeadlineChange headline={headline} unit={unit} />
      {headline.en_cours !== null && (
        <p className="sf-tile__under-way">{say(headline.en_cours.phrase)}</p>
      )}
      {headline.avancement !== null && (
        <p className="sf-tile__status">
          <StatusMark
            status={headline.avancement.statut}
            label={verdictLabel(headline.avancement)}
          />
        </p>
      )}
      <Flags of={flagsOf(headline.marques)} className="sf-tile__flag" />
    </>
  );
}

/** A headline figure as its tile tells it, without its name and its trend. */
export function HeadlineFigure(parts: HeadlineParts): ReactNode {
  return (
    <>
      <HeadlineValue {...parts} />
      <HeadlineState {...parts} />
    </>
  );
}

/** A headline figure: value, period, change against a named period, whether that is good, and the trend. */
function HeadlineTile({ headline }: { readonly headline: Headline }): ReactNode {
  const { say } = useWords();
  const reference = useReference();
  const indicator = reference.indicator(headline.indicateur);
  const unit = reference.unit(indicator?.unite ?? "");
  const period = headline.periode;
  const points = drawnPoints(headline, indicator?.temps ?? null);
  return (
    <li className="sf-tile">
      <h3 className="sf-tile__label">
        <Link to="/indicateurs/$id" params={{ id: headline.indicateur }}>
          {say(indicator?.libelle ?? same(headline.indicateur))}
        </Link>
      </h3>
      <HeadlineValue headline={headline} unit={unit} />
      {points.some(({ valeur }) => valeur !== null) && (
        <Sparkline points={points} judged={period} label={headline.phrase} />
      )}
      <HeadlineState headline={headline} unit={unit} />
    </li>
  );
}

/** The headline figures of a Fabrique, in their order, and why some are hidden. */
export function HeadlineTiles(props: { readonly of: readonly Headline[] }): ReactNode {
  const hides = props.of.some(({ serie, statut }) =>
    [statut, ...serie.map((point) => point.statut)].includes("secret"),
  );
  return (
    <div className="sf-tiles-secret">
      <ul className="sf-tiles">
        {props.of.map((headline) => (
          <HeadlineTile key={headline.indicateur} headline={headline} />
        ))}
      </ul>
      {hides && <SecretNote />}
    </div>
  );
}
