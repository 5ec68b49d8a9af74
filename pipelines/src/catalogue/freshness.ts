import type { Dataset, Frequency } from "./model.js";
import { addMonths } from "./periods.js";

const MONTHS: Readonly<Record<Frequency, number>> = { trimestre: 3, semestre: 6, annee: 12 };
/** A source is late only once a further quarter has passed: exports take weeks to arrive. */
const GRACE_MONTHS = 3;

/** ISO date after which newer data of a dataset should have come; null where nothing is expected or observed. */
export function expectedBy({ expectedEvery }: Dataset, observed: string | null): string | null {
  if (expectedEvery === null || observed === null) return null;
  return addMonths(observed, MONTHS[expectedEvery] + GRACE_MONTHS);
}
