import { CONTRACTS } from "./contracts.js";
import type { PublishedFigure } from "./figure.js";
import { EMPLOYERS, MENTORING } from "./people.js";
import { RURAL } from "./rural.js";

/** Every figure of the register, contradictions included. */
export const PUBLISHED_FIGURES: readonly PublishedFigure[] = [
  ...CONTRACTS,
  ...RURAL,
  ...MENTORING,
  ...EMPLOYERS,
];
