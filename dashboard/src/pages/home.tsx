import type { FabriqueState, Syntheses } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { synthesesOf } from "../api/questions.js";
import { useAnswer } from "../api/use-answer.js";
import { PageHead } from "../app/page-head.js";
import { ProblemNotice } from "../app/problem-notice.js";
import { useReference } from "../app/reference.js";
import { TerritorySelect } from "../app/territory-select.js";
import { useTerritory } from "../app/use-territory.js";
import { useWords } from "../app/use-words.js";
import { Skeleton } from "../app/waiting.js";
import { SourceLink } from "../figure/source-link.js";
import { HeadlineTiles } from "../parts/headline-tile.js";
import { LateList } from "../parts/late-list.js";
import { StatusStrip } from "../parts/status-strip.js";
import { fabriqueNumber, HOME, nationSentence, viewOf } from "../words/pages.js";
import { PROGRESS } from "../words/progress.js";
import { freshness } from "../words/shell.js";
import { same } from "../words/text.js";
import "./home.css";

function FabriqueCard(props: {
  readonly state: FabriqueState;
  readonly answer: Syntheses;
}): ReactNode {
  const { say } = useWords();
  const { state, answer } = props;
  const words = useReference().fabrique(state.id);
  return (
    <article className="sf-card" aria-labelledby={`fabrique-${state.id}`}>
      <header>
        <p className="sf-card__overline">
          {say(fabriqueNumber(state.numero))}
          {words !== undefined && ` · ${say(words.tenue_le_libelle)}`}
        </p>
        <h2 id={`fabrique-${state.id}`} className="sf-card__title">
          <Link to="/fabriques/$id" params={{ id: state.id }}>
            {say(words?.titre ?? same(state.id))}
          </Link>
        </h2>
        <p className="sf-card__sentence">{say(state.phrase)}</p>
        {state.notes.map((note) => (
          <p key={note.fr} className="sf-card__note">
            {say(note)}
          </p>
        ))}
      </header>
      <div className="sf-card__body">
        <HeadlineTiles of={state.chiffres_cles} />
        <div className="sf-card__side">
          <h3 className="sf-card__subtitle">{say(PROGRESS.statuses)}</h3>
          <StatusStrip state={state} />
          <h3 className="sf-card__subtitle">{say(PROGRESS.late)}</h3>
          <LateList state={state} today={answer.lu_le} />
        </div>
      </div>
      <footer className="sf-card__foot">
        <span>
          <SourceLink source={state.source} release={answer.release} />
        </span>
        <Link className="fr-link fr-link--sm" to="/fabriques/$id" params={{ id: state.id }}>
          {say(PROGRESS.seeFabrique)}
          <span className="fr-sr-only"> {say(words?.titre ?? same(state.id))}</span>
        </Link>
      </footer>
    </article>
  );
}

function Fabriques(props: { readonly answer: Syntheses; readonly waiting: boolean }): ReactNode {
  return (
    <div aria-busy={props.waiting} className={props.waiting ? "sf-stale" : undefined}>
      {props.answer.fabriques.map((state) => (
        <FabriqueCard key={state.id} state={state} answer={props.answer} />
      ))}
    </div>
  );
}

/** `/`: for each Fabrique, what moved, against what, what is late, and whether it can be trusted. */
export function HomePage(): ReactNode {
  const { say } = useWords();
  const reference = useReference();
  const territory = useTerritory();
  const asked = useAnswer(synthesesOf(territory));
  const { answer } = asked;
  // The answer on screen may be of the territory before: it keeps its own name until the next one is there.
  const shown = answer?.territoire ?? territory;
  return (
    <div className="fr-container sf-page">
      <PageHead
        title={viewOf(shown, reference.territoryName(shown))}
        overline={say(freshness(reference.health))}
        lead={
          <>
            <p>{answer === null ? say(HOME.lead) : say(nationSentence(answer))}</p>
            {shown !== "FR" && (
              <p>
                <Link to="/" search={{ territoire: undefined }}>
                  {say(PROGRESS.seeNation)}
                </Link>
              </p>
            )}
          </>
        }
        tools={<TerritorySelect />}
      />
      {asked.state === "failed" && <ProblemNotice problem={asked.problem} retry={asked.retry} />}
      {answer !== null && <Fabriques answer={answer} waiting={asked.state === "waiting"} />}
      {answer === null && asked.state === "waiting" && <Skeleton heights={[28, 28, 28, 28]} />}
    </div>
  );
}
