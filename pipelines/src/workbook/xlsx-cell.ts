import type { Cell } from "./cell.js";
import type { Limits } from "./limits.js";
import { unescaped } from "./rich-text.js";
import { type DateSystem, dateOfIso } from "./serial.js";
import type { StringStore } from "./strings.js";
import type { Styles } from "./styles.js";
import { booleanCell, cell, dateCell, faulty, numberCell, textCell } from "./values.js";

/** A cell as it is written in the part of a sheet. */
export interface RawCell {
  column: number;
  /** Attribute `t`: `n` where it is absent. */
  type: string;
  style: number;
  hasFormula: boolean;
  /** Text of `v`, null without one. */
  value: string | null;
  /** Text of `is`. */
  inline: string;
}

/** What the cells of a workbook refer to. */
export interface CellContext {
  readonly styles: Styles;
  readonly strings: StringStore;
  readonly system: DateSystem;
  readonly limits: Limits;
}

/** The value of a cell, null where it is empty. */
export function cellOf(raw: RawCell, context: CellContext): Cell | null {
  const { column, type, value } = raw;
  const most = context.limits.cellText;
  if (raw.inline !== "") return textCell(column, raw.inline, most);
  if (value === null || (value === "" && type !== "str")) {
    return raw.hasFormula ? faulty(column, "formula_without_value", "") : null;
  }
  switch (type) {
    case "n":
      return numberCell(column, value.trim(), {
        kind: context.styles[raw.style] ?? "number",
        system: context.system,
      });
    case "s": {
      const text = /^\s*\d+\s*$/.test(value) ? context.strings.at(Number(value)) : undefined;
      if (text === undefined) return faulty(column, "unknown_string", value);
      return textCell(column, text, most);
    }
    case "str":
    case "inlineStr":
      return textCell(column, unescaped(value), most);
    case "b":
      return booleanCell(column, value.trim());
    case "e":
      return cell(column, "error", value.trim());
    case "d":
      return dateCell(column, dateOfIso(value.trim()), { type: "date", raw: value });
    default:
      return faulty(column, "unknown_type", type);
  }
}
