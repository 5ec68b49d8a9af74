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

/** What is said of a format before its bytes. */
export interface Format {
  readonly id: FormatId;
  /** Its media type, as `Accept` asks for it. */
  readonly type: string;
  /** The same, as an answer says it. */
  readonly contentType: string;
  readonly disposition: "inline" | "attachment";
  /** Whether the parameter `variante` means something to it. */
  readonly hasVariants: boolean;
}

/** What sets a format apart from a file to be kept, whose media type says all. */
const OWN: Readonly<Partial<Record<FormatId, Partial<Format>>>> = {
  json: { contentType: `${DATA_TYPES.json}; charset=utf-8`, disposition: "inline" },
  csv: { contentType: `${DATA_TYPES.csv}; charset=utf-8; header=present`, hasVariants: true },
  "csv.zip": { hasVariants: true },
};

/** Every format of rows, in the order of {@link DATA_TYPES}. */
export const FORMATS: readonly Format[] = (Object.keys(DATA_TYPES) as FormatId[]).map((id) => ({
  id,
  type: DATA_TYPES[id],
  contentType: DATA_TYPES[id],
  disposition: "attachment",
  hasVariants: false,
  ...OWN[id],
}));
