import {
  createColumnHelper,
  type Row as GroupRow,
  type SortingState,
  type Updater,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { DataColumn } from "../filters/filter.js";
import { FEATURES } from "./features.js";
import { type Bundle, bundlesOf, groupNumber, type Part, type Telling } from "./groups.js";
import { orderOf } from "./order.js";
import type { CellValue, Rows } from "./rows.js";
import { isAmount } from "./say.js";
import type { Sort, SortHeader } from "./sort.js";

/** How rows are put together: by which columns, and how a group tells its numbers. */
export interface Grouping {
  /** Names of the columns, outermost first; not empty. */
  readonly by: readonly string[];
  readonly telling: Telling;
}

/** A group on a line of its own. */
export interface GroupLine {
  readonly id: string;
  /** 0 for the outermost groups. */
  readonly depth: number;
  /** The column that makes the group, and the cell that its rows share. */
  readonly column: string;
  readonly cell: CellValue;
  readonly count: number;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  /** What the rows make together in a column that holds amounts. */
  readonly part: (column: string) => Part;
}

/** One line of the table: a row of the data, by its place, or a group. */
export type Line = { readonly row: number } | { readonly group: GroupLine };

/** The lines of the table from top to bottom, and how each header sorts them. */
export interface Lines {
  readonly length: number;
  readonly at: (index: number) => Line | undefined;
  readonly headers: ReadonlyMap<string, SortHeader>;
}

/** What lines are made from; a `grouping` of null puts nothing together. */
export interface LinesAsked {
  readonly columns: readonly DataColumn[];
  readonly rows: Rows;
  readonly grouping: Grouping | null;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}

/** Name by which groups are sorted by their number of rows; no column has it. */
export const COUNT = "_lignes";

/** Kinds of columns that say the period of a row, the finest first. */
export const PERIODS: readonly string[] = ["trimestre", "annee"];
const helper = createColumnHelper<typeof FEATURES, Bundle>();
const NONE: readonly Bundle[] = [];

/**
 * TanStack Table over the groups, its sorting held by the address. Rows themselves are not given to it: it makes an
 * object per row, which costs half a second for 100,000; they are sorted by rank, and stand in the groups that are open.
 */
export function useLines(asked: LinesAsked): Lines {
  const { rows, grouping, sort } = asked;
  const table = useGroups(asked);
  const order = useMemo(() => orderOf(rows, sort), [rows, sort]);
  const found = table.getRowModel().rows;
  const lines = useMemo(() => (grouping ? found.flatMap(linesOf) : null), [grouping, found]);
  const headers = new Map(
    table
      .getAllColumns()
      .map((column) => [
        column.id,
        { sorted: column.getIsSorted(), toggle: column.getToggleSortingHandler() },
      ]),
  );
  if (lines) return { headers, length: lines.length, at: (index) => lines[index] };
  const at = (index: number): Line | undefined => {
    const row = order[index];
    return row === undefined ? undefined : { row };
  };
  return { headers, length: order.length, at };
}

function useGroups({ columns, rows, grouping, sort, onSort }: LinesAsked) {
  const data = useMemo(
    () => (grouping ? bundlesOf(rows, bundlingOf({ columns, rows, grouping, sort })) : NONE),
    [columns, rows, grouping, sort],
  );
  const definitions = useMemo(
    () => definitionsOf({ columns, rows, grouping, sort }),
    [columns, rows, grouping, sort],
  );
  const sorting: SortingState = useMemo(
    () => (sort ? [{ id: sort.column, desc: sort.descending }] : []),
    [sort],
  );
  const by = useMemo(() => [...(grouping?.by ?? [])], [grouping]);
  return useTable({
    features: FEATURES,
    columns: definitions,
    data,
    getRowId: ({ id }) => id,
    state: { sorting, grouping: by },
    onSortingChange: (updater: Updater<SortingState>) => {
      const [first] = typeof updater === "function" ? updater(sorting) : updater;
      onSort(first ? { column: first.id, descending: first.desc } : null);
    },
  });
}

type Shape = Omit<LinesAsked, "onSort">;

function bundlingOf({ rows, grouping, sort, columns }: Shape) {
  const period = columns.find(({ type }) => PERIODS.includes(type))?.nom ?? "";
  return {
    by: (grouping?.by ?? []).map((name) => rows.columns.indexOf(name)),
    period: rows.columns.indexOf(period),
    sort,
  };
}

function definitionsOf({ columns, rows, grouping, sort }: Shape) {
  const common = { sortUndefined: "last", sortDescFirst: false } as const;
  const counted = helper.accessor((bundle): unknown => bundle.rows.length, {
    ...common,
    id: COUNT,
    sortFn: "cells",
    aggregationFn: "rows",
  });
  const own = columns.map((column) => {
    const level = grouping?.by.indexOf(column.nom) ?? -1;
    const place = rows.columns.indexOf(column.nom);
    if (level < 0 && isAmount(column)) {
      const weigh = weightOf(column, grouping, sort);
      return helper.accessor((bundle): unknown => bundle.part(place), {
        ...common,
        id: column.nom,
        sortFn: (a, b, id) => weigh(a.getValue(id)) - weigh(b.getValue(id)),
        aggregationFn: "parts",
      });
    }
    return helper.accessor((bundle): unknown => bundle.cells[level] ?? undefined, {
      ...common,
      id: column.nom,
      sortFn: "cells",
    });
  });
  return [...own, counted];
}

/** The number that a group is sorted by; groups without one come last both ways. */
function weightOf(
  { stock }: DataColumn,
  grouping: Grouping | null,
  sort: Sort | null,
): (part: unknown) => number {
  const last = sort?.descending ? -Number.MAX_VALUE : Number.MAX_VALUE;
  return (part) => {
    const number = groupNumber(part as Part, grouping?.telling ?? "somme", stock);
    return typeof number === "number" ? number : last;
  };
}

/** A group's own line; in place of a bundle, the rows that it holds. */
function linesOf(row: GroupRow<typeof FEATURES, Bundle>): readonly Line[] {
  const { groupingColumnId: column } = row;
  if (column === undefined) return row.original.rows.map((place) => ({ row: place }));
  const cell = row.getValue(column) as CellValue | undefined;
  const group: GroupLine = {
    ...{ id: row.id, depth: row.depth, column, cell: cell ?? null },
    count: Number(row.getValue(COUNT)),
    isOpen: row.getIsExpanded(),
    toggle: () => row.toggleExpanded(),
    part: (name) => row.getValue(name) as Part,
  };
  return [{ group }];
}
