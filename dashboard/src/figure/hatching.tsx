import type { ReactNode } from "react";

interface HatchingProps {
  readonly id: string;
  /** From one stripe to the next, and width of a stripe, in the units of the drawing. */
  readonly step: number;
  readonly stripe: number;
}

/** The fill `url(#id)` of what is secret. */
export function Hatching({ id, step, stripe }: HatchingProps): ReactNode {
  return (
    <pattern
      id={id}
      width={step}
      height={step}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width={stripe} height={step} fill="var(--border-contrast-grey)" />
    </pattern>
  );
}
