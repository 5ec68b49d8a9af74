import { useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { useWords } from "../../app/use-words.js";
import { Skeleton } from "../../app/waiting.js";
import { RankedBars } from "../../figure/ranked-bars.js";
import type { Series } from "../../figure/series.js";
import { INDICATOR, named } from "../../words/indicator.js";
import type { Comparison } from "./comparison.js";
import type { Asked } from "./view.js";

const LazyTerritoryMap = lazy(() =>
  import("../../map/territory-map.js").then((module) => ({ default: module.TerritoryMap })),
);

interface MapAndBarsProps extends Pick<Asked, "indicator" | "territory"> {
  readonly comparison: Comparison;
  readonly level: "region" | "departement";
  /** The same territories, as ranked bars want them. */
  readonly series: Series;
}

/** The territories on a map, beside ranked bars that say and choose the same. */
export function MapAndBars(props: MapAndBarsProps): ReactNode {
  const { comparison, level, territory, indicator, series } = props;
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
    <div className="sf-indicateur__carte">
      <Suspense fallback={<Skeleton heights={[28]} />}>
        <LazyTerritoryMap
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
        className="sf-indicateur__barres"
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
