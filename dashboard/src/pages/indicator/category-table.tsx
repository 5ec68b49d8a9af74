import type { ReactNode } from "react";
import { ValueText } from "../../figure/value-text.js";
import type { DataColumn } from "../../table/filters.js";
import type { Unit } from "../../words/format.js";
import { useWords } from "../../words/use-words.js";
import type { Category } from "./categories.js";

interface CategoryTableProps {
  readonly categories: readonly Category[];
  readonly years: readonly string[];
  readonly unit: Unit;
  readonly column: DataColumn;
}

/** The table twin of the small charts: a row per category, a column per year. */
export function CategoryTable({ categories, years, unit, column }: CategoryTableProps): ReactNode {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="sf-twin" tabIndex={0} aria-label={say(column.libelle)}>
      <table>
        <caption className="fr-sr-only">{say(column.libelle)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(column.libelle)}</th>
            {years.map((year) => (
              <th key={year} scope="col" className="sf-twin__number">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map(({ key, label, points }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {years.map((year) => {
                const point = points.find(({ periode }) => periode === year);
                return (
                  <td key={year} className="sf-twin__number">
                    <ValueText
                      value={point?.valeur ?? null}
                      status={point?.statut ?? "manquant"}
                      unit={unit}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
