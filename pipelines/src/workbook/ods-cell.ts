import type { Cell } from "./cell.js";
import { dateOfIso, timeOfIso } from "./serial.js";
import { booleanCell, cell, dateCell, faulty, numberCell, textCell } from "./values.js";
import type { Attributes } from "./xml.js";

/** A cell as it is written in `content.xml`. */
export interface RawOdsCell {
  readonly column: number;
  readonly attributes: Attributes;
  /** Its paragraphs, as they are shown. */
  readonly text: string;
  /** Characters that a text may have. */
  readonly most: number;
}

/** Errors that programs write as the text of a formula that counts as a number, or as a text. */
const ERROR = /^(?:#[\p{Lu}\d/\s]+[!?]?|Err:\d{3})$/u;

/** The value of a cell, null where it is empty. */
export function cellOfOds({ column, attributes, text, most }: RawOdsCell): Cell | null {
  const type = attributes["office:value-type"];
  const hasFormula = attributes["table:formula"] !== undefined;
  const isError = attributes["calcext:value-type"] === "error" || (hasFormula && ERROR.test(text));
  if (isError) return cell(column, "error", text);
  switch (type) {
    case undefined:
      if (hasFormula && text === "") return faulty(column, "formula_without_value", "");
      return textCell(column, text, most);
    case "string":
      return textCell(column, attributes["office:string-value"] ?? text, most);
    case "float":
    case "currency":
      return number(column, attributes["office:value"] ?? text, "number");
    case "percentage":
      return number(column, attributes["office:value"] ?? text, "percentage");
    case "date": {
      const raw = attributes["office:date-value"] ?? text;
      return dateCell(column, dateOfIso(raw), { type: "date", raw });
    }
    case "time": {
      const raw = attributes["office:time-value"] ?? text;
      return dateCell(column, timeOfIso(raw), { type: "time", raw });
    }
    case "boolean":
      return booleanCell(column, attributes["office:boolean-value"] ?? text);
    case "void":
      return null;
    default:
      return faulty(column, "unknown_type", type);
  }
}

const number = (column: number, raw: string, kind: "number" | "percentage"): Cell =>
  numberCell(column, raw, { kind, system: 1900 });
