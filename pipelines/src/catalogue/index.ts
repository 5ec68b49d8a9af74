export { DATASETS, datasetOf } from "./datasets/index.js";
export { FABRIQUES, KEY_POINTS } from "./fabriques.js";
export { expectedBy } from "./freshness.js";
export {
  foldHeader,
  type HeaderMatch,
  matchHeader,
  recogniseDataset,
} from "./header.js";
export { INDICATORS, indicatorOf } from "./indicators/index.js";
export { KINDS, type Kind, type Operator, type TableSchemaType } from "./kinds.js";
export { type AggregateQuestion, aggregateSql, type Condition, type Statement } from "./measure.js";
export type * from "./model.js";
export { addMonths, endOf, quarters, yearBefore, years } from "./periods.js";
export { crossingText, valueLabel, WHOLE } from "./plan/answers.js";
export { answerOf, PLAN } from "./plan/index.js";
export type * from "./plan/model.js";
export {
  type Availability,
  type GrowthVerdict,
  type Progress,
  type ProgressInput,
  progressOf,
  THRESHOLDS,
  worstStatus,
} from "./progress.js";
export { type Publication, publicationOf } from "./publication.js";
export * from "./statuses.js";
export {
  DEPARTMENTS,
  NATION,
  REGIONS,
  TERRITORIES,
  type Territory,
  territoryOf,
} from "./territories.js";
export { type Text, text } from "./text.js";
export { UNITS } from "./units.js";
