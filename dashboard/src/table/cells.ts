import type { Reference } from "../app/reference.js";
import type { Words } from "../words/use-words.js";
import type { DataColumn } from "./filters.js";
import type { Row } from "./rows.js";
import { lexiconOf, sayCell } from "./words.js";

/** Numbers of a published cell: the value, in the unit of the row's indicator, and what it is made of. */
const [VALUE, PARTS] = ["valeur", ["numerateur", "denominateur"]];

/**
 * How the cells of a dataset are written. Rows that are published cells carry an indicator and a status:
 * their value takes the indicator's unit, or the mark of the status where there is no number.
 */
export function cellWriter({
  columns,
  words,
  reference,
}: {
  readonly columns: readonly DataColumn[];
  readonly words: Words;
  readonly reference: Reference;
}): (row: Row, place: number) => string {
  const lexicon = lexiconOf(words, reference);
  const placeOf = (name: string): number => columns.findIndex(({ nom }) => nom === name);
  const [indicatorAt, statusAt] = [placeOf("indicateur"), placeOf("statut")];
  const published = indicatorAt >= 0 && statusAt >= 0;
  return (row, place) => {
    const [column, cell = null] = [columns[place], row.cells[place]];
    if (!column) return "";
    const status = String(row.cells[statusAt]);
    const hidden = status === "secret" && PARTS.includes(column.nom);
    if (published && hidden) return markOf(status, words, reference);
    if (!published || column.nom !== VALUE) return sayCell(column, cell, lexicon);
    if (typeof cell !== "number") return markOf(status, words, reference);
    const unit = reference.indicator(String(row.cells[indicatorAt]))?.unite ?? "";
    return words.format.value(cell, reference.unit(unit));
  };
}

function markOf(status: string, { say }: Words, { catalogue }: Reference): string {
  const words = catalogue.statuts_valeur.find(({ id }) => id === status);
  return words ? say(words.marque) : "";
}
