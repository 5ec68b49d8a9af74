import type { DataColumn } from "../filters/filter.js";
import { type Lexicon, sayValue } from "../filters/say.js";
import { groupedBy, sortedBy } from "../words/data.js";
import { BOOLEANS } from "../words/filters.js";
import { same, type Text } from "../words/text.js";
import type { CellValue } from "./rows.js";
import type { Sort } from "./sort.js";

const AMOUNTS: readonly string[] = ["entier", "decimal", "euros"];

/** Whether the cells of a column are amounts, aligned to the right. */
export const isAmount = ({ type }: DataColumn): boolean => AMOUNTS.includes(type);

/** A cell as read on screen; an absent one is an empty text. */
export function sayCell(column: DataColumn, cell: CellValue, lexicon: Lexicon): string {
  const { say, format } = lexicon.words;
  if (cell === null) return "";
  if (typeof cell === "boolean") return say(BOOLEANS[cell ? "true" : "false"]);
  if (typeof cell === "number") return format.cell(cell, column.type);
  return cellValues(column, cell)
    .map((value) => sayValue(column, value, lexicon))
    .join(", ");
}

/** Lists travel as one text, as in the exports: `91|77`. */
const cellValues = ({ type }: DataColumn, cell: string): readonly string[] =>
  type.startsWith("liste_") ? cell.split("|") : [cell];

type NamedColumn = Pick<DataColumn, "nom" | "libelle">;

const labelOf = (name: string, columns: readonly NamedColumn[]): Text =>
  columns.find(({ nom }) => nom === name)?.libelle ?? same(name);

/** How the rows are sorted, as it is told to those who do not see the arrow of the header. */
export const saySort = ({ column, descending }: Sort, columns: readonly NamedColumn[]): Text =>
  sortedBy(labelOf(column, columns), descending);

/** How the rows are put together, outermost groups first. */
export const sayGroups = (by: readonly string[], columns: readonly NamedColumn[]): Text =>
  groupedBy(by.map((name) => labelOf(name, columns)));
