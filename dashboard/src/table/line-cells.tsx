import type { ReactElement } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import type { DataColumn } from "../filters/filter.js";
import { type Lexicon, lexiconOf } from "../filters/say.js";
import { DATA, withMissing } from "../words/data.js";
import { groupNumber, type Telling } from "./groups.js";
import { isAmount, sayCell } from "./say.js";
import type { Grouping, GroupLine } from "./use-lines.js";

interface RowCellsProps {
  readonly columns: readonly DataColumn[];
  /** Place of the row in the dataset's own order. */
  readonly row: number;
  readonly say: (row: number, column: string) => string;
  /** Whether it stands in a group: its first cells are the group's. */
  readonly inGroup: boolean;
}

const HIDDEN = "sf-tableau__nombre sf-tableau__secret";

/** The cells of a row; the first one names it, where it is filled in. */
export function RowCells({ columns, row, say, inGroup }: RowCellsProps): ReactElement {
  const { statuts_valeur } = useReference().catalogue;
  const secret = statuts_valeur.find(({ id }) => id === "secret")?.marque;
  const words = useWords();
  const cells = columns.map((column, place) => {
    const written = say(row, column.nom);
    const isHidden = isAmount(column) && secret && written === words.say(secret);
    if (place === 0 && written !== "") {
      return (
        <th
          key={column.nom}
          scope="row"
          className={inGroup ? "sf-tableau__rang" : "sf-tableau__cle"}
        >
          {written}
        </th>
      );
    }
    return (
      <td
        key={column.nom}
        className={isHidden ? HIDDEN : isAmount(column) ? "sf-tableau__nombre" : undefined}
      >
        {written}
      </td>
    );
  });
  return (
    <>
      {inGroup && <td colSpan={2} />}
      {cells}
    </>
  );
}

interface GroupCellsProps {
  readonly columns: readonly DataColumn[];
  readonly group: GroupLine;
  /** The column that makes the group. */
  readonly by: DataColumn;
  readonly telling: Grouping["telling"];
}

/** The cells of a group: a button that opens it, how many rows it has, and what its numbers make together. */
export function GroupCells({ columns, group, by, telling }: GroupCellsProps): ReactElement {
  const words = useWords();
  const lexicon = lexiconOf(words, useReference());
  const name = group.cell === null ? words.say(DATA.noValue) : sayCell(by, group.cell, lexicon);
  return (
    <>
      <th scope="row" className="sf-tableau__cle sf-tableau__groupe" data-niveau={group.depth}>
        <button
          type="button"
          className="sf-tableau__bascule"
          aria-expanded={group.isOpen}
          onClick={group.toggle}
        >
          <span className="sf-tableau__signe" aria-hidden="true">
            {group.isOpen ? "▾" : "▸"}
          </span>
          <span>
            <span className="fr-sr-only">{words.announce(by.libelle)}</span>
            {name}
          </span>
        </button>
      </th>
      <td className="sf-tableau__nombre">{words.format.number(group.count)}</td>
      {columns.map((column) => (
        <td key={column.nom} className={isAmount(column) ? "sf-tableau__nombre" : undefined}>
          {isAmount(column) && sayPart({ column, group, telling, lexicon })}
        </td>
      ))}
    </>
  );
}

interface PartSaid {
  readonly column: DataColumn;
  readonly group: GroupLine;
  readonly telling: Telling;
  readonly lexicon: Lexicon;
}

/** The number of a group, with how many of its rows have none; a mark where there is no number to give. */
function sayPart({ column, group, telling, lexicon }: PartSaid): string {
  const { say } = lexicon.words;
  const part = group.part(column.nom);
  const number = groupNumber(part, telling, column.stock);
  if (number === "manquant") return say(DATA.missingMark);
  if (number === "stock") return say(DATA.stockMark);
  const type = telling === "moyenne" && column.type === "entier" ? "decimal" : column.type;
  const written = sayCell({ ...column, type }, number, lexicon);
  return part.missing === 0 ? written : say(withMissing(written, part.missing));
}
