import { type Format, HARD, THIN, type Unit, written } from "@fabriques/api/speech";
import type { Text } from "./text.js";

/** `pour 10 000 habitants`. */
export const perBase = (base: number): Text =>
  written(({ language, number }) =>
    language === "fr" ? `pour ${number(base)} habitants` : `per ${number(base)} inhabitants`,
  );

/** A territory's name and its value. */
export interface TerritoryValue {
  readonly name: string;
  readonly value: number;
}

/** What a sentence about the territories of one period says. */
export interface TerritoriesSaid {
  readonly unit: Unit;
  /** `pour 10 000 habitants`, where the values are counts brought to the population. */
  readonly base: Text | null;
  /** The nation's value; null where it is absent. */
  readonly nation: number | null;
  /** The territories that have a value other than zero, from the lowest to the highest. */
  readonly ranked: readonly TerritoryValue[];
  /** How many are at zero, and how many are hidden. */
  readonly zeros: number;
  readonly hidden: number;
  readonly isProvisional: boolean;
  /** The one looked at, with its gap to the nation; null where it has none. */
  readonly chosen: (TerritoryValue & { readonly gap: number }) | null;
}

/** Says what the map says: the nation, the span of the territories, how many are hidden, and the one chosen. */
export const territorySentence = (territories: TerritoriesSaid): Text =>
  written((format) =>
    [nationOf, spanOf, hiddenTerritories, provisionalOf, chosenOf]
      .map((say) => say(territories, format))
      .filter((sentence) => sentence !== "")
      .join(" "),
  );

type Say = (territories: TerritoriesSaid, format: Format) => string;

const nationOf: Say = ({ nation, unit, base }, f) => {
  if (nation === null) return "";
  const value = [f.value(nation, unit), base?.[f.language]].filter(Boolean).join(" ");
  return f.language === "fr"
    ? `La valeur nationale est de ${value}.`
    : `The national value is ${value}.`;
};

const spanOf: Say = ({ ranked, zeros, unit }, f) => {
  const [lowest, highest] = [ranked[0], ranked.at(-1)];
  if (!lowest || !highest || lowest.value === highest.value) return "";
  const said = ({ name, value }: TerritoryValue): string => `${f.value(value, unit)} (${name})`;
  if (f.language === "fr") {
    const who =
      zeros === 0
        ? "Les territoires"
        : `${zeros} territoire${zeros > 1 ? "s sont" : " est"} à zéro${THIN}; les autres`;
    return `${who} vont de ${said(lowest)} à ${said(highest)}.`;
  }
  const who = zeros === 0 ? "Territories" : `${zeros} at zero; the other territories`;
  return `${who} range from ${said(lowest)} to ${said(highest)}.`;
};

const hiddenTerritories: Say = ({ hidden }, f) => {
  if (hidden === 0) return "";
  const many = hidden > 1;
  return f.language === "fr"
    ? `${hidden}${HARD}territoire${many ? "s sont couverts" : " est couvert"} par le secret statistique.`
    : `${hidden}${HARD}${many ? "territories are" : "territory is"} hidden by statistical secrecy.`;
};

const provisionalOf: Say = ({ isProvisional }, f) => {
  if (!isProvisional) return "";
  return f.language === "fr" ? "Valeurs provisoires." : "Provisional values.";
};

const chosenOf: Say = ({ chosen, unit }, f) => {
  if (chosen === null) return "";
  const [value, gap] = [f.value(chosen.value, unit), f.change(chosen.gap, unit)];
  return f.language === "fr"
    ? `${chosen.name} est à ${value}, soit ${gap} par rapport à la France.`
    : `${chosen.name} is at ${value}, ${gap} against France.`;
};
