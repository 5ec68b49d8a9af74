import { toUSVString } from "node:util";
import type { Cell, CellFault, CellType } from "./cell.js";
import type { FormatKind } from "./format.js";
import { canonicalNumber, losesDigits } from "./number.js";
import { type DateReading, type DateSystem, dateOfSerial, timeOfSerial } from "./serial.js";

/** Makes a cell of that type. */
export const cell = (column: number, type: CellType, text: string): Cell => ({
  column,
  type,
  text,
  fault: null,
});

/** Makes a cell without a sure value; `text` is what was written, of which the beginning is kept. */
export const faulty = (column: number, fault: CellFault, text: string): Cell => ({
  column,
  type: "fault",
  text: text.length > SHOWN ? `${toUSVString(text.slice(0, SHOWN))}…` : text,
  fault,
});

/** Characters of a faulty cell that a sentence may quote. */
const SHOWN = 80;

/** A text, null where it is empty, a fault where it passes `most` characters. */
export function textCell(column: number, text: string, most: number): Cell | null {
  if (text === "") return null;
  return text.length > most ? faulty(column, "text_too_long", text) : cell(column, "text", text);
}

/** A number as its format shows it: number, percentage, date or time. */
export function numberCell(
  column: number,
  raw: string,
  { kind, system }: { readonly kind: FormatKind; readonly system: DateSystem },
): Cell {
  const text = canonicalNumber(raw);
  if (text === null) return faulty(column, "unreadable_number", raw);
  if (kind === "date") {
    return dateCell(column, dateOfSerial(Number(raw), system), { type: "date", raw: text });
  }
  if (kind === "time") {
    return dateCell(column, timeOfSerial(Number(raw)), { type: "time", raw: text });
  }
  if (losesDigits(raw)) return faulty(column, "too_many_digits", raw);
  return cell(column, kind, text);
}

/** A date or time that was read, or the fault of what was written. */
export function dateCell(
  column: number,
  reading: DateReading,
  { type, raw }: { readonly type: "date" | "time"; readonly raw: string },
): Cell {
  return "text" in reading ? cell(column, type, reading.text) : faulty(column, reading.fault, raw);
}

/** `vrai` or `faux`, as the loader reads them. */
export function booleanCell(column: number, raw: string): Cell {
  if (raw === "1" || raw === "true") return cell(column, "boolean", "vrai");
  if (raw === "0" || raw === "false") return cell(column, "boolean", "faux");
  return faulty(column, "unreadable_boolean", raw);
}
