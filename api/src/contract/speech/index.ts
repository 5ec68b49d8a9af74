export {
  endOf,
  PROGRESS_STATUS_IDS,
  PROGRESS_STATUSES,
  VALUE_STATUS_IDS,
  VALUE_STATUSES,
  yearBefore,
} from "@fabriques/pipelines/catalogue";
export {
  changePhrase,
  changeSize,
  coverageWords,
  pointsOf,
  type SaidChange,
  sinceWords,
  unfinishedPhrase,
} from "./changes.js";
export { type Counted, withCounts } from "./counts.js";
export { fileName, type NamedFile } from "./files.js";
export {
  type FilteredColumn,
  filterSentence,
  type SaidFilter,
  type SaidScope,
  scopeWords,
  valueWords,
} from "./filters.js";
export { FORMATS, type Format, isPercent, PROSE, type Unit, written } from "./format.js";
export { isComplete, nextPeriod, onPeriod, periodIn, quartersOf } from "./periods.js";
export {
  type Category,
  type DatedSource,
  datesOfSources,
  largestCategory,
  periodMark,
  sourceDate,
} from "./points.js";
export {
  figureSentence,
  figureTitle,
  progressSentence,
  progressTitle,
  type SaidFigure,
  type SaidProgress,
} from "./sentences.js";
export { countedStatus, countSentence, statusOrder, statusWord, verdictLabel } from "./statuses.js";
export { targetUnit, toldRate } from "./targets.js";
export { HARD, joined, type Language, labelled, lower, same, THIN } from "./words.js";
