/** The period that follows: `2023` → `2024`, `2023-T4` → `2024-T1`. */
export function nextPeriod(period: string): string {
  const year = Number(period.slice(0, 4));
  if (period.length === 4) return String(year + 1);
  const quarter = Number(period.slice(-1));
  return quarter === 4 ? `${year + 1}-T1` : `${year}-T${quarter + 1}`;
}
