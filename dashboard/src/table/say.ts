import { type Format, HARD } from "@fabriques/api/speech";
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
  if (typeof cell === "number") return sayNumber(cell, column, format);
  return cellValues(column, cell)
    .map((value) => sayValue(column, value, lexicon))
    .join(", ");
}

/** Decimals of a number in a cell that is not whole. */
const CELL_DECIMALS = 2;

/** `1 204`, `12,5`, `1 204 €`, `2023`: a year is a name, not an amount. */
function sayNumber(value: number, { type }: Pick<DataColumn, "type">, format: Format): string {
  if (type === "annee") return String(value);
  const rounded = Number(value.toFixed(CELL_DECIMALS));
  const written = format.number(rounded, Number.isInteger(rounded) ? 0 : CELL_DECIMALS);
  return type === "euros" ? `${written}${HARD}€` : written;
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
