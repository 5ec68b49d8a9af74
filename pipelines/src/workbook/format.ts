/** What a number format makes of a number. */
export type FormatKind = "number" | "percentage" | "date" | "time";

/** Formats that every workbook knows by number, from the first to the last of each run. */
const BUILT_IN: readonly (readonly [first: number, last: number, kind: FormatKind])[] = [
  [9, 10, "percentage"],
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "date"],
  [27, 36, "date"],
  [45, 47, "time"],
  [50, 58, "date"],
];

/** Kind of the built-in format `id` of Office Open XML (ECMA-376, 18.8.30). */
export const builtInFormat = (id: number): FormatKind =>
  BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2] ?? "number";

/** Quoted text, an escaped character, the width of a character, a filling one: none of them is a code. */
const LITERALS = /"[^"]*"?|\\.|_.|\*./gsu;
const ELAPSED = /\[(h+|m+|s+)\]/gi;
const BRACKETS = /\[[^\]]*\]?/g;
const NOT_CODES = /general|standard|e[+-]|am\/pm|a\/p/gi;
/** Tenths of a second: the only digits that a date may show. */
const TENTHS = /(?<=[s\ue000])[.,]0+/gi;
/** Of French programs too, which may write `jj/mm/aaaa`. */
const CODES = /[ymdhs\ue000]|j{2,}|a{2,}/i;
const MARK = "\ue000";

/** Kind of a custom format, such as `[Red][$-40C]dd/mm/yyyy;@`: that of its first section that is not plain. */
export function customFormat(code: string): FormatKind {
  const sections = code
    .replace(LITERALS, "")
    .replace(ELAPSED, MARK)
    .replace(BRACKETS, "")
    .replace(NOT_CODES, "")
    .split(";")
    .filter((section) => !section.includes("@"));
  const kinds = sections.map(sectionKind);
  return kinds.find((kind) => kind !== "number") ?? "number";
}

function sectionKind(section: string): FormatKind {
  if (section.includes("%")) return "percentage";
  const codes = section.replace(TENTHS, "");
  if (/[0#?]/.test(codes) || !CODES.test(codes)) return "number";
  return isTime(codes) ? "time" : "date";
}

/** `m` is a month, unless hours or seconds stand beside it and neither day nor year. */
const isTime = (codes: string): boolean =>
  /[hs\ue000]/i.test(codes) && !/[yd]|m{3,}|j{2,}|a{2,}/i.test(codes);
