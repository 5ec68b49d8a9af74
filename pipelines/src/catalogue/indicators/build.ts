import type { Aggregate, Indicator, Sql, TerritoryFigure } from "../model.js";
import type { Text } from "../text.js";

type Settings = Omit<
  Indicator,
  "numerator" | "denominator" | "factor" | "known" | "among" | "numeratorLabel" | "denominatorLabel"
>;
type Defaulted = "matureAfterMonths";
type Measured = Pick<
  Indicator,
  "numerator" | "denominator" | "factor" | "numeratorLabel" | "denominatorLabel"
> & { readonly known?: Sql; readonly among?: Sql };

/** What an indicator says beside its measure; the domain's common settings are given once by {@link family}. */
export type Own = Pick<Settings, "id" | "label" | "definition"> &
  Partial<Omit<Settings, "id" | "label" | "definition">>;

/** Makes the indicators of one domain: common settings, then each one's own words and measure. */
export const family =
  (common: Omit<Settings, "id" | "label" | "definition" | "keyPoint" | Defaulted>) =>
  (own: Own, measure: Measured): Indicator => ({ keyPoint: null, ...common, ...own, ...measure });

/** The words of a numerator and of a denominator. */
export interface Words {
  readonly of: Text;
  readonly among: Text;
}

/** Share in percent of the rows (or of `weight` summed over them) for which `of` holds; rows where it is unknown leave both. */
export const share = (
  of: Sql,
  words: Words,
  options: { readonly among?: Sql; readonly weight?: string } = {},
): Measured => {
  const { among, weight } = options;
  const known = weight ? `(${of}) is not null and ${weight} is not null` : `(${of}) is not null`;
  const all: Aggregate = weight ? { agg: "sum", of: weight } : { agg: "count" };
  return {
    ...(among ? { among } : {}),
    known,
    numerator: { ...all, where: of },
    denominator: all,
    factor: 100,
    numeratorLabel: words.of,
    denominatorLabel: words.among,
  };
};

/** Share in percent of the distinct values of `key` seen in a row for which `of` holds. */
export const distinctShare = (key: string, of: Sql, words: Words): Measured => ({
  known: `(${of}) is not null and ${key} is not null`,
  numerator: { agg: "distinct", of: key, where: of },
  denominator: { agg: "distinct", of: key },
  factor: 100,
  numeratorLabel: words.of,
  denominatorLabel: words.among,
});

/** Whether the person of a row is a woman; unknown where the sex is not stated. */
export const IS_WOMAN: Sql = "case sexe when 'F' then true when 'M' then false end";

/** Number of rows for which `of` holds, over those where it is known. */
export const number = (of: Sql, counted: Text): Measured => ({
  known: `(${of}) is not null`,
  numerator: { agg: "count", where: of },
  denominator: null,
  factor: 1,
  numeratorLabel: counted,
  denominatorLabel: null,
});

/** `factor` × sum of one column (or of an expression of them) / sum of another, over the rows where both are known. */
export const ratio = (
  of: Sql,
  per: Sql,
  options: { readonly factor: number; readonly words: Words },
): Measured => ({
  known: `${of} is not null and ${per} is not null`,
  numerator: { agg: "sum", of },
  denominator: { agg: "sum", of: per },
  factor: options.factor,
  numeratorLabel: options.words.of,
  denominatorLabel: options.words.among,
});

/** An aggregate alone. */
export const total = (numerator: Aggregate, counted: Text): Measured => ({
  ...("of" in numerator && numerator.agg !== "territory"
    ? { known: `${numerator.of} is not null` }
    : {}),
  numerator,
  denominator: null,
  factor: 1,
  numeratorLabel: counted,
  denominatorLabel: null,
});

/** `factor` × an aggregate / a reference figure of the territory. */
export const perTerritory = (
  numerator: Aggregate,
  per: TerritoryFigure,
  options: { readonly factor: number; readonly words: Words },
): Measured => ({
  ...total(numerator, options.words.of),
  denominator: { agg: "territory", of: per },
  factor: options.factor,
  denominatorLabel: options.words.among,
});
