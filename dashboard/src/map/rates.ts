import type { Cell } from "@fabriques/api/contract";
import type { TerritoryFigure } from "./classes.js";

/** Units that grow with the size of a territory: a map of them would only show where people live. */
const COUNT_UNITS: readonly string[] = ["nombre", "euros"];

/** Whether values in that unit must be brought to the population before they are coloured. */
export const isCount = (unit: string): boolean => COUNT_UNITS.includes(unit);

const BASES = [10_000, 100_000, 1_000_000] as const;

/** For how many inhabitants a count is given: the smallest base for which the nation's rate is at least one. */
export function baseFor(count: number, inhabitants: number): number {
  return BASES.find((base) => (count * base) / inhabitants >= 1) ?? 1_000_000;
}

/** Figures per `base` inhabitants, the status as it was; a territory whose population is unknown becomes missing. */
export function perInhabitants(
  figures: readonly TerritoryFigure[],
  { population, base }: { readonly population: (code: string) => number; readonly base: number },
): readonly TerritoryFigure[] {
  return figures.map(({ code, valeur, statut }) => {
    const inhabitants = population(code);
    if (valeur === null) return { code, valeur, statut };
    if (inhabitants === 0) return { code, valeur: null, statut: "manquant" };
    return { code, valeur: (valeur * base) / inhabitants, statut };
  });
}

const PREFIXES = { region: "R", departement: "D" } as const;

/** Reads the territories of an indicator's answer, where they stand under their official codes (`84`, `2A`). */
export const figuresOf = (
  cells: readonly Cell[],
  level: keyof typeof PREFIXES,
): readonly TerritoryFigure[] =>
  cells.flatMap(({ [level]: code, valeur, statut }) =>
    typeof code === "string" ? [{ code: `${PREFIXES[level]}${code}`, valeur, statut }] : [],
  );
