import type { ReactElement } from "react";
import type { Paint } from "./classes.js";

const [HATCHED, DOTTED, CROSSED] = ["carte-hachures", "carte-points", "carte-croix"];

/** Colours of the scale to take for a number of classes: the ends of the scale whatever their number, so that few classes stay far apart. */
const SCALES: readonly (readonly number[])[] = [
  [],
  [4],
  [2, 4],
  [1, 3, 5],
  [1, 2, 4, 5],
  [1, 2, 3, 4, 5],
];

const ABSENT: Record<Exclude<Paint, number>, string> = {
  zero: "var(--carte-fond)",
  secret: `url(#${HATCHED})`,
  manquant: `url(#${DOTTED})`,
  non_applicable: `url(#${CROSSED})`,
};

/** The fill of a territory: a colour of the sequential scale, white for zero, a pattern where there is no value. */
export function fillOf(paint: Paint, classes: number): string {
  if (typeof paint !== "number") return ABSENT[paint];
  return `var(--carte-classe-${SCALES[classes]?.[paint] ?? 5})`;
}

/** The patterns that {@link fillOf} refers to: hatching for secret, dots for missing, crosses for not applicable. */
export function Patterns(): ReactElement {
  return (
    <defs>
      <pattern
        id={HATCHED}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="carte__hachure-fond" width="5" height="5" />
        <line className="carte__hachure-trait" x1="0" y1="0" x2="0" y2="5" />
      </pattern>
      <pattern id={DOTTED} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect className="carte__pointille-fond" width="5" height="5" />
        <circle className="carte__pointille-point" cx="2.5" cy="2.5" r="0.8" />
      </pattern>
      <pattern id={CROSSED} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="carte__pointille-fond" width="6" height="6" />
        <path className="carte__croix" d="M1.5,1.5 4.5,4.5M4.5,1.5 1.5,4.5" />
      </pattern>
    </defs>
  );
}
