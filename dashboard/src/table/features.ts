import {
  constructSortFn,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { CellValue } from "./rows.js";

const COLLATOR = new Intl.Collator("fr", { numeric: true });

/** Orders two cells as a French reader expects: accents and capitals count last, digits inside texts as numbers. */
export function compareCells(a: CellValue | undefined, b: CellValue | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return COLLATOR.compare(String(a ?? ""), String(b ?? ""));
}

/** What the tables of this product do: sort, and nothing else. */
export const FEATURES = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { cells: constructSortFn({ sort: compareCells }) },
});
