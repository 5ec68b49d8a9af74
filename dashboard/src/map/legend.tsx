import type { ReactElement, ReactNode } from "react";
import { type Text, text } from "../words/text.js";
import { useWords } from "../words/use-words.js";
import type { MapClass, Paint } from "./classes.js";
import { fillOf } from "./patterns.js";

const ABSENCES: readonly { paint: Paint; words: Text }[] = [
  { paint: "zero", words: text("zéro", "zero") },
  { paint: "secret", words: text("secret statistique (s)", "statistical secrecy (s)") },
  { paint: "manquant", words: text("non disponible (n.d.)", "not available (n/a)") },
  { paint: "non_applicable", words: text("sans objet (n.a.)", "not applicable (n.a.)") },
];

interface LegendProps {
  readonly classes: readonly MapClass[];
  /** How each territory of the map is drawn. */
  readonly paints: readonly Paint[];
  readonly write: (value: number) => string;
}

/** The legend in words: each colour with the values it stands for and its number of territories. */
export function Legend({ classes, paints, write }: LegendProps): ReactElement {
  const { say } = useWords();
  const absences = ABSENCES.map(({ paint, words }) => ({
    paint,
    words,
    count: paints.filter((each) => each === paint).length,
  })).filter(({ count }) => count > 0);
  return (
    <ul className="carte__legende">
      {classes.map(({ from, to, count }, index) => (
        <Entry key={from} paint={index} classes={classes.length}>
          {rangeOf(write(from), write(to), say(text("à", "to")))} ({count})
        </Entry>
      ))}
      {absences.map(({ paint, words, count }) => (
        <Entry key={paint} paint={paint} classes={classes.length}>
          {say(words)} ({count})
        </Entry>
      ))}
    </ul>
  );
}

const rangeOf = (from: string, to: string, between: string): string =>
  from === to ? from : `${from} ${between} ${to}`;

interface EntryProps {
  readonly paint: Paint;
  readonly classes: number;
  readonly children: ReactNode;
}

function Entry({ paint, classes, children }: EntryProps): ReactElement {
  return (
    <li>
      <svg viewBox="0 0 28 18" aria-hidden="true">
        <rect
          className="carte__echantillon"
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
