import type { IndicatorWords } from "../../app/reference.js";
import { pointOf, REST_KEY, rankedSeries, type Series } from "../../figure/series.js";
import { FIGURE } from "../../words/figures.js";
import { othersOf } from "../../words/secrecy.js";
import { same, type Text } from "../../words/text.js";
import type { Compared, Comparison } from "./comparison.js";

interface ComparisonTold {
  readonly indicator: IndicatorWords;
  readonly comparison: Comparison;
  /** Code of the territory that the reader looks at. */
  readonly territory: string;
  readonly level: "region" | "departement";
}

/** The territories and the nation, as ranked bars want them; what the hidden ones make together comes last. */
export function comparisonSeries({
  indicator,
  comparison,
  territory,
  level,
}: ComparisonTold): Series {
  const { nation, territories, rest, unit, base } = comparison;
  const point = ({ figure, value }: Pick<Compared, "figure" | "value">, place: BarPlace) =>
    pointOf(
      {
        ...figure,
        ...(base && { numerateur: figure.valeur, denominateur: place.population }),
        valeur: value.valeur,
        statut: value.statut,
      },
      place,
    );
  const points = [nation, ...territories].map((own) => {
    const { code, nom, population } = own.territory;
    return point(own, { key: code, label: same(nom), population, chosen: code === territory });
  });
  const words = { id: indicator.id, label: indicator.libelle, dimension: FIGURE.territory, unit };
  const ranked = rankedSeries(words, points);
  if (!rest) return ranked;
  const { population } = rest;
  const last = point(rest, { key: REST_KEY, label: othersOf(level), population, chosen: false });
  return { ...ranked, points: [...ranked.points, last] };
}

/** What a bar stands for. */
interface BarPlace {
  /** Code of the territory. */
  readonly key: string;
  readonly label: Text;
  readonly population: number;
  readonly chosen: boolean;
}
