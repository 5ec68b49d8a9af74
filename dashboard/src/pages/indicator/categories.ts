import type { Point } from "@fabriques/api/contract";
import type { Series, SeriesPoint } from "../../figure/series.js";
import { written } from "../../words/format.js";
import { type Text, text } from "../../words/text.js";

/** One value of a breakdown, over the years. */
export interface Category {
  readonly key: string;
  readonly label: string;
  readonly points: readonly Point[];
}

const NOTHING = text("aucune valeur publiable", "no value to publish");

type Valued = SeriesPoint & { readonly value: number };

const valued = ({ points }: Series): readonly Valued[] =>
  points.filter((point): point is Valued => point.value !== null);

/** `Métropole au plus haut en 2025` : what a breakdown shows first. */
export function leadingMessage(series: Series, year: string | null): Text {
  const [first] = valued(series);
  if (!first || year === null) return NOTHING;
  return text(
    `«\u00A0${first.label.fr}\u00A0» au plus haut en ${year}`,
    `“${first.label.en}” highest in ${year}`,
  );
}

/** Says each category's value in the year, largest first. */
export function shareSentence(series: Series, year: string | null): Text {
  const points = valued(series);
  if (points.length === 0 || year === null)
    return text("Aucune valeur n’est publiable.", "No value can be published.");
  return written((f) => {
    const said = f.list(
      points.map(({ label, value }) => `${label[f.language]} ${f.value(value, series.unit)}`),
    );
    return f.language === "fr" ? `En ${year}\u202F: ${said}.` : `In ${year}: ${said}.`;
  });
}
