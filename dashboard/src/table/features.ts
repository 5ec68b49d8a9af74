import {
  columnGroupingFeature,
  constructAggregationFn,
  constructSortFn,
  createExpandedRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  rowAggregationFeature,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import { joinParts, type Part } from "./groups.js";
import { compareCells } from "./order.js";

/** What the tables of this product do: sort, group, add up, open and close groups; and nothing else. */
export const FEATURES = tableFeatures({
  rowSortingFeature,
  columnGroupingFeature,
  rowAggregationFeature,
  rowExpandingFeature,
  sortedRowModel: createSortedRowModel(),
  groupedRowModel: createGroupedRowModel(),
  expandedRowModel: createExpandedRowModel(),
  sortFns: { cells: constructSortFn({ sort: compareCells }) },
  aggregationFns: {
    rows: constructAggregationFn({
      aggregate: ({ rows, getValue }): number =>
        rows.reduce((count, row) => count + Number(getValue(row)), 0),
    }),
    parts: constructAggregationFn({
      aggregate: ({ rows, getValue }): Part => joinParts(rows.map((row) => getValue(row) as Part)),
    }),
  },
});
