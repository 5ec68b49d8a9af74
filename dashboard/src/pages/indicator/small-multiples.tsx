import type { Point } from "@fabriques/api/contract";
import type { Unit } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { ValueText } from "../../figure/value-text.js";
import { MARKS } from "../../words/figures.js";
import { INDICATOR } from "../../words/indicator.js";
import { SECRECY } from "../../words/secrecy.js";
import type { Category } from "./categories.js";

interface SmallMultiplesProps {
  readonly categories: readonly Category[];
  readonly periods: readonly string[];
  readonly unit: Unit;
  /** The period whose value is written. */
  readonly chosen: string | null;
}

/** One chart of bars over time per category, all on one scale from zero, hidden periods hatched; the table twin says the same. */
export function SmallMultiples(props: SmallMultiplesProps): ReactNode {
  const { categories, periods, unit, chosen } = props;
  const { say } = useWords();
  const points = categories.flatMap((category) => category.points);
  const largest = Math.max(0, ...points.map(({ valeur }) => valeur ?? 0));
  const hides = points.some(({ statut }) => statut === "secret");
  return (
    <>
      <ul className="sf-multiples">
        {categories.map((category) => {
          const point = category.points.find(({ periode }) => periode === chosen);
          return (
            <li key={category.key}>
              <p className="sf-multiples__nom">
                <span>{category.label}</span>{" "}
                {point && (
                  <strong>
                    <ValueText
                      value={point.valeur}
                      status={point.statut}
                      coverage={point.couverture}
                      unit={unit}
                      short
                    />
                  </strong>
                )}
              </p>
              <Bars points={category.points} {...{ periods, largest, chosen }} />
            </li>
          );
        })}
      </ul>
      <p className="sf-multiples__note">
        {say(INDICATOR.sameScale)}
        {hides && (
          <span className="sf-multiples__legende">
            <span className="sf-multiples__echantillon" aria-hidden="true" />
            {say(SECRECY.hatched)}
          </span>
        )}
      </p>
    </>
  );
}

interface BarsProps {
  readonly points: readonly Point[];
  readonly periods: readonly string[];
  readonly largest: number;
  readonly chosen: string | null;
}

function Bars({ points, periods, largest, chosen }: BarsProps): ReactNode {
  const { say, format } = useWords();
  const heightOf = (value: number): string =>
    `${largest > 0 ? Math.max(0, (value / largest) * 100) : 0}%`;
  return (
    <div aria-hidden="true">
      <div
        className="sf-multiples__barres"
        style={{ gridTemplateColumns: `repeat(${periods.length}, minmax(0, 1fr))` }}
      >
        {runsOf(periods, points).map(({ from, span, point }) => (
          <span
            key={from}
            className={classOf(point, chosen)}
            style={{
              gridColumn: `${from + 1} / span ${span}`,
              height: point?.statut === "secret" ? "100%" : heightOf(point?.valeur ?? 0),
            }}
          >
            {point?.statut === "secret" && (
              <span className="sf-multiples__marque">{say(MARKS.secret)}</span>
            )}
          </span>
        ))}
      </div>
      <p className="sf-multiples__axe">
        <span>{format.shortPeriod(periods[0] ?? "")}</span>
        <span>{format.shortPeriod(periods.at(-1) ?? "")}</span>
      </p>
    </div>
  );
}

function classOf(point: Point | undefined, chosen: string | null): string {
  const isChosen = point?.periode === chosen && point?.statut !== "secret";
  const kind = isChosen ? "choisie" : (point?.statut ?? "manquant");
  return `sf-multiples__barre sf-multiples__barre--${kind}`;
}

/** A bar: where it starts, and how many periods it spans; hidden periods in a row are one band. */
interface Run {
  readonly from: number;
  readonly span: number;
  readonly point: Point | undefined;
}

function runsOf(periods: readonly string[], points: readonly Point[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [from, period] of periods.entries()) {
    const point = points.find(({ periode }) => periode === period);
    const last = runs.at(-1);
    const joins = point?.statut === "secret" && last?.point?.statut === "secret";
    if (joins) runs[runs.length - 1] = { ...last, span: last.span + 1 };
    else runs.push({ from, span: 1, point });
  }
  return runs;
}
