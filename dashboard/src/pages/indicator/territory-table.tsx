import type { ReactNode } from "react";
import { type IndicatorWords, useReference } from "../../app/reference.js";
import { ValueText } from "../../figure/value-text.js";
import { FIGURE } from "../../words/figures.js";
import type { Format } from "../../words/format.js";
import { INDICATOR } from "../../words/indicator.js";
import { useWords } from "../../words/use-words.js";
import type { Compared, Comparison } from "./comparison.js";

interface TerritoryTableProps {
  readonly comparison: Comparison;
  readonly indicator: IndicatorWords;
  readonly chosen: string;
}

/** The table twin of the map and of the bars: value, number of cases, gap to the nation, status; the nation first. */
export function TerritoryTable(props: TerritoryTableProps): ReactNode {
  const { comparison, indicator } = props;
  const { say } = useWords();
  const { nation, territories, base } = comparison;
  const order = ({ value }: Compared): number => value.valeur ?? Number.NEGATIVE_INFINITY;
  const rows = [nation, ...territories.toSorted((a, b) => order(b) - order(a))];
  const headers = [
    base ? comparison.unit.libelle : FIGURE.value,
    indicator.numerateur,
    base ? INDICATOR.population : (indicator.denominateur ?? FIGURE.denominator),
    INDICATOR.gap,
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="sf-twin" tabIndex={0} aria-label={say(INDICATOR.tableOfTerritories)}>
      <table>
        <caption className="fr-sr-only">{say(indicator.libelle)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(FIGURE.territory)}</th>
            {headers.map((header) => (
              <th key={header.fr} scope="col" className="sf-twin__number">
                {say(header)}
              </th>
            ))}
            <th scope="col">{say(FIGURE.status)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.territory.code} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, ...props }: TerritoryTableProps & { readonly row: Compared }): ReactNode {
  const { comparison, indicator, chosen } = props;
  const { say, format } = useWords();
  const { unit, territoryName, catalogue } = useReference();
  const { territory, figure, value, gap } = row;
  const status = catalogue.statuts_valeur.find(({ id }) => id === value.statut);
  const among = comparison.base ? territory.population : figure.denominateur;
  return (
    <tr className={territory.code === chosen ? "sf-twin__chosen" : undefined}>
      <th scope="row">{say(territoryName(territory.code))}</th>
      <td className="sf-twin__number">
        <ValueText value={value.valeur} status={value.statut} unit={comparison.unit} />
      </td>
      <td className="sf-twin__number">
        {comparison.base ? (
          <ValueText value={figure.valeur} status={figure.statut} unit={unit(indicator.unite)} />
        ) : (
          sayCount(figure.numerateur, format)
        )}
      </td>
      <td className="sf-twin__number">{sayCount(among, format)}</td>
      <td className="sf-twin__number">
        {gap === null ? "–" : format.change(gap, comparison.unit)}
      </td>
      <td>{status ? say(status.libelle) : value.statut}</td>
    </tr>
  );
}

const sayCount = (count: number | null, { number }: Format): string =>
  count === null ? "–" : number(count, Number.isInteger(count) ? 0 : 1);
