import type { ReactElement } from "react";
import { text } from "../words/text.js";
import { useWords } from "../words/use-words.js";
import type { SortHeader } from "./data-table.js";
import type { DataColumn } from "./filters.js";
import { isAmount } from "./words.js";

const ORDERS = { asc: "ascending", desc: "descending" } as const;
const ARROWS = { asc: "↑", desc: "↓", none: "↕" } as const;
const SORT = text("trier", "sort");

interface HeaderCellProps {
  readonly column: DataColumn;
  readonly header: SortHeader | undefined;
}

/** A column's header: a button that sorts in rising, then falling, then the dataset's own order. */
export function HeaderCell({ column, header }: HeaderCellProps): ReactElement {
  const { say } = useWords();
  const sorted = header?.sorted || "none";
  return (
    <th
      scope="col"
      className={isAmount(column) ? "tableau__nombre" : undefined}
      aria-sort={sorted === "none" ? "none" : ORDERS[sorted]}
    >
      <button type="button" className="tableau__tri" onClick={header?.toggle} title={say(SORT)}>
        <span>{say(column.libelle)}</span>
        <span className="tableau__fleche" aria-hidden="true">
          {ARROWS[sorted]}
        </span>
      </button>
    </th>
  );
}
