/** A value read: bigint as number when safe (else decimal text), DATE as ISO text, LIST as array, DECIMAL as number. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[];

/** One row read, by column name. */
export type Row = Record<string, JsonValue>;

/** Turns a value of the engine into plain JSON; a type without a JSON form becomes its text. */
export function toJson(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : `${value}`;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (isList(value)) return value.items.map(toJson);
  if (isDecimal(value)) return value.toDouble();
  return String(value);
}

const isList = (value: object): value is { readonly items: readonly unknown[] } =>
  "items" in value && Array.isArray(value.items);

const isDecimal = (value: object): value is { toDouble(): number } => "toDouble" in value;
