import { datasetOf } from "./datasets/index.js";
import type { Indicator } from "./model.js";

/** How figures leave the product: measured on rows that are published (public acts), or as published cells only. */
export type Publication = "lignes" | "cellules";

/** People and firms, and what reads a sensitive column, are published as cells; the rest row by row. */
export const publishedAs = ({ dataset, sensitive }: Indicator): Publication =>
  datasetOf(dataset).personal || sensitive ? "cellules" : "lignes";
