import { coverageWords } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { FIGURE } from "../words/figures.js";
import type { Text } from "../words/text.js";
import type { Series, SeriesPoint } from "./series.js";
import { Twin } from "./twin.js";
import { ValueText } from "./value-text.js";

function Count(props: { readonly of: number | null }): ReactNode {
  const { format } = useWords();
  if (props.of === null) return <span aria-hidden="true">–</span>;
  return format.number(props.of, Number.isInteger(props.of) ? 0 : 1);
}

function PointRow(props: {
  readonly point: SeriesPoint;
  readonly series: Series;
  readonly parts: Parts;
}): ReactNode {
  const { point, series, parts } = props;
  const { say } = useWords();
  const status = useReference().catalogue.statuts_valeur.find(({ id }) => id === point.status);
  return (
    <tr className={point.chosen ? "sf-twin__chosen" : undefined}>
      <th scope="row">{say(point.label)}</th>
      <td className="sf-twin__number">
        <ValueText value={point.value} status={point.status} unit={series.unit} />
      </td>
      {parts.numerator && (
        <td className="sf-twin__number">
          <Count of={point.numerator} />
        </td>
      )}
      {parts.denominator && (
        <td className="sf-twin__number">
          <Count of={point.denominator} />
        </td>
      )}
      <td>
        {status === undefined ? point.status : say(status.libelle)}
        {point.coverage !== null && ` (${say(coverageWords(point.coverage))})`}
      </td>
    </tr>
  );
}

interface Parts {
  readonly numerator: boolean;
  readonly denominator: boolean;
}

/** A numerator is only worth a column where it is not the value itself. */
function partsOf({ points }: Series): Parts {
  const denominator = points.some((point) => point.denominator !== null);
  const numerator = points.some(
    (point) => point.numerator !== null && (denominator || point.numerator !== point.value),
  );
  return { numerator, denominator };
}

/** The table that says the same as the chart, for those who read numbers or do not see. */
export function TwinTable(props: { readonly series: Series; readonly caption: Text }): ReactNode {
  const { series, caption } = props;
  const { say } = useWords();
  const parts = partsOf(series);
  return (
    <Twin caption={caption}>
      <thead>
        <tr>
          <th scope="col">{say(series.dimension)}</th>
          <th scope="col" className="sf-twin__number">
            {say(FIGURE.value)}
          </th>
          {parts.numerator && (
            <th scope="col" className="sf-twin__number">
              {say(FIGURE.numerator)}
            </th>
          )}
          {parts.denominator && (
            <th scope="col" className="sf-twin__number">
              {say(FIGURE.denominator)}
            </th>
          )}
          <th scope="col">{say(FIGURE.status)}</th>
        </tr>
      </thead>
      <tbody>
        {series.points.map((point) => (
          <PointRow key={point.key} point={point} series={series} parts={parts} />
        ))}
      </tbody>
    </Twin>
  );
}
