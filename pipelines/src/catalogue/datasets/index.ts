import type { Dataset, DatasetId } from "../model.js";
import { CONTRACTS } from "./ctai.js";
import { MENTORING } from "./mentorat.js";
import { RURAL_PLACES } from "./places-rurales.js";
import { HIRES } from "./recrutements.js";
import { RURAL_COMMUNES } from "./ruralite-communes.js";
import { COMMENTS, DELIVERABLES, PUBLISHED_FIGURES, TARGETS } from "./steering.js";

/** Every export that the loader recognises: the four measured ones, then those that steer the reading. */
export const DATASETS: readonly Dataset[] = [
  CONTRACTS,
  MENTORING,
  HIRES,
  RURAL_PLACES,
  TARGETS,
  COMMENTS,
  DELIVERABLES,
  PUBLISHED_FIGURES,
  RURAL_COMMUNES,
];

const byId: ReadonlyMap<string, Dataset> = new Map(
  DATASETS.map((dataset) => [dataset.id, dataset]),
);

/** The dataset of an id; throws for an id that is none, which the types allow only by a cast. */
export function datasetOf(id: DatasetId): Dataset {
  const dataset = byId.get(id);
  if (!dataset) throw new Error(`Unknown dataset: ${id}`);
  return dataset;
}
