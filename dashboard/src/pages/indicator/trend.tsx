import type { Point } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { indicatorOf } from "../../api/questions.js";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { LazyTimeChart } from "../../figure/charts.js";
import { FigureBlock } from "../../figure/figure-block.js";
import {
  type Series,
  type SeriesWords,
  timeSeries,
  trajectorySeries,
} from "../../figure/series.js";
import { valueFiles } from "../../figure/value-files.js";
import { FIGURE } from "../../words/figures.js";
import { INDICATOR } from "../../words/indicator.js";
import { seriesSentence, subtitleOf } from "../../words/sentences.js";
import { pointIn } from "./categories.js";
import { parametersOf } from "./choice.js";
import { useFilterWords } from "./filter-words.js";
import type { Asked } from "./view.js";

/** The indicator over time: with the way to its target for the yearly whole, else the values asked for. */
export function Trend(asked: Asked): ReactNode {
  const { indicator, territory, choice, answer } = asked;
  const { say } = useWords();
  const { unit: unitOf, territoryName } = useReference();
  const unit = unitOf(indicator.unite);
  const filters = useFilterWords(choice.filters);
  const points = answer.valeurs.map((cell) => pointIn(cell, choice.time));
  const dimension = choice.time === "trimestre" ? FIGURE.quarter : FIGURE.year;
  const words = { id: indicator.id, label: indicator.libelle, dimension, unit };
  const series = trendSeries(asked, words, points);
  const told = series.target === null ? (answer.suite ?? answer.chiffre) : answer.avancement;
  return (
    <section aria-labelledby="evolution" className="sf-indicateur__section">
      <h2 id="evolution">{say(INDICATOR.trend)}</h2>
      <FigureBlock
        indicator={indicator}
        level={3}
        title={told.titre}
        subtitle={subtitleOf(
          unit,
          territoryName(territory),
          points.map(({ periode }) => periode),
        )}
        series={series}
        chart={<LazyTimeChart series={series} height={288} />}
        chartHeight={18}
        sentence={seriesSentence(told.phrase, points)}
        source={answer.source}
        release={answer.release}
        filters={filters}
        downloads={valueFiles(
          INDICATOR.seriesFile,
          indicatorOf(indicator.id, territory, [choice.time], parametersOf(choice)).path,
        )}
      />
    </section>
  );
}

/** With its target only where the whole is shown: a target says nothing of a part. */
function trendSeries(asked: Asked, words: SeriesWords, points: readonly Point[]): Series {
  const { choice, answer, period } = asked;
  const { time, filters, from, to } = choice;
  const whole = filters.length === 0 && from === "" && to === "";
  const { periode } = answer.suite ?? answer.avancement;
  if (time === "trimestre") return timeSeries(words, points, period);
  return whole ? trajectorySeries(words, answer.avancement) : timeSeries(words, points, periode);
}
