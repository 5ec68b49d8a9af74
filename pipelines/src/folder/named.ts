import { foldHeader, recogniseDataset } from "../catalogue/header.js";
import type { Dataset } from "../catalogue/model.js";

const extensionOf = (name: string): string => /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** What exports are saved as; a file without extension may be one. */
const TABLES: ReadonlySet<string> = new Set(
  "csv tsv txt tab dat xlsx xlsm xltx xls xlsb ods fods".split(" ").concat(""),
);
const ARCHIVES: ReadonlySet<string> = new Set("zip gz 7z rar".split(" "));

/** Whether a text of that name is read: under another extension (`.md`, `.json`, `.bak`), it is something else. */
export const isTableName = (name: string): boolean => TABLES.has(extensionOf(name));

/**
 * The dataset that a file is clearly meant for: its name begins as that of the dataset does, and either ends as exports or
 * archives do, or has no other word (`ctai-2024.pdf`, but not `ctai-notice.pdf`). Null where nothing says so.
 */
export function meantFor(name: string): Dataset | null {
  const dataset = recogniseDataset([], name);
  if (dataset === null) return null;
  const extension = extensionOf(name);
  if (TABLES.has(extension) || ARCHIVES.has(extension)) return dataset;
  const stem = foldHeader(name.slice(0, -1 - extension.length));
  const hasWords = /[a-z]/.test(stem.slice(foldHeader(dataset.id).length));
  return hasWords ? null : dataset;
}

/** Left by a file manager or an open spreadsheet beside the files: nobody means them as exports. */
const LEFTOVER =
  /^(?:\.(?!.*\.(?:csv|tsv|xlsx|xlsm|ods)$)|\._|\.~lock\.|~\$|thumbs\.db$|desktop\.ini$|ehthumbs\.db$)/i;

/** Whether a name says nothing of exports: it is not even told. */
export const isLeftover = (name: string): boolean => LEFTOVER.test(name);
