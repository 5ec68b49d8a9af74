/** Last day of a period `2023` or `2023-T1`, in days since 1 January 1970, `months` months later. */
export function endOf(period: string, months = 0): number {
  const [year, quarter = "4"] = period.split("-T");
  return Date.UTC(Number(year), Number(quarter) * 3 + months, 0) / 86_400_000;
}

/** Every period from the first to the last one, both included: years, or quarters. */
export function periodsBetween(first: string, last: string): string[] {
  const found: string[] = [];
  const isQuarterly = first.includes("-T");
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    const inYear = isQuarterly ? [1, 2, 3, 4].map((n) => `${year}-T${n}`) : [`${year}`];
    found.push(...inYear.filter((period) => period >= first && period <= last));
  }
  return found;
}

/** 1 January of a year, in days since 1 January 1970. */
export const newYear = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000;
