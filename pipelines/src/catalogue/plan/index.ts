import { MENTORING_PLAN } from "./mentorat.js";
import type { Answer, Population } from "./model.js";
import { HIRES_PLAN } from "./recrutements.js";

/** The publication plan: for each population, what is counted, what may be crossed, and which cube answers what. */
export const PLAN: readonly Population[] = [MENTORING_PLAN, HIRES_PLAN];

/** The population that an indicator is about and how it is answered; undefined for an indicator that is not about people. */
export function answerOf(
  indicator: string,
): { readonly population: Population; readonly answer: Answer } | undefined {
  for (const population of PLAN) {
    const answer = population.answers[indicator];
    if (answer) return { population, answer };
  }
  return undefined;
}
