import {
  createColumnHelper,
  type SortingState,
  type Updater,
  useTable,
} from "@tanstack/react-table";
import { type CSSProperties, type ReactElement, useMemo, useRef } from "react";
import { FEATURES } from "./features.js";
import type { DataColumn } from "./filters.js";
import { HeaderCell } from "./header-cell.js";
import type { Row } from "./rows.js";
import { useView } from "./use-view.js";
import { widthsOf } from "./widths.js";
import { isAmount } from "./words.js";
import "./table.css";

/** The column that rows are sorted by; null elsewhere means the dataset's own order. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

interface DataTableProps {
  /** In the order of the cells of each row. */
  readonly columns: readonly DataColumn[];
  readonly rows: readonly Row[];
  readonly caption: string;
  /** Writes the cell of a column, given by its place, as it is read. */
  readonly say: (row: Row, place: number) => string;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}

/** A table of any length: only the rows in view are in the page, all of them when printed; its headers sort it. */
export function DataTable(props: DataTableProps): ReactElement {
  const { columns, rows, caption, say } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { headers, sorted } = useSorted(props);
  const view = useView(sorted.length, scroller);
  const widths = useMemo(() => widthsOf({ columns, rows, say }), [columns, rows, say]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would need a heading; the caption names this one
    <div
      ref={scroller}
      className="tableau"
      role="region"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <table className="tableau__table" aria-rowcount={rows.length + 1}>
        <caption className="fr-sr-only">{caption}</caption>
        <colgroup>
          {widths.map((width, place) => (
            <col key={columns[place]?.nom} style={widthOf(width)} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, place) => (
              <HeaderCell key={column.nom} column={column} header={headers[place]} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={view.before} span={columns.length} />
          {view.places.map((index) => {
            const row = sorted[index];
            return (
              row && (
                <tr key={row.place} ref={view.measure} data-index={index} aria-rowindex={index + 2}>
                  <Cells columns={columns} row={row} say={say} />
                </tr>
              )
            );
          })}
          <Spacer height={view.after} span={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** A property of our own, so that the print sheet may take it back. */
const widthOf = (characters: number): CSSProperties =>
  ({ "--largeur": `${characters}ch` }) as CSSProperties;

type CellsProps = Pick<DataTableProps, "columns" | "say"> & { readonly row: Row };

/** The cells of a row; the first one names it, where it is filled in. */
function Cells({ columns, row, say }: CellsProps): readonly ReactElement[] {
  return columns.map((column, place) => {
    const words = say(row, place);
    if (place === 0 && words !== "") {
      return (
        <th key={column.nom} scope="row" className="tableau__cle">
          {words}
        </th>
      );
    }
    return (
      <td key={column.nom} className={isAmount(column) ? "tableau__nombre" : undefined}>
        {words}
      </td>
    );
  });
}

/** Stands for the rows above or below those in view. */
function Spacer({ height, span }: { height: number; span: number }): ReactElement | null {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row that stands for absent ones cannot take focus
    <tr aria-hidden="true" className="tableau__vide">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

/** How one header sorts: its state, and what its button does. */
export interface SortHeader {
  readonly sorted: false | "asc" | "desc";
  readonly toggle: ((event: unknown) => void) | undefined;
}

const helper = createColumnHelper<typeof FEATURES, Row>();

/** TanStack Table over the rows, its sorting held by the address. */
function useSorted({ columns, rows, sort, onSort }: DataTableProps): {
  headers: readonly SortHeader[];
  sorted: readonly Row[];
} {
  const definitions = useMemo(
    () => columns.map(({ nom }, place) => sortable(nom, place)),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const sorting: SortingState = useMemo(
    () => (sort ? [{ id: sort.column, desc: sort.descending }] : []),
    [sort],
  );
  const table = useTable({
    features: FEATURES,
    columns: definitions,
    data,
    getRowId: (row) => String(row.place),
    state: { sorting },
    onSortingChange: (updater: Updater<SortingState>) => {
      const [first] = typeof updater === "function" ? updater(sorting) : updater;
      onSort(first ? { column: first.id, descending: first.desc } : null);
    },
  });
  return {
    headers: table.getAllColumns().map((column) => ({
      sorted: column.getIsSorted(),
      toggle: column.getToggleSortingHandler(),
    })),
    sorted: table.getRowModel().rows.map(({ original }) => original),
  };
}

const sortable = (id: string, place: number) =>
  helper.accessor((row): unknown => row.cells[place] ?? undefined, {
    id,
    sortFn: "cells",
    sortUndefined: "last",
    sortDescFirst: false,
  });
