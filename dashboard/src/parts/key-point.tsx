import type {
  FabriqueState,
  Headline,
  KeyPoint,
  Progress,
  Syntheses,
} from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { indicatorOf } from "../api/questions.js";
import { type IndicatorWords, useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { LazyTimeChart } from "../figure/charts.js";
import { FigureBlock } from "../figure/figure-block.js";
import { trajectorySeries } from "../figure/series.js";
import { StatusMark } from "../figure/status-mark.js";
import { valueFiles } from "../figure/value-files.js";
import { FIGURE } from "../words/figures.js";
import { PROGRESS } from "../words/progress.js";
import { seriesSentence, subtitleOf } from "../words/sentences.js";
import { OfficialQuote } from "./official-quote.js";
import { ProgressFacts } from "./progress-facts.js";
import { anchorOf } from "./status-strip.js";
import "./key-point.css";

/** What an indicator of a Fabrique's page is drawn from. */
export interface MeasureProps {
  readonly progress: Progress;
  readonly state: FabriqueState;
  readonly answer: Syntheses;
  /** Level of the indicator's name. */
  readonly level: 3 | 4;
  /** Whether a title above already says the status. */
  readonly told?: boolean;
}

function Trajectory(props: {
  readonly measure: MeasureProps;
  readonly indicator: IndicatorWords;
}): ReactNode {
  const { indicator } = props;
  const { progress, state, answer } = props.measure;
  const reference = useReference();
  const unit = reference.unit(indicator.unite);
  const words = { id: indicator.id, label: indicator.libelle, dimension: FIGURE.year, unit };
  const series = trajectorySeries(words, progress);
  const periods = series.points.map(({ key }) => key);
  const { path } = indicatorOf(indicator.id, answer.territoire, ["annee"]);
  return (
    <FigureBlock
      indicator={indicator}
      level={4}
      title={progress.titre}
      subtitle={subtitleOf(unit, reference.territoryName(answer.territoire), periods)}
      series={series}
      chart={<LazyTimeChart series={series} height={220} />}
      chartHeight={13.75}
      sentence={seriesSentence(progress.phrase, progress.serie)}
      source={state.source}
      release={answer.release}
      downloads={valueFiles(FIGURE.values, path)}
    />
  );
}

/** One indicator: its progress beside its trajectory. */
export function Measure(props: MeasureProps): ReactNode {
  const { progress, level, told = false } = props;
  const { say, announce } = useWords();
  const reference = useReference();
  const indicator = reference.indicator(progress.id);
  if (indicator === undefined) {
    return (
      <p>
        {announce(FIGURE.unknownIndicator)}
        <code>{progress.id}</code>
      </p>
    );
  }
  const Heading = `h${level}` as const;
  return (
    <div className="sf-measure">
      <div>
        <Heading className="sf-measure__name">
          <Link to="/indicateurs/$id" params={{ id: indicator.id }}>
            {say(indicator.libelle)}
          </Link>
        </Heading>
        <ProgressFacts progress={progress} unit={reference.unit(indicator.unite)} told={told} />
      </div>
      <Trajectory measure={props} indicator={indicator} />
    </div>
  );
}

/** What is shown beside the judged indicators, and never judged. */
function Details(props: { readonly of: readonly Headline[] }): ReactNode {
  const { say } = useWords();
  if (props.of.length === 0) return null;
  return (
    <div className="sf-point__details">
      <h4 className="sf-point__subtitle">{say(PROGRESS.underKeyPoint)}</h4>
      <ul>
        {props.of.map(({ indicateur, phrase }) => (
          <li key={indicateur}>
            <Link to="/indicateurs/$id" params={{ id: indicateur }}>
              {say(phrase)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function PointComments({ point }: { readonly point: KeyPoint }): ReactNode {
  const own = point.commentaires.filter(({ indicateur }) => indicateur === null);
  const appraised = own.find(({ appreciation }) => appreciation !== null);
  return own.map((comment) => (
    <OfficialQuote
      key={`${comment.date}${comment.texte}`}
      comment={comment}
      against={point.desaccord && comment === appraised ? point.statut : null}
    />
  ));
}

/** One key point: what the synthesis asks, its status, and each indicator that measures it, or the word that none does. */
export function KeyPointCard(props: {
  readonly point: KeyPoint;
  readonly state: FabriqueState;
  readonly answer: Syntheses;
}): ReactNode {
  const { say } = useWords();
  const { point, state, answer } = props;
  const id = anchorOf(point.id);
  return (
    <article id={id} tabIndex={-1} className="sf-point" aria-labelledby={`${id}-titre`}>
      <header className="sf-point__head">
        <h3 id={`${id}-titre`} className="sf-point__title">
          <span className="sf-point__number">{point.id}</span> {say(point.libelle)}
        </h3>
        <StatusMark status={point.statut} strong />
      </header>
      <p className="sf-point__description">{say(point.description)}</p>
      {point.mesure_partielle !== null && (
        <p className="sf-point__partly">{say(point.mesure_partielle)}</p>
      )}
      <PointComments point={point} />
      {point.indicateurs.length === 0 && (
        <p className="sf-point__none">
          <strong>{say(PROGRESS.noMeasure)}.</strong> {say(PROGRESS.noMeasureDetail)}
        </p>
      )}
      {point.indicateurs.map((progress) => (
        <Measure
          key={progress.id}
          progress={progress}
          state={state}
          answer={answer}
          level={4}
          told={point.indicateurs.length === 1}
        />
      ))}
      <Details of={point.details} />
    </article>
  );
}
