import { type ColumnOf, hasValue, type Place } from "./cells.js";

/** Characters of the longest text of a number: `-0.0000012345678901234567`. */
const LONGEST = 25;
/** Whole numbers below are divided by the machine as such. */
const LARGE = 2 ** 31;
const ZERO = 0x30;
const MINUS = 0x2d;

/** Writes numbers as the shortest texts that give them back, `decimal` for the point; a missing one is empty. */
export function writeNumbers(
  { data, validity }: ColumnOf<"values">,
  decimal: string,
  { cells, column }: Place,
): void {
  const { spans, columns, rows } = cells;
  let at = cells.reserve(LONGEST * rows);
  const out = { bytes: cells.bytes, decimal };
  for (let row = 0; row < rows; row += 1) {
    if (!hasValue(validity, row)) continue;
    const span = 2 * (row * columns + column);
    spans[span] = at;
    at = writeNumber(data[row] as number | bigint, at, out);
    spans[span + 1] = at;
  }
  cells.keep(at);
}

interface Out {
  readonly bytes: Uint8Array;
  readonly decimal: string;
}

/**
 * Writes a number, and gives the place after it. Most are whole or have a decimal or two: written digit by digit, for a
 * quarter of the time. Their text is the only one of so few digits that gives them back.
 */
function writeNumber(value: number | bigint, at: number, out: Out): number {
  if (typeof value === "number" && Math.abs(value) < LARGE / 100) {
    const whole = Math.round(value);
    if (whole === value) return writeDigits({ digits: whole, decimals: 0 }, at, out);
    const tenths = Math.round(value * 10);
    if (tenths / 10 === value) return writeDigits({ digits: tenths, decimals: 1 }, at, out);
    const hundredths = Math.round(value * 100);
    if (hundredths / 100 === value) {
      return writeDigits({ digits: hundredths, decimals: 2 }, at, out);
    }
  }
  return writeAscii(String(value).replace(".", out.decimal), at, out.bytes);
}

/** `digits` divided by ten as many times as there are `decimals`. */
interface Decimal {
  readonly digits: number;
  readonly decimals: number;
}

function writeDigits({ digits, decimals }: Decimal, at: number, { bytes, decimal }: Out): number {
  let rest = Math.abs(digits) | 0;
  let from = at;
  if (digits < 0) {
    bytes[from] = MINUS;
    from += 1;
  }
  const end = from + Math.max(countDigits(rest), decimals + 1) + (decimals > 0 ? 1 : 0);
  const point = decimals > 0 ? end - 1 - decimals : -1;
  for (let to = end - 1; to >= from; to -= 1) {
    if (to === point) {
      bytes[to] = decimal.charCodeAt(0);
      continue;
    }
    const tenth = (rest / 10) | 0;
    bytes[to] = ZERO + rest - 10 * tenth;
    rest = tenth;
  }
  return end;
}

function countDigits(value: number): number {
  let digits = 1;
  for (let power = 10; power <= value; power *= 10) digits += 1;
  return digits;
}

function writeAscii(text: string, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < text.length; i += 1) bytes[at + i] = text.charCodeAt(i);
  return at + text.length;
}
