/** `1,5 Go`. */
export function sizeInWords(bytes: number): string {
  const [most, unit] = UNITS.find(([one]) => bytes >= one) ?? [1, "octets"];
  return `${(bytes / most).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} ${unit}`;
}

const UNITS: readonly (readonly [bytes: number, unit: string])[] = [
  [2 ** 30, "Go"],
  [2 ** 20, "Mo"],
  [2 ** 10, "Ko"],
];

/** `1 048 576`, with the spaces of French. */
export const numberInWords = (number: number): string => number.toLocaleString("fr-FR");
