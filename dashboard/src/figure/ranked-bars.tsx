import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { FIGURE } from "../words/figures.js";
import { REST_KEY, type Series, type SeriesPoint } from "./series.js";
import { ValueText } from "./value-text.js";
import "./bars.css";

/** What ranked bars show and do. */
export interface RankedBarsProps {
  readonly series: Series;
  /** Makes every bar a choice. */
  readonly onChoose?: (key: string) => void;
}

function share(value: number | null, largest: number): number {
  return value === null || largest <= 0 ? 0 : Math.max(0, (value / largest) * 100);
}

function Bar(props: {
  readonly point: SeriesPoint;
  readonly largest: number;
  readonly series: Series;
}): ReactNode {
  const { point, largest, series } = props;
  const { say } = useWords();
  return (
    <>
      <span className="sf-bars__label">{say(point.label)}</span>
      <span className="sf-bars__value">
        <ValueText value={point.value} status={point.status} unit={series.unit} short />
      </span>
      <span className={`sf-bars__track sf-bars__track--${point.status}`} aria-hidden="true">
        <span className="sf-bars__bar" style={{ width: `${share(point.value, largest)}%` }} />
      </span>
    </>
  );
}

/** One bar per territory or breakdown, largest first, from zero, its value written; hidden ones hatched, then what they make together. */
export function RankedBars({ series, onChoose }: RankedBarsProps): ReactNode {
  const { say } = useWords();
  const largest = Math.max(0, ...series.points.map(({ value }) => value ?? 0));
  if (series.points.length === 0) return <p>{say(FIGURE.nothingToShow)}</p>;
  return (
    <ol className="sf-bars">
      {series.points.map((point) => {
        const bar = <Bar point={point} largest={largest} series={series} />;
        const isRest = point.key === REST_KEY;
        const kind = point.chosen ? " sf-bars__row--chosen" : isRest ? " sf-bars__row--rest" : "";
        return (
          <li key={point.key} className={`sf-bars__row${kind}`}>
            {onChoose === undefined || isRest ? (
              bar
            ) : (
              <button
                type="button"
                className="sf-bars__choice"
                aria-pressed={point.chosen}
                onClick={() => onChoose(point.key)}
              >
                {bar}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
