/** The column that rows are sorted by; null elsewhere means the dataset's own order. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** How one header sorts: its state, and what its button does. */
export interface SortHeader {
  readonly sorted: false | "asc" | "desc";
  readonly toggle: ((event: unknown) => void) | undefined;
}
