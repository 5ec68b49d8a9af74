import type { QualityAnswer } from "@fabriques/api/contract";
import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { qualityOf } from "../../api/questions.js";
import { useAnswer } from "../../api/use-answer.js";
import { ProblemNotice } from "../../app/problem-notice.js";
import type { PlainSearch } from "../../app/search.js";
import { useWords } from "../../app/use-words.js";
import { Skeleton } from "../../app/waiting.js";
import { QUALITY } from "../../words/quality.js";
import { anomaliesCount, restSentence } from "../../words/quality-sentences.js";
import { AnomalyTable } from "./anomaly-table.js";
import { AnomalyFilters } from "./filters.js";
import { Pages } from "./pages.js";
import { RuleTable } from "./rule-table.js";
import { Section } from "./section.js";

type Rules = QualityAnswer["par_regle"];

/** The anomalies that the address chooses, by file and line; how many there are of each rule. */
export function Anomalies({ rules }: { readonly rules: Rules }): ReactNode {
  const { say } = useWords();
  return (
    <Section id="anomalies" title={QUALITY.anomalies}>
      <RuleTable rules={rules} />
      <AnomalyFilters rules={rules} />
      <ChosenAnomalies />
      <p className="sf-qualite__detail">{say(QUALITY.valueNote)}</p>
    </Section>
  );
}

function ChosenAnomalies(): ReactNode {
  const search: PlainSearch = useSearch({ from: "/qualite" });
  const { jeu, gravite, regle, page } = search;
  const asked = useAnswer(qualityOf({ jeu, gravite, regle, page }));
  if (asked.state === "failed") {
    return <ProblemNotice problem={asked.problem} retry={asked.retry} />;
  }
  if (asked.answer === null) return <Skeleton heights={[16]} />;
  const waiting = asked.state === "waiting";
  return (
    <div aria-busy={waiting} className={waiting ? "sf-stale" : undefined}>
      <Listed anomalies={asked.answer.anomalies} search={search} />
    </div>
  );
}

function Listed(props: {
  readonly anomalies: QualityAnswer["anomalies"];
  readonly search: PlainSearch;
}): ReactNode {
  const { say } = useWords();
  const { anomalies, search } = props;
  const { lignes, page, pages } = anomalies;
  return (
    <>
      <p role="status" className="sf-qualite__compte">
        <strong>{say(anomalies.total === 0 ? QUALITY.noneHere : anomaliesCount(anomalies))}</strong>
        {anomalies.gardees < anomalies.total && ` ${say(restSentence(anomalies))}`}
      </p>
      {lignes.length > 0 && <AnomalyTable caption={QUALITY.anomaliesTable} anomalies={lignes} />}
      {lignes.length === 0 && page > 1 && (
        <p>
          {say(QUALITY.noneOnPage)}{" "}
          <Link to="/qualite" search={{ ...search, page: undefined }}>
            {say(QUALITY.firstPage)}
          </Link>
        </p>
      )}
      <Pages page={page} pages={pages} search={search} />
    </>
  );
}
