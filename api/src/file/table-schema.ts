import { KINDS } from "@fabriques/pipelines/catalogue";
import type { CsvVariant } from "../contract/formats.js";
import type { TableColumn } from "./table.js";

/** Table Schema of a CSV (Data Package v2): name, title, type and form of each field, as the variant writes it. */
export function tableSchema(
  columns: readonly TableColumn[],
  variant: CsvVariant,
): Record<string, unknown> {
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    missingValues: [""],
    fields: columns.map((column) => fieldOf(column, variant)),
  };
}

function fieldOf(column: TableColumn, variant: CsvVariant): Record<string, unknown> {
  const { name, kind, label, choices } = column;
  const type = KINDS[kind].tableSchemaType;
  const field = { name, title: label.fr, type };
  if (type === "list") return { ...field, delimiter: "|" };
  if (type === "number" && variant === "tableur") return { ...field, decimalChar: "," };
  if (type === "boolean" && variant === "tableur") {
    return { ...field, trueValues: ["oui"], falseValues: ["non"] };
  }
  if (!choices || choices.length === 0) return field;
  return { ...field, constraints: { enum: choices.map(({ value }) => value) } };
}
