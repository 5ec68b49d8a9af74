import type { Indicator } from "../model.js";
import { CONTRACT_INDICATORS } from "./ctai.js";
import { EMPLOYER_INDICATORS } from "./entreprises.js";
import { MENTORING_INDICATORS } from "./mentorat.js";
import { RURAL_INDICATORS } from "./ruralite.js";

/** Every indicator, by Fabrique: headlines first, then key points in order, each with its details, then impact measures. */
export const INDICATORS: readonly Indicator[] = [
  ...RURAL_INDICATORS,
  ...MENTORING_INDICATORS,
  ...EMPLOYER_INDICATORS,
  ...CONTRACT_INDICATORS,
];

const byId = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

/** The indicator of that id, or undefined. */
export const indicatorOf = (id: string): Indicator | undefined => byId.get(id);
