import type { Cell, Figure, IndicatorAnswer } from "@fabriques/api/contract";
import type { Unit } from "@fabriques/api/speech";
import type { Reference, Territory } from "../../app/reference.js";
import { isShown, type TerritoryFigure } from "../../map/classes.js";
import { baseFor, figuresOf, isCount, perInhabitants } from "../../map/rates.js";
import { perBase } from "../../words/territories.js";
import { join, type Text } from "../../words/text.js";

/** One territory compared: its figure as published, the value that is compared, and its gap to the nation's. */
export interface Compared {
  readonly territory: Territory;
  readonly figure: Figure;
  /** The value itself, or brought to the population where it is a count. */
  readonly value: TerritoryFigure;
  /** value − the nation's; null where either is absent. */
  readonly gap: number | null;
}

/** What the hidden territories make together: the nation less the ones shown. */
export interface Rest extends Omit<Compared, "territory"> {
  /** Inhabitants of the hidden territories. */
  readonly population: number;
}

/** Territories side by side in one period, and the nation. */
export interface Comparison {
  readonly unit: Unit;
  /** `pour 10 000 habitants` where the values compared are counts brought to the population; null where they are not. */
  readonly base: Text | null;
  readonly nation: Compared;
  readonly territories: readonly Compared[];
  /** Null where nothing is hidden, or where it cannot be had by subtraction. */
  readonly rest: Rest | null;
}

/** The unit of a count once brought to the population: its symbol stays short, the words say the base. */
function rateUnit(unit: Unit, base: Text, nation: number): Unit {
  return {
    id: `${unit.id}_par_habitant`,
    libelle: join([unit.libelle, base], " "),
    symbole: unit.symbole,
    decimales: nation < 10 ? 2 : nation < 100 ? 1 : 0,
  };
}

interface ComparisonAsked {
  /** By territory, in one period. */
  readonly parts: IndicatorAnswer;
  /** The nation in the same period. */
  readonly whole: IndicatorAnswer;
  readonly level: "region" | "departement";
  readonly unit: Unit;
  readonly reference: Pick<Reference, "territory">;
}

/** Compares the territories of a level in one period; null when the nation is unknown to the reference. */
export function compare({
  parts,
  whole,
  level,
  unit,
  reference,
}: ComparisonAsked): Comparison | null {
  const france = reference.territory("FR");
  const [national] = whole.valeurs;
  if (!france || !national) return null;
  const perInhabitant = isCount(unit.id);
  const inhabitants = (code: string): number => reference.territory(code)?.population ?? 0;
  const base = baseFor(national.valeur ?? 0, france.population);
  const of = (figures: readonly TerritoryFigure[]): readonly TerritoryFigure[] =>
    perInhabitant ? perInhabitants(figures, { population: inhabitants, base }) : figures;
  const [value = { code: "FR", valeur: null, statut: "manquant" as const }] = of([
    { code: "FR", valeur: national.valeur, statut: national.statut },
  ]);
  const values = new Map(of(figuresOf(parts.valeurs, level)).map((each) => [each.code, each]));
  const territories = parts.valeurs.flatMap((cell): Compared[] => {
    const [own] = figuresOf([cell], level);
    const [place, compared] = [reference.territory(own?.code ?? ""), values.get(own?.code ?? "")];
    if (!place || !compared) return [];
    return [{ territory: place, figure: cell, value: compared, gap: gapOf(compared, value) }];
  });
  return {
    unit: perInhabitant ? rateUnit(unit, perBase(base), value.valeur ?? 0) : unit,
    base: perInhabitant ? perBase(base) : null,
    nation: { territory: france, figure: national, value, gap: null },
    territories,
    rest: restOf(parts.restes, {
      level,
      nation: value,
      base: perInhabitant ? base : null,
      population: territories
        .filter((each) => each.figure.statut === "secret")
        .reduce((sum, { territory }) => sum + territory.population, 0),
    }),
  };
}

/** What a remainder is compared by. */
interface Hidden {
  readonly level: "region" | "departement";
  readonly nation: TerritoryFigure;
  /** For how many inhabitants the values are given; null where they are as published. */
  readonly base: number | null;
  /** Inhabitants of the hidden territories. */
  readonly population: number;
}

function restOf(cells: readonly Cell[], hidden: Hidden): Rest | null {
  const { level, nation, base, population } = hidden;
  const cell = cells.find(({ [level]: code }) => code === null);
  if (!cell) return null;
  const own = { code: "", valeur: cell.valeur, statut: cell.statut };
  const [value = own] =
    base === null ? [own] : perInhabitants([own], { population: () => population, base });
  return { figure: cell, value, gap: gapOf(value, nation), population };
}

const gapOf = (value: TerritoryFigure, nation: TerritoryFigure): number | null =>
  isShown(value) && isShown(nation) ? value.valeur - nation.valeur : null;

/** How many territories there are, how many have a value, and how many of these are above the nation's. */
export function countAbove({ territories }: Comparison): Above {
  const gaps = territories.map(({ gap }) => gap).filter((gap) => gap !== null);
  return {
    total: territories.length,
    shown: gaps.length,
    above: gaps.filter((gap) => gap > 0).length,
  };
}

/** Numbers of territories. */
export interface Above {
  readonly total: number;
  readonly shown: number;
  readonly above: number;
}

/** How many territories are hidden. */
export const hiddenIn = ({ territories }: Comparison): number =>
  territories.filter(({ value }) => value.statut === "secret").length;
