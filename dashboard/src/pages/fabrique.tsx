import { addBreadcrumbTranslations, Breadcrumb } from "@codegouvfr/react-dsfr/Breadcrumb";
import type { FabriqueState, Syntheses } from "@fabriques/api/contract";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { synthesesOf } from "../api/questions.js";
import { useAnswer } from "../api/use-answer.js";
import { DeadEnd } from "../app/error-page.js";
import { PageHead } from "../app/page-head.js";
import { ProblemNotice } from "../app/problem-notice.js";
import { type FabriqueWords, useReference } from "../app/reference.js";
import { TerritorySelect } from "../app/territory-select.js";
import { useAnchor } from "../app/use-anchor.js";
import { useTerritory } from "../app/use-territory.js";
import { useWords } from "../app/use-words.js";
import { Skeleton } from "../app/waiting.js";
import { Deliverables } from "../parts/deliverables.js";
import { HeadlineTiles } from "../parts/headline-tile.js";
import { KeyPointCard, Measure } from "../parts/key-point.js";
import { LateList } from "../parts/late-list.js";
import { StatusStrip } from "../parts/status-strip.js";
import { FABRIQUE, fabriqueNumber } from "../words/pages.js";
import { PROGRESS } from "../words/progress.js";
import { fabriqueName, freshness, SHELL } from "../words/shell.js";
import "./fabrique.css";

// The library writes it with a straight apostrophe.
addBreadcrumbTranslations({ lang: "fr", messages: { "show breadcrumb": SHELL.breadcrumb.fr } });

interface FabriqueShown {
  readonly state: FabriqueState;
  readonly answer: Syntheses;
}

function FabriqueNotes({ fabrique }: { readonly fabrique: FabriqueWords }): ReactNode {
  const { say } = useWords();
  if (fabrique.notes.length === 0) return null;
  return (
    <aside className="sf-notes" aria-label={say(FABRIQUE.notes)}>
      <strong>{say(FABRIQUE.notes)}</strong>
      {fabrique.notes.map((note) => (
        <p key={note.fr}>{say(note)}</p>
      ))}
    </aside>
  );
}

function Overview({ state, answer }: FabriqueShown): ReactNode {
  const { say } = useWords();
  return (
    <section className="sf-overview" aria-label={say(PROGRESS.statuses)}>
      <div>
        <h2 className="sf-overview__title">{say(PROGRESS.statuses)}</h2>
        <StatusStrip state={state} />
      </div>
      <div>
        <h2 className="sf-overview__title">{say(PROGRESS.late)}</h2>
        <LateList state={state} today={answer.lu_le} />
      </div>
    </section>
  );
}

function Impacts({ state, answer }: FabriqueShown): ReactNode {
  const { say } = useWords();
  if (state.impacts.length === 0) return null;
  return (
    <section className="sf-section" aria-labelledby="impacts">
      <h2 id="impacts">{say(PROGRESS.impacts)}</h2>
      {state.impacts.map((progress) => (
        <Measure key={progress.id} progress={progress} state={state} answer={answer} level={3} />
      ))}
    </section>
  );
}

function FabriqueContent({ state, answer }: FabriqueShown): ReactNode {
  const { say } = useWords();
  useAnchor();
  return (
    <>
      <Overview state={state} answer={answer} />
      <section className="sf-section" aria-labelledby="chiffres-cles">
        <h2 id="chiffres-cles">{say(PROGRESS.headlines)}</h2>
        <HeadlineTiles of={state.chiffres_cles} />
      </section>
      <section className="sf-section" aria-labelledby="points-cles">
        <h2 id="points-cles">{say(PROGRESS.keyPoints)}</h2>
        {state.points_cles.map((point) => (
          <KeyPointCard key={point.id} point={point} state={state} answer={answer} />
        ))}
      </section>
      <Impacts state={state} answer={answer} />
      <section className="sf-section" aria-labelledby="engagements">
        <h2 id="engagements">{say(PROGRESS.deliverables)}</h2>
        {answer.territoire === "FR" ? (
          <Deliverables of={state.livrables} today={answer.lu_le} />
        ) : (
          <p>
            {say(PROGRESS.nationalPromises)}{" "}
            <Link
              to="/fabriques/$id"
              params={{ id: state.id }}
              search={{ territoire: undefined }}
              hash="engagements"
            >
              {say(PROGRESS.seeNation)}
            </Link>
          </p>
        )}
      </section>
    </>
  );
}

function Loaded({ fabrique }: { readonly fabrique: FabriqueWords }): ReactNode {
  const { say } = useWords();
  const { health } = useReference();
  const asked = useAnswer(synthesesOf(useTerritory()));
  const { answer } = asked;
  const state = answer?.fabriques.find(({ id }) => id === fabrique.id);
  const waiting = asked.state === "waiting";
  return (
    <>
      <PageHead
        title={fabrique.titre}
        overline={[fabriqueNumber(fabrique.numero), fabrique.tenue_le_libelle, freshness(health)]
          .map(say)
          .join(" · ")}
        lead={
          <>
            <p>{state === undefined ? say(fabrique.theme) : say(state.phrase)}</p>
            {state?.notes.map((note) => (
              <p key={note.fr}>{say(note)}</p>
            ))}
            <FabriqueNotes fabrique={fabrique} />
          </>
        }
        tools={<TerritorySelect />}
      />
      {asked.state === "failed" && <ProblemNotice problem={asked.problem} retry={asked.retry} />}
      {answer === null && waiting && <Skeleton heights={[8, 10, 24, 24]} />}
      {answer !== null && state !== undefined && (
        <div aria-busy={waiting} className={waiting ? "sf-stale" : undefined}>
          <FabriqueContent state={state} answer={answer} />
        </div>
      )}
    </>
  );
}

/** `/fabriques/:id`: the key points of a synthesis in its order, what measures each, and what was promised. */
export function FabriquePage(): ReactNode {
  const { say } = useWords();
  const { id } = useParams({ from: "/fabriques/$id" });
  const fabrique = useReference().fabrique(id);
  if (fabrique === undefined) {
    return <DeadEnd title={FABRIQUE.unknown} detail={FABRIQUE.unknownDetail} />;
  }
  return (
    <div className="fr-container sf-page sf-page--fabrique">
      <Breadcrumb
        homeLinkProps={{ to: "/" }}
        segments={[]}
        currentPageLabel={say(fabriqueName(fabrique.numero, fabrique.titre))}
      />
      <Loaded key={fabrique.id} fabrique={fabrique} />
    </div>
  );
}
