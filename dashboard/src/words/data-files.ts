import { type Text, text } from "./text.js";

/** A file of a dataset: extension, variant, name and what it is for. */
export interface DataFile {
  readonly id: string;
  readonly extension: string;
  readonly variant?: string;
  readonly name: Text;
  readonly use: Text;
}

const STANDARD: DataFile = {
  id: "csv",
  extension: "csv",
  name: text("CSV standard", "Standard CSV"),
  use: text("virgule, point décimal, UTF-8", "comma, decimal point, UTF-8"),
};

/** The files of a dataset. */
export const DATA_FILES: readonly DataFile[] = [
  {
    id: "xlsx",
    extension: "xlsx",
    name: text("Classeur XLSX", "XLSX workbook"),
    use: text("cellules typées, avec «\u00A0Lisez-moi\u00A0»", "typed cells, with its read-me"),
  },
  {
    id: "ods",
    extension: "ods",
    name: text("Classeur ODS", "ODS workbook"),
    use: text("cellules typées, avec «\u00A0Lisez-moi\u00A0»", "typed cells, with its read-me"),
  },
  {
    id: "csv-tableur",
    extension: "csv",
    variant: "tableur",
    name: text("CSV pour tableur français", "CSV for French spreadsheets"),
    use: text("point-virgule, virgule décimale", "semicolon, decimal comma"),
  },
  STANDARD,
  {
    id: "csv.zip",
    extension: "csv.zip",
    name: text("Archive ZIP", "ZIP archive"),
    use: text("CSV, «\u00A0Lisez-moi\u00A0» et schéma", "CSV, read-me and schema"),
  },
  {
    id: "parquet",
    extension: "parquet",
    name: text("Parquet", "Parquet"),
    use: text("typé et compact, pour les gros volumes", "typed and compact, for large volumes"),
  },
  {
    id: "arrow",
    extension: "arrow",
    name: text("Arrow IPC", "Arrow IPC"),
    use: text("typé, pour R, Python, DuckDB", "typed, for R, Python, DuckDB"),
  },
  {
    id: "json",
    extension: "json",
    name: text("JSON", "JSON"),
    use: text("réponse de l’API", "the API’s answer"),
  },
];

/** The file of an id; the standard CSV where there is none. */
export const fileOf = (id: string | undefined): DataFile =>
  DATA_FILES.find((file) => file.id === id) ?? STANDARD;
