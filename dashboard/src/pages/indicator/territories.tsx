import { SegmentedControl } from "@codegouvfr/react-dsfr/SegmentedControl";
import type { ReactNode } from "react";
import { indicatorOf } from "../../api/questions.js";
import { useAnswer } from "../../api/use-answer.js";
import { ProblemNotice } from "../../app/problem-notice.js";
import { useReference } from "../../app/reference.js";
import { Steady } from "../../app/steady.js";
import { useWords } from "../../app/use-words.js";
import { Skeleton } from "../../app/waiting.js";
import { FigureBlock } from "../../figure/figure-block.js";
import { valueFiles } from "../../figure/value-files.js";
import { aboveNation, INDICATOR, named } from "../../words/indicator.js";
import { inPeriod, subtitleOf } from "../../words/sentences.js";
import { territorySentence } from "../../words/territories.js";
import { parametersOf } from "./choice.js";
import { type Comparison, compare, countAbove, hiddenIn } from "./comparison.js";
import { comparisonSeries } from "./comparison-series.js";
import { useFilterWords } from "./filter-words.js";
import { MapAndBars } from "./map-and-bars.js";
import { territoriesSaid } from "./territories-said.js";
import { TerritoryTable } from "./territory-table.js";
import type { Asked } from "./view.js";

/** The indicator by region or department: map, ranked bars and table of the same values, against the nation. */
export function ByTerritory(asked: Asked): ReactNode {
  const { say } = useWords();
  const { level } = asked.choice;
  const { period } = asked;
  return (
    <section aria-labelledby="territoires" className="sf-indicateur__section">
      <div className="sf-indicateur__titre">
        <h2 id="territoires">{say(INDICATOR.territories)}</h2>
        {level !== null && <LevelChoice {...asked} />}
      </div>
      {level === null && <p>{say(INDICATOR.nationOnly)}</p>}
      {level !== null && !asked.indicator.par.includes("departement") && (
        <p className="fr-text--sm">{say(INDICATOR.regionOnly)}</p>
      )}
      {level !== null && period !== null && (
        <ComparisonBlock {...asked} level={level} period={period} />
      )}
    </section>
  );
}

function LevelChoice({ indicator, choice, change }: Asked): ReactNode {
  const { say } = useWords();
  if (!indicator.par.includes("departement") || !indicator.par.includes("region")) return null;
  const input = (level: "region" | "departement") => ({
    checked: choice.level === level,
    onChange: () => change({ level }),
  });
  return (
    <SegmentedControl
      small
      hideLegend
      legend={say(INDICATOR.level)}
      segments={[
        { label: say(INDICATOR.byRegion), nativeInputProps: input("region") },
        { label: say(INDICATOR.byDepartment), nativeInputProps: input("departement") },
      ]}
    />
  );
}

interface LevelAsked extends Asked {
  readonly level: "region" | "departement";
  readonly period: string;
}

function ComparisonBlock(placed: LevelAsked): ReactNode {
  const { indicator, choice, level, period } = placed;
  const reference = useReference();
  const within = { ...parametersOf(choice), de: period, a: period };
  const by = [choice.time, level];
  const parts = useAnswer(indicatorOf(indicator.id, "FR", by, within));
  const whole = useAnswer(indicatorOf(indicator.id, "FR", [choice.time], within));
  for (const asked of [parts, whole]) {
    if (asked.state === "failed")
      return <ProblemNotice problem={asked.problem} retry={asked.retry} />;
  }
  const isReady = parts.state === "ready" && whole.state === "ready";
  const unit = reference.unit(indicator.unite);
  const comparison = isReady
    ? compare({ parts: parts.answer, whole: whole.answer, level, unit, reference })
    : null;
  return (
    <Steady waiting={!isReady} meanwhile={<Skeleton heights={[36]} />}>
      {isReady && comparison && (
        <ComparisonFigure {...placed} comparison={comparison} answer={parts.answer} />
      )}
    </Steady>
  );
}

interface ComparisonFigureProps extends LevelAsked {
  readonly comparison: Comparison;
}

function ComparisonFigure(props: ComparisonFigureProps): ReactNode {
  const { indicator, territory, choice, comparison, answer, level, period, change } = props;
  const { say } = useWords();
  const { territoryName } = useReference();
  const filters = useFilterWords(choice.filters);
  const series = comparisonSeries(props);
  const message = aboveNation({ ...countAbove(comparison), level });
  return (
    <>
      {comparison.base && <p className="fr-text--sm">{say(INDICATOR.ratesNote)}</p>}
      {level === "departement" && isMostlyHidden(comparison) && (
        <p className="fr-text--sm">
          {say(INDICATOR.mostHidden)}{" "}
          <button
            type="button"
            className="fr-link fr-link--sm"
            onClick={() => change({ level: "region" })}
          >
            {say(INDICATOR.seeRegions)}
          </button>
        </p>
      )}
      <FigureBlock
        indicator={indicator}
        level={3}
        title={named(indicator.libelle, inPeriod(message, period))}
        subtitle={subtitleOf(comparison.unit, territoryName("FR"), [period])}
        series={series}
        chart={<MapAndBars {...{ indicator, territory, comparison, level, series }} />}
        chartHeight={30}
        table={<TerritoryTable {...{ comparison, indicator, level }} chosen={territory} />}
        sentence={territorySentence(territoriesSaid(comparison, territory))}
        source={answer.source}
        release={answer.release}
        filters={filters}
        downloads={valueFiles(
          INDICATOR.territoriesFile,
          indicatorOf(indicator.id, "FR", [choice.time, level], {
            ...parametersOf(choice),
            de: period,
            a: period,
          }).path,
        )}
      />
    </>
  );
}

/** Whether a map would show little more than hatching. */
const isMostlyHidden = (comparison: Comparison): boolean =>
  hiddenIn(comparison) * 2 > comparison.territories.length;
