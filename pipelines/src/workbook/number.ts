/** Significant digits that spreadsheets keep. */
const DIGITS = 15;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Already canonical, in fifteen digits at most. */
const CANONICAL = /^(?:0|-?(?:[1-9]\d{0,14}|(?=[\d.]{3,16}$)(?:0|[1-9]\d*)\.\d*[1-9]))$/;
const LONG_INTEGER = /^-?0*(\d+?)0*$/;

/**
 * A number as the shortest plain decimal of what a spreadsheet shows, fifteen significant digits: `427000`, `0.5`, `0.3` for
 * `0.30000000000000004`, never `4.27E5`; null where it is no number.
 */
export function canonicalNumber(raw: string): string | null {
  if (CANONICAL.test(raw)) return raw;
  if (!NUMBER.test(raw)) return null;
  const value = Number(raw);
  if (!Number.isFinite(value)) return null;
  return value === 0 ? "0" : plainDecimal(value);
}

function plainDecimal(value: number): string {
  const sign = value < 0 ? "-" : "";
  const [mantissa = "", exponent] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split("e");
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, "0");
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Whether a whole number is written with more digits than a spreadsheet keeps, as long identifiers are: it would be changed. */
export function losesDigits(raw: string): boolean {
  if (raw.length <= DIGITS) return false;
  return (LONG_INTEGER.exec(raw)?.[1]?.length ?? 0) > DIGITS;
}
