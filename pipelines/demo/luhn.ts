/** Whether nine digits carry a right Luhn key, as a SIREN does. */
export function isSiren(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index++) {
    const doubled = Number(text[index]) * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * SIREN of synthetic employer number `index` (0 to 9,998): `0000`, four digits and the key.
 * No real firm has such a number, and anyone can see it.
 */
export function syntheticSiren(index: number): string {
  const digits = `0000${String(index + 1).padStart(4, "0")}`;
  for (let key = 0; key < 10; key++) {
    if (isSiren(`${digits}${key}`)) return `${digits}${key}`;
  }
  throw new RangeError(`No synthetic SIREN for employer ${index}`);
}

/** Number of employers that {@link syntheticSiren} can tell apart. */
export const MOST_EMPLOYERS = 9_999;
