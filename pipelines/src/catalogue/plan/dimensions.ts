import { datasetOf } from "../datasets/index.js";
import type { PlanDimension, PopulationId } from "./model.js";

/** The dimension that a choice column is, with its words. */
export function dimensionOf(population: PopulationId, name: string): PlanDimension {
  const column = datasetOf(population).columns.find((candidate) => candidate.name === name);
  if (!column?.choices) throw new RangeError(`${population}.${name} is not a choice`);
  return { id: name, attribute: name, label: column.label, values: column.choices };
}
