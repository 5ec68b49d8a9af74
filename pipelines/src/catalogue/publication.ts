import type { Dataset, Indicator } from "./model.js";

/** How figures of a dataset leave the product: row by row (public acts) or as published cells only. */
export type Publication = "lignes" | "cellules";

/** People and firms, and columns marked sensitive, are published as cells; the rest row by row. */
export function publicationOf(indicator: Indicator, dataset: Dataset): Publication {
  if (dataset.personal) return "cellules";
  const measured = [indicator.among, indicator.known, indicator.numerator, indicator.denominator];
  const sql = JSON.stringify(measured);
  const sensitive = dataset.columns.filter((column) => column.sensitive);
  return sensitive.some((column) => new RegExp(`\\b${column.name}\\b`).test(sql))
    ? "cellules"
    : "lignes";
}
