import type { Point } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { ValueText } from "../../figure/value-text.js";
import type { Unit } from "../../words/format.js";
import { useWords } from "../../words/use-words.js";
import type { Category } from "./categories.js";

interface SmallMultiplesProps {
  readonly categories: readonly Category[];
  readonly unit: Unit;
  /** The year whose value is written. */
  readonly year: string | null;
  /** Says how the scales are set. */
  readonly note: string;
}

/** One chart of yearly bars per category, all on one scale from zero; the table twin says the same. */
export function SmallMultiples({ categories, unit, year, note }: SmallMultiplesProps): ReactNode {
  const largest = Math.max(
    0,
    ...categories.flatMap(({ points }) => points.map(({ valeur }) => valeur ?? 0)),
  );
  return (
    <>
      <ul className="multiples">
        {categories.map(({ key, label, points }) => {
          const point = points.find(({ periode }) => periode === year);
          return (
            <li key={key}>
              <p className="multiples__nom">
                <span>{label}</span>{" "}
                {point && (
                  <strong>
                    <ValueText value={point.valeur} status={point.statut} unit={unit} short />
                  </strong>
                )}
              </p>
              <YearBars points={points} largest={largest} year={year} />
            </li>
          );
        })}
      </ul>
      <p className="multiples__note">{note}</p>
    </>
  );
}

interface YearBarsProps {
  readonly points: readonly Point[];
  readonly largest: number;
  readonly year: string | null;
}

/** Share of a year's room that its bar takes. */
const BAR = 0.72;

function YearBars({ points, largest, year }: YearBarsProps): ReactNode {
  const { format } = useWords();
  const heightOf = (value: number): number => (largest > 0 ? (value / largest) * 100 : 0);
  return (
    <div aria-hidden="true">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden from those who hear the page; the table says it */}
      <svg
        className="multiples__barres"
        viewBox={`0 0 ${points.length} 100`}
        preserveAspectRatio="none"
      >
        {points.map(({ periode, valeur, statut }, index) => (
          <rect
            key={periode}
            className={`multiples__barre multiples__barre--${periode === year ? "choisie" : statut}`}
            x={index + (1 - BAR) / 2}
            width={BAR}
            y={100 - heightOf(valeur ?? (statut === "secret" ? largest : 0))}
            height={heightOf(valeur ?? (statut === "secret" ? largest : 0))}
          />
        ))}
      </svg>
      <p className="multiples__axe">
        <span>{format.shortPeriod(points[0]?.periode ?? "")}</span>
        <span>{format.shortPeriod(points.at(-1)?.periode ?? "")}</span>
      </p>
    </div>
  );
}
