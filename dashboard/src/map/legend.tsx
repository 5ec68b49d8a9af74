import type { ReactElement, ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { LEGEND, rangeOf } from "../words/map.js";
import type { MapClass, Paint } from "./classes.js";
import { fillOf } from "./patterns.js";

const UNCLASSED = ["zero", "secret", "manquant", "non_applicable"] as const;

interface LegendProps {
  readonly classes: readonly MapClass[];
  /** How each territory of the map is drawn. */
  readonly paints: readonly Paint[];
  readonly write: (value: number) => string;
}

/** The legend in words: each colour with the values it stands for and its number of territories. */
export function Legend({ classes, paints, write }: LegendProps): ReactElement {
  const { say } = useWords();
  const absences = UNCLASSED.map((paint) => ({
    paint,
    count: paints.filter((each) => each === paint).length,
  })).filter(({ count }) => count > 0);
  return (
    <ul className="sf-carte__legende">
      {classes.map(({ from, to, count }, index) => (
        <LegendLine key={from} paint={index} classes={classes.length}>
          {say(rangeOf(write(from), write(to)))} ({count})
        </LegendLine>
      ))}
      {absences.map(({ paint, count }) => (
        <LegendLine key={paint} paint={paint} classes={classes.length}>
          {say(LEGEND[paint])} ({count})
        </LegendLine>
      ))}
    </ul>
  );
}

interface LegendLineProps {
  readonly paint: Paint;
  readonly classes: number;
  readonly children: ReactNode;
}

function LegendLine({ paint, classes, children }: LegendLineProps): ReactElement {
  return (
    <li>
      <svg viewBox="0 0 28 18" aria-hidden="true">
        <rect
          className="sf-carte__echantillon"
          x="0.5"
          y="0.5"
          width="27"
          height="17"
          fill={fillOf(paint, classes)}
        />
      </svg>
      <span>{children}</span>
    </li>
  );
}
