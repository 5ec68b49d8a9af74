import { SegmentedControl } from "@codegouvfr/react-dsfr/SegmentedControl";
import { useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { indicatorOf } from "../../api/questions.js";
import { useAnswer } from "../../api/use-answer.js";
import { ProblemNotice } from "../../app/problem-notice.js";
import { useReference } from "../../app/reference.js";
import { Skeleton } from "../../app/waiting.js";
import { Figure } from "../../figure/figure.js";
import { RankedBars } from "../../figure/ranked-bars.js";
import { pointOf, rankedSeries, type Series } from "../../figure/series.js";
import { valueFiles } from "../../figure/value-files.js";
import { FIGURE } from "../../words/figures.js";
import { aboveNation, INDICATOR, named } from "../../words/indicator.js";
import { subtitleOf } from "../../words/sentences.js";
import { text } from "../../words/text.js";
import { useWords } from "../../words/use-words.js";
import { parametersOf } from "./choice.js";
import { type Compared, type Comparison, compare, countAbove } from "./comparison.js";
import { useFilterWords } from "./filter-words.js";
import { territorySentence } from "./territory-sentence.js";
import { TerritoryTable } from "./territory-table.js";
import { type Asked, yearOf } from "./view.js";

const TerritoryMap = lazy(() =>
  import("../../map/territory-map.js").then((module) => ({ default: module.TerritoryMap })),
);

/** The indicator by region or department: map, ranked bars and table of the same values, against the nation. */
export function ByTerritory(asked: Asked): ReactNode {
  const { say } = useWords();
  const { level } = asked.choice;
  const year = yearOf(asked);
  return (
    <section aria-labelledby="territoires" className="indicateur__section">
      <div className="indicateur__titre">
        <h2 id="territoires">{say(INDICATOR.territories)}</h2>
        {level !== null && <LevelChoice {...asked} />}
      </div>
      {level === null && <p>{say(INDICATOR.nationOnly)}</p>}
      {level !== null && !asked.indicator.par.includes("departement") && (
        <p className="fr-text--sm">{say(INDICATOR.regionOnly)}</p>
      )}
      {level !== null && year !== null && <Compare {...asked} level={level} year={year} />}
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

interface Placed extends Asked {
  readonly level: "region" | "departement";
  readonly year: string;
}

function Compare(placed: Placed): ReactNode {
  const { indicator, choice, level, year } = placed;
  const reference = useReference();
  const within = { ...parametersOf(choice), de: year, a: year };
  const parts = useAnswer(indicatorOf(indicator.id, "FR", ["annee", level], within));
  const whole = useAnswer(indicatorOf(indicator.id, "FR", ["annee"], within));
  for (const asked of [parts, whole]) {
    if (asked.state === "failed")
      return <ProblemNotice problem={asked.problem} retry={asked.retry} />;
  }
  if (!parts.answer || !whole.answer) return <Skeleton heights={[36]} />;
  const unit = reference.unit(indicator.unite);
  const comparison = compare({
    parts: parts.answer,
    whole: whole.answer,
    level,
    unit,
    reference,
  });
  return comparison && <Shown {...placed} comparison={comparison} answer={parts.answer} />;
}

interface ShownProps extends Placed {
  readonly comparison: Comparison;
}

function Shown(props: ShownProps): ReactNode {
  const { indicator, territory, choice, comparison, answer, level, year } = props;
  const { say } = useWords();
  const { territoryName } = useReference();
  const filters = useFilterWords(choice.filters);
  const series = seriesOf(props);
  const message = aboveNation({ ...countAbove(comparison), level });
  return (
    <>
      {comparison.base && <p className="fr-text--sm">{say(INDICATOR.ratesNote)}</p>}
      <Figure
        indicator={indicator}
        level={3}
        title={named(
          indicator.libelle,
          text(`${message.fr} en ${year}`, `${message.en} in ${year}`),
        )}
        subtitle={subtitleOf(comparison.unit, territoryName("FR"), [year])}
        series={series}
        chart={<MapAndBars {...props} series={series} />}
        chartHeight={30}
        table={<TerritoryTable comparison={comparison} indicator={indicator} chosen={territory} />}
        sentence={territorySentence(comparison, territory)}
        source={answer.source}
        release={answer.release}
        filters={filters}
        downloads={valueFiles(
          INDICATOR.territoriesFile,
          indicatorOf(indicator.id, "FR", ["annee", level], {
            ...parametersOf(choice),
            de: year,
            a: year,
          }).path,
        )}
      />
    </>
  );
}

/** The territories and the nation, as ranked bars want them. */
function seriesOf({ indicator, comparison, territory }: ShownProps): Series {
  const { nation, territories, unit } = comparison;
  const point = ({ territory: place, figure, value }: Compared) =>
    pointOf(
      {
        ...figure,
        ...(comparison.base && {
          numerateur: figure.valeur,
          denominateur: place.population,
        }),
        valeur: value.valeur,
        statut: value.statut,
      },
      {
        key: place.code,
        label: text(place.nom, place.nom),
        chosen: place.code === territory,
      },
    );
  const words = { id: indicator.id, label: indicator.libelle, dimension: FIGURE.territory, unit };
  return rankedSeries(words, [nation, ...territories].map(point));
}

function MapAndBars({ series, ...props }: ShownProps & { readonly series: Series }): ReactNode {
  const { comparison, level, territory, indicator } = props;
  const { say } = useWords();
  const navigate = useNavigate();
  const bars = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another territory or series draws the list anew
  useEffect(() => {
    if (territory !== "FR") showChosen(bars.current);
  }, [territory, series]);
  const choose = (code: string): void => {
    const territoire = code === territory || code === "FR" ? undefined : code;
    void navigate({
      to: ".",
      search: (search) => ({ ...search, territoire }),
      resetScroll: false,
    });
  };
  return (
    <div className="indicateur__carte">
      <Suspense fallback={<Skeleton heights={[28]} />}>
        <TerritoryMap
          figures={comparison.territories.map(({ value }) => value)}
          level={level}
          title={say(named(indicator.libelle, comparison.unit.libelle))}
          decimals={comparison.unit.decimales}
          chosen={territory}
          onChoose={choose}
        />
      </Suspense>
      <section
        ref={bars}
        className="indicateur__barres"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={say(INDICATOR.barsOfTerritories)}
      >
        <RankedBars series={series} onChoose={choose} />
      </section>
    </div>
  );
}

/** Brings the chosen bar into view inside its list, without moving the page. */
function showChosen(list: HTMLElement | null): void {
  const chosen = list?.querySelector<HTMLElement>(".sf-bars__row--chosen");
  if (!list || !chosen || list.scrollHeight <= list.clientHeight) return;
  const { top, bottom } = chosen.getBoundingClientRect();
  const view = list.getBoundingClientRect();
  if (top < view.top || bottom > view.bottom)
    list.scrollTop += top - view.top - list.clientHeight / 2;
}
