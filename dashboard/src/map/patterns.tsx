import type { ReactElement } from "react";
import type { Paint } from "./classes.js";

/** Where a pattern is drawn: at the map's scale, or inside a frame that enlarges what it draws. */
export type Scale = "carte" | "loupe";

const [HATCHED, DOTTED, CROSSED] = ["hachures", "points", "croix"];

/** Enlarged about four times: the pattern is drawn four times smaller, so that it looks the same. */
const SIZES: Readonly<Record<Scale, number>> = { carte: 1, loupe: 0.25 };

/** Colours of the scale to take for a number of classes: the ends of the scale whatever their number, so that few classes stay far apart. */
const SCALES: readonly (readonly number[])[] = [
  [],
  [4],
  [2, 4],
  [1, 3, 5],
  [1, 2, 4, 5],
  [1, 2, 3, 4, 5],
];

const ABSENT: Readonly<Record<Exclude<Paint, number | "zero">, string | undefined>> = {
  secret: HATCHED,
  manquant: DOTTED,
  non_applicable: CROSSED,
};

/** The fill of a territory: a colour of the sequential scale, white for zero, a pattern where there is no value. */
export function fillOf(paint: Paint, classes: number, scale: Scale = "carte"): string {
  if (paint === "zero") return "var(--sf-carte-fond)";
  if (typeof paint !== "number") return `url(#${scale}-${ABSENT[paint]})`;
  return `var(--sf-carte-classe-${SCALES[classes]?.[paint] ?? 5})`;
}

/** The patterns that {@link fillOf} refers to: hatching for secret, dots for missing, crosses for not applicable. */
export function Patterns(): ReactElement {
  return (
    <defs>
      <PatternsAt scale="carte" />
      <PatternsAt scale="loupe" />
    </defs>
  );
}

function PatternsAt({ scale }: { readonly scale: Scale }): ReactElement {
  const size = `scale(${SIZES[scale]})`;
  const own = { patternUnits: "userSpaceOnUse", patternTransform: size };
  return (
    <>
      <pattern
        id={`${scale}-${HATCHED}`}
        width="5"
        height="5"
        {...own}
        patternTransform={`rotate(45) ${size}`}
      >
        <rect className="sf-carte__hachure-fond" width="5" height="5" />
        <line className="sf-carte__hachure-trait" x1="0" y1="0" x2="0" y2="5" />
      </pattern>
      <pattern id={`${scale}-${DOTTED}`} width="5" height="5" {...own}>
        <rect className="sf-carte__pointille-fond" width="5" height="5" />
        <circle className="sf-carte__pointille-point" cx="2.5" cy="2.5" r="0.8" />
      </pattern>
      <pattern id={`${scale}-${CROSSED}`} width="6" height="6" {...own}>
        <rect className="sf-carte__pointille-fond" width="6" height="6" />
        <path className="sf-carte__croix" d="M1.5,1.5 4.5,4.5M4.5,1.5 1.5,4.5" />
      </pattern>
    </>
  );
}
