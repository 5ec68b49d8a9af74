import type { Format } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { type IndicatorWords, useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { Twin } from "../../figure/twin.js";
import { ValueText } from "../../figure/value-text.js";
import { FIGURE } from "../../words/figures.js";
import { INDICATOR } from "../../words/indicator.js";
import { addsUp, othersOf, SECRECY } from "../../words/secrecy.js";
import { type Compared, type Comparison, hiddenIn } from "./comparison.js";

interface TerritoryTableProps {
  readonly comparison: Comparison;
  readonly indicator: IndicatorWords;
  readonly level: "region" | "departement";
  readonly chosen: string;
}

/**
 * The table twin of the map and of the bars: value, number of cases, gap to the nation, status; the nation first, the
 * hidden territories together last.
 */
export function TerritoryTable(props: TerritoryTableProps): ReactNode {
  const { comparison, indicator, level, chosen } = props;
  const { say } = useWords();
  const { territoryName } = useReference();
  const { nation, territories, rest } = comparison;
  const order = ({ value }: Compared): number => value.valeur ?? Number.NEGATIVE_INFINITY;
  const rows = [nation, ...territories.toSorted((a, b) => order(b) - order(a))];
  const others = othersOf(level);
  return (
    <>
      <Twin caption={indicator.libelle} label={INDICATOR.tableOfTerritories}>
        <Headers {...props} />
        <tbody>
          {rows.map((row) => (
            <TerritoryRow
              key={row.territory.code}
              {...props}
              name={say(territoryName(row.territory.code))}
              row={{ ...row, population: row.territory.population }}
              kind={row.territory.code === chosen ? "chosen" : undefined}
            />
          ))}
          {rest && <TerritoryRow {...props} name={say(others)} row={rest} kind="rest" />}
        </tbody>
      </Twin>
      {hiddenIn(comparison) > 0 && (
        <p className="sf-twin__note">{say(rest ? addsUp(others) : SECRECY.doesNotAddUp)}</p>
      )}
    </>
  );
}

function Headers({ comparison, indicator }: TerritoryTableProps): ReactNode {
  const { say } = useWords();
  const { base, unit } = comparison;
  const headers = [
    base ? unit.libelle : FIGURE.value,
    indicator.numerateur,
    base ? INDICATOR.population : (indicator.denominateur ?? FIGURE.denominator),
    INDICATOR.gap,
  ];
  return (
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
  );
}

interface TerritoryRowProps extends Pick<TerritoryTableProps, "comparison" | "indicator"> {
  readonly name: string;
  readonly row: Omit<Compared, "territory"> & { readonly population: number };
  readonly kind: "chosen" | "rest" | undefined;
}

function TerritoryRow({ name, row, kind, comparison, indicator }: TerritoryRowProps): ReactNode {
  const { say, format } = useWords();
  const { unit, catalogue } = useReference();
  const { figure, value, gap, population } = row;
  const status = catalogue.statuts_valeur.find(({ id }) => id === value.statut);
  const among = comparison.base ? population : figure.denominateur;
  return (
    <tr className={kind && `sf-twin__${kind}`}>
      <th scope="row">{name}</th>
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
