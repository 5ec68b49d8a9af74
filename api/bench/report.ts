/** A figure and the bound that it must keep. */
export interface Bound {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  /** Largest value allowed, or smallest where `least` is true. */
  readonly bound: number;
  readonly least?: boolean;
}

const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);

/** Whether a figure keeps its bound. */
export const holds = ({ measured, bound, least }: Bound): boolean =>
  least ? measured >= bound : measured <= bound;

/** A table in Markdown, one line per bound. */
export function table(bounds: readonly Bound[]): string {
  const lines = bounds.map((bound) => {
    const sign = bound.least ? "≥" : "≤";
    const verdict = holds(bound) ? "PASS" : "**FAIL**";
    return `| ${bound.what} | ${rounded(bound.measured)} ${bound.unit} | ${sign} ${rounded(bound.bound)} | ${verdict} |`;
  });
  return ["| measure | value | bound | |", "|---|---|---|---|", ...lines].join("\n");
}

/** The value below which that share of the values is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Half of the values are below. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Says on stderr what is under way. */
export const say = (what: string): void => void process.stderr.write(`${what}\n`);
