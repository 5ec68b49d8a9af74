import { CONTRACT_CALCULATIONS } from "./oracle/ctai.js";
import { EMPLOYER_CALCULATIONS } from "./oracle/entreprises.js";
import type { Calculations } from "./oracle/exports.js";
import { MENTORING_CALCULATIONS } from "./oracle/mentorat.js";
import { RURAL_CALCULATIONS } from "./oracle/ruralite.js";

/**
 * The figures of `fixtures/answers` worked out without the product: its own reading of the exports, plain loops, one
 * small function per question, by domain. It imports nothing of the catalogue, the loader or the API.
 */
export const ORACLE: Readonly<Record<string, Calculations>> = {
  ruralite: RURAL_CALCULATIONS,
  mentorat: MENTORING_CALCULATIONS,
  entreprises: EMPLOYER_CALCULATIONS,
  ctai: CONTRACT_CALCULATIONS,
};
