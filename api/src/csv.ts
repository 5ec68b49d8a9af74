import type { Chunk } from "@fabriques/pipelines/release";
import { type CellValue, cellReaders } from "./cells.js";
import type { CsvVariant } from "./contract/routes.js";

/** How a variant writes a table. */
interface Dialect {
  readonly start: string;
  readonly delimiter: string;
  readonly number: (value: number) => string;
  readonly boolean: (value: boolean) => string;
}

const DIALECTS: Readonly<Record<CsvVariant, Dialect>> = {
  standard: { start: "", delimiter: ",", number: String, boolean: String },
  tableur: {
    start: "\ufeff",
    delimiter: ";",
    number: (value) => String(value).replace(".", ","),
    boolean: (value) => (value ? "oui" : "non"),
  },
};

const END = "\r\n";
const SPECIAL = /[",;\r\n]/;
/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** The header line of a CSV (RFC 4180), with the byte order mark where the variant has one. */
export function csvHeader(names: readonly string[], variant: CsvVariant): string {
  const { start, delimiter } = DIALECTS[variant];
  return start + names.map(csvText).join(delimiter) + END;
}

/** The lines of a chunk; a missing value is an empty field, an empty text is `""`. */
export function csvLines(chunk: Chunk, variant: CsvVariant): string {
  const dialect = DIALECTS[variant];
  const readers = cellReaders(chunk);
  let lines = "";
  for (let row = 0; row < chunk.length; row += 1) {
    const fields = readers.map((read) => csvField(read(row), dialect));
    lines += fields.join(dialect.delimiter) + END;
  }
  return lines;
}

function csvField(value: CellValue, dialect: Dialect): string {
  if (value === null) return "";
  if (typeof value === "number") return dialect.number(value);
  if (typeof value === "boolean") return dialect.boolean(value);
  return csvText(value);
}

function csvText(value: string): string {
  const inert = FORMULA.test(value) ? `'${value}` : value;
  return inert === "" || SPECIAL.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
