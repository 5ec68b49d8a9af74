import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { indicatorOf } from "../api/questions.js";
import { useAnswer } from "../api/use-answer.js";
import { DeadEnd } from "../app/error-page.js";
import { PageHead } from "../app/page-head.js";
import { ProblemNotice } from "../app/problem-notice.js";
import { type IndicatorWords, useReference } from "../app/reference.js";
import type { PlainSearch } from "../app/search.js";
import { Steady } from "../app/steady.js";
import { TerritorySelect } from "../app/territory-select.js";
import { useTerritory } from "../app/use-territory.js";
import { useWords } from "../app/use-words.js";
import { Skeleton } from "../app/waiting.js";
import { INDICATOR } from "../words/indicator.js";
import { fabriqueName } from "../words/shell.js";
import { Absent } from "./indicator/absent.js";
import { Breakdown } from "./indicator/breakdown.js";
import { parametersOf, readIndicatorChoice, writeIndicatorChoice } from "./indicator/choice.js";
import { columnsOf } from "./indicator/columns.js";
import { Comments } from "./indicator/comments.js";
import { breakdownsOffered } from "./indicator/crossings.js";
import { Definition } from "./indicator/definition.js";
import { HeadFigure } from "./indicator/head-figure.js";
import { ProgressBlock } from "./indicator/progress-block.js";
import { Published } from "./indicator/published.js";
import { Settings } from "./indicator/settings.js";
import { ByTerritory } from "./indicator/territories.js";
import { Trend } from "./indicator/trend.js";
import { type Asked, periodOf } from "./indicator/view.js";
import "./indicator/indicator.css";

/** `/indicateurs/:id`: one indicator over time, by territory, by breakdown, against its target and what is said of it. */
export function IndicatorPage(): ReactNode {
  const { id } = useParams({ from: "/indicateurs/$id" });
  const indicator = useReference().indicator(id);
  if (!indicator) {
    return <DeadEnd title={INDICATOR.unknownTitle} detail={INDICATOR.unknownDetail} />;
  }
  return (
    <div className="fr-container sf-page">
      <PageHead
        overline={<KeyPointOf indicator={indicator} />}
        title={indicator.libelle}
        lead={<Lead indicator={indicator} />}
        tools={<TerritorySelect />}
      />
      <Sections key={indicator.id} indicator={indicator} />
    </div>
  );
}

function Lead({ indicator }: { readonly indicator: IndicatorWords }): ReactNode {
  const { say } = useWords();
  return <p>{say(indicator.definition)}</p>;
}

/** Where the indicator stands: its Fabrique, and the key point that it measures. */
function KeyPointOf({ indicator }: { readonly indicator: IndicatorWords }): ReactNode {
  const { say } = useWords();
  const { fabrique, catalogue } = useReference();
  const own = fabrique(indicator.domaine);
  const point = catalogue.points_cles.find(({ id }) => id === indicator.point_cle);
  return (
    <>
      {own && (
        <Link to="/fabriques/$id" params={{ id: own.id }}>
          {say(fabriqueName(own.numero, own.titre))}
        </Link>
      )}
      {" · "}
      {point
        ? `${say(INDICATOR.keyPoint)} ${point.id} – ${say(point.libelle)}`
        : say(indicator.role === "impact" ? INDICATOR.impact : INDICATOR.headline)}
    </>
  );
}

function Sections({ indicator }: { readonly indicator: IndicatorWords }): ReactNode {
  const { catalogue } = useReference();
  const territory = useTerritory();
  const search: PlainSearch = useSearch({ from: "/indicateurs/$id" });
  const navigate = useNavigate({ from: "/indicateurs/$id" });
  const columns = columnsOf(catalogue, indicator, indicator.filtres);
  const choice = readIndicatorChoice(search, indicator, columns);
  const { time } = choice;
  const answered = useAnswer(indicatorOf(indicator.id, territory, [time], parametersOf(choice)));
  if (answered.state === "failed") {
    return <ProblemNotice problem={answered.problem} retry={answered.retry} />;
  }
  const { answer } = answered;
  if (answer === null) return <Skeleton heights={[5, 24, 12, 36]} />;
  const asked: Asked = {
    indicator,
    territory,
    columns,
    breakdowns: columnsOf(catalogue, indicator, breakdownsOffered(indicator, choice)),
    choice,
    answer,
    period: periodOf({ choice, answer }),
    change: (part) => {
      const next = writeIndicatorChoice({ ...choice, ...part }, indicator, search.territoire);
      const { territoire } = search;
      const kept = territoire === undefined ? {} : { territoire };
      void navigate({ search: { ...kept, ...next }, resetScroll: false });
    },
  };
  // While another answer is awaited, what the page says is of the one before; what the reader sets is already of the next.
  return (
    <div className="sf-indicateur">
      <Steady waiting={answered.state === "waiting"} meanwhile={null}>
        <HeadFigure {...asked} />
      </Steady>
      <Settings {...asked} />
      <Steady
        waiting={answered.state === "waiting"}
        meanwhile={<Skeleton heights={[5, 24, 12, 36]} />}
      >
        <Trend {...asked} />
        <ProgressBlock {...asked} />
        <ByTerritory {...asked} />
        <Breakdown {...asked} />
        <Comments {...asked} />
        <Published {...asked} />
        <Definition {...asked} />
        <Absent {...asked} />
      </Steady>
    </div>
  );
}
