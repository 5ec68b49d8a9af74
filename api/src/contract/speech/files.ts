import type { CsvVariant } from "../index.js";

/** What the name of a file says: what it holds, of which release, and how it was asked for. */
export interface NamedFile {
  /** The dataset, or the indicator. */
  readonly id: string;
  readonly release: string;
  /** That rows are filtered, that columns were left out. */
  readonly marks: readonly string[];
  readonly variant: CsvVariant;
}

/** Name of a file without its extension: `ctai-r0123456789ab-filtre-tableur`. */
export function fileName({ id, release, marks, variant }: NamedFile): string {
  return [id, release, ...marks, ...(variant === "standard" ? [] : [variant])].join("-");
}
