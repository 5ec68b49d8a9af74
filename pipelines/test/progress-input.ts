import type { ProgressInput } from "../src/catalogue/progress.js";

/** The check case of the domain, 11 contracts in 2019, 44 in 2023, 100 asked for in 2027, with what a test changes of it. */
export const input = (over: Partial<ProgressInput>): ProgressInput => ({
  unit: "nombre",
  better: "hausse",
  vi: 11,
  va: 44,
  vc: 100,
  previous: null,
  availability: "connue",
  initialAvailability: "connue",
  yearlyChanges: [],
  measured: "connue",
  referenceYear: 2019,
  year: 2023,
  targetYear: 2027,
  targetYearValue: null,
  ...over,
});
