import type { ReactElement } from "react";
import { useWords } from "../app/use-words.js";
import { DATA } from "../words/data.js";
import type { Text } from "../words/text.js";
import type { SortHeader } from "./sort.js";

const ORDERS = { asc: "ascending", desc: "descending" } as const;
const ARROWS = { asc: "↑", desc: "↓", none: "↕" } as const;

interface HeaderCellProps {
  readonly label: Text;
  /** Whether the cells are amounts, aligned to the right. */
  readonly amount: boolean;
  readonly header: SortHeader | undefined;
}

/** A column's header: a button that sorts in rising, then falling, then the dataset's own order. */
export function HeaderCell({ label, amount, header }: HeaderCellProps): ReactElement {
  const { say } = useWords();
  const sorted = header?.sorted || "none";
  return (
    <th
      scope="col"
      className={amount ? "sf-tableau__nombre" : undefined}
      aria-sort={sorted === "none" ? "none" : ORDERS[sorted]}
    >
      <button
        type="button"
        className="sf-tableau__tri"
        onClick={header?.toggle}
        title={say(DATA.sort)}
      >
        <span>{say(label)}</span>
        <span className="sf-tableau__fleche" aria-hidden="true">
          {ARROWS[sorted]}
        </span>
      </button>
    </th>
  );
}
