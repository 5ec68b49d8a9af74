export { type Change, type Compared, changeOf, type Dated } from "./change.js";
export { DATASETS, datasetOf } from "./datasets/index.js";
export { RURALITY_CHECK, RURALITY_DECLARED } from "./datasets/ruralite-communes.js";
export { FABRIQUES, KEY_POINTS } from "./fabriques.js";
export { expectedBy } from "./freshness.js";
export { INDICATORS, indicatorOf } from "./indicators/index.js";
export { KINDS, type Kind, type Operator, type TableSchemaType } from "./kinds.js";
export type * from "./model.js";
export { dayInWords, endOf, quartersOf, yearBefore } from "./periods.js";
export { WHOLE } from "./plan/answers.js";
export { answerOf, PLAN } from "./plan/index.js";
export type * from "./plan/model.js";
export {
  type GrowthVerdict,
  type Progress,
  type ProgressInput,
  progressOf,
  worstStatus,
} from "./progress.js";
export type { Absence, Availability } from "./reasons.js";
export * from "./statuses.js";
export {
  AGIR_DEPARTMENTS,
  DEPARTMENTS,
  REGIONS,
  TERRITORIES,
  type Territory,
  territoryOf,
} from "./territories.js";
export { type Text, text } from "./text.js";
export { UNITS } from "./units.js";
