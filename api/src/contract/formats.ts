/** Media types of a dataset's rows and of an indicator's values, by extension. */
export const DATA_TYPES = {
  json: "application/json",
  csv: "text/csv",
  "csv.zip": "application/zip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.stream",
} as const satisfies Readonly<Record<string, string>>;

/** A format of rows, named by its extension. */
export type FormatId = keyof typeof DATA_TYPES;

/** The two ways to write a CSV: RFC 4180 with a decimal point, or as French spreadsheets open it. */
export const CSV_VARIANTS = ["standard", "tableur"] as const;

/** One of {@link CSV_VARIANTS}. */
export type CsvVariant = (typeof CSV_VARIANTS)[number];
