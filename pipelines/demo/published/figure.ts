/** One row of `chiffres_publies.csv`: a figure said in public. */
export interface PublishedFigure {
  readonly indicator: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly counted: string;
  readonly scope: string;
  readonly date: string;
  readonly source: string;
  /** Whether the product takes it as its own. */
  readonly kept: boolean;
  readonly reason: string;
}

/** The synthesis of a Fabrique, by its number. */
export const synthesis = (number: number): string =>
  `DIAIR, synthèse de la Fabrique #${number} (2023)`;
