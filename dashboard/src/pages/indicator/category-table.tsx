import type { Point } from "@fabriques/api/contract";
import type { Unit } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { Twin } from "../../figure/twin.js";
import { ValueText } from "../../figure/value-text.js";
import type { DataColumn } from "../../filters/filter.js";
import { addsUp, othersOf, SECRECY } from "../../words/secrecy.js";
import type { Categories } from "./categories.js";

interface CategoryTableProps {
  readonly categories: Categories;
  /** The value of all categories together in each period. */
  readonly whole: readonly Point[];
  /** Whether any of the categories is hidden in any period. */
  readonly hides: boolean;
  readonly unit: Unit;
  readonly column: DataColumn;
}

/** The table twin of the small charts: a row per category, then the hidden ones together, then all; a column per period. */
export function CategoryTable(props: CategoryTableProps): ReactNode {
  const { categories, whole, hides, column, unit } = props;
  const { all, rest, periods } = categories;
  const { say, format } = useWords();
  return (
    <>
      <Twin caption={column.libelle}>
        <thead>
          <tr>
            <th scope="col">{say(column.libelle)}</th>
            {periods.map((period) => (
              <th key={period} scope="col" className="sf-twin__number">
                {format.shortPeriod(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(({ key, label, points }) => (
            <CategoryRow key={key} label={label} {...{ points, periods, unit }} />
          ))}
          {rest && (
            <CategoryRow
              label={rest.label}
              kind="rest"
              points={rest.points}
              {...{ periods, unit }}
            />
          )}
          <CategoryRow
            label={say(SECRECY.whole)}
            kind="whole"
            points={whole}
            {...{ periods, unit }}
          />
        </tbody>
      </Twin>
      {hides && (
        <p className="sf-twin__note">
          {say(rest ? addsUp(othersOf(column.nom)) : SECRECY.doesNotAddUp)}
        </p>
      )}
    </>
  );
}

interface CategoryRowProps {
  readonly label: string;
  readonly points: readonly Point[];
  readonly periods: readonly string[];
  readonly unit: Unit;
  readonly kind?: "rest" | "whole";
}

function CategoryRow({ label, points, periods, unit, kind }: CategoryRowProps): ReactNode {
  const { say } = useWords();
  return (
    <tr className={kind && `sf-twin__${kind}`}>
      <th scope="row">{label}</th>
      {periods.map((period) => {
        const point = points.find(({ periode }) => periode === period);
        return (
          <td key={period} className="sf-twin__number">
            {point === undefined && kind === "rest" ? (
              <>
                <span aria-hidden="true">–</span>
                <span className="fr-sr-only">{say(SECRECY.nothingHidden)}</span>
              </>
            ) : (
              <ValueText
                value={point?.valeur ?? null}
                status={point?.statut ?? "manquant"}
                coverage={point?.couverture ?? null}
                unit={unit}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}
