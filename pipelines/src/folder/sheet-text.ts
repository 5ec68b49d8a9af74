import type { Column } from "../catalogue/model.js";
import type { Cell, Row } from "../workbook/cell.js";
import { canonicalNumber } from "../workbook/number.js";

/** Between the cells of a sheet that is written out: a text that holds newlines hardly ever holds tabs too. */
export const SHEET_DELIMITER = "\t";

/** What a cell without a sure value is written as: a spreadsheet's error, which no kind of column reads as a value. */
const LOST = "#VALEUR!";

/** Whether a cell has no sure value: what is said of it must then be said of its column. */
export const isLost = ({ type }: Cell): boolean => type === "error" || type === "fault";

/** A number with decimals in a column of numbers: its notation says nothing of how the texts of the column are written. */
export const isDecimal = ({ type, text }: Cell): boolean => type === "number" && text.includes(".");

/** A row as one record, its cells beyond `width` brought back to the last one; empty where no cell has anything. */
export function rowText(
  { cells }: Pick<Row, "cells">,
  { width, columns }: { readonly width: number; readonly columns: readonly (Column | null)[] },
): string {
  const written: string[] = [];
  for (const cell of cells) {
    const at = Math.min(cell.column, width) - 1;
    written[at] ||= cellText(cell, columns[at] ?? null);
  }
  if (!written.some((text) => text !== "")) return "";
  return Array.from({ length: width }, (_, i) => written[i] ?? "").join(SHEET_DELIMITER);
}

/** A cell as the loader reads it in that column without any doubt; texts are always in quotes. */
export function cellText(cell: Cell, column: Column | null): string {
  switch (cell.type) {
    case "text":
      return cell.text.trim() === "" ? "" : quoted(cell.text);
    case "number":
      return numberText(cell.text, column);
    case "percentage":
      return quoted(`${decimalComma(hundredfold(cell.text))} %`);
    case "boolean":
      return cell.text === "vrai" ? "oui" : "non";
    case "error":
    case "fault":
      return LOST;
    default:
      return cell.text;
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const decimalComma = (text: string): string => text.replace(".", ",");

/** Fifteen digits, as a spreadsheet shows: `7` for `0.07`, not `7.000000000000001`. */
const hundredfold = (text: string): string => canonicalNumber(String(Number(text) * 100)) ?? text;

/** Decimals that the loader reads at most. */
const MOST_DECIMALS = 12;
/** Three decimals after three digits at most, which in a text may be thousands. */
const DOUBTFUL = /^-?[1-9]\d{0,2}\.\d{3}$/;

function numberText(text: string, column: Column | null): string {
  const isNumber = column?.kind === "decimal" || column?.kind === "euros";
  if (!isNumber) return decimalComma(text);
  const decimals = text.length - 1 - text.indexOf(".");
  const isLong = text.includes(".") && decimals > MOST_DECIMALS;
  const short = isLong ? (canonicalNumber(Number(text).toFixed(MOST_DECIMALS)) ?? text) : text;
  return decimalComma(DOUBTFUL.test(short) ? `${short}0` : short);
}
