import type { Reference } from "../app/reference.js";
import type { Words } from "../app/use-words.js";
import type { DataColumn } from "../filters/filter.js";
import { lexiconOf } from "../filters/say.js";
import { marked } from "../words/data.js";
import type { Rows } from "./rows.js";
import { sayCell } from "./say.js";

/** Numbers of a published cell: the value, in the unit of the row's indicator, and what it is made of. */
const [VALUE, PARTS] = ["valeur", ["numerateur", "denominateur"]];
const PERIOD_COLUMN = "periode";

interface Written {
  readonly columns: readonly DataColumn[];
  readonly rows: Rows;
  readonly words: Words;
  readonly reference: Reference;
}

/**
 * How the cells of a dataset are written. Rows that are published cells carry an indicator and a status:
 * their value takes the indicator's unit and the mark of the status, or the mark alone where there is no number.
 */
export function cellWriter({
  columns,
  rows,
  words,
  reference,
}: Written): (row: number, column: string) => string {
  const lexicon = lexiconOf(words, reference);
  const places = new Map(rows.columns.map((name, place) => [name, place]));
  const known = new Map(columns.map((column) => [column.nom, column]));
  const read = (row: number, name: string) => rows.cell(row, places.get(name) ?? -1);
  const published = places.has("indicateur") && places.has("statut");
  return (row, name) => {
    const [column, cell] = [known.get(name), read(row, name)];
    if (!column) return "";
    if (!published) return sayCell(column, cell, lexicon);
    if (name === PERIOD_COLUMN) return words.format.shortPeriod(String(cell));
    const status = String(read(row, "statut"));
    if (status === "secret" && PARTS.includes(name)) return statusMark(status, words, reference);
    if (name !== VALUE) return sayCell(column, cell, lexicon);
    if (typeof cell !== "number") return statusMark(status, words, reference);
    const unit = reference.indicator(String(read(row, "indicateur")))?.unite ?? "";
    const [value, mark] = [
      words.format.value(cell, reference.unit(unit)),
      statusMark(status, words, reference),
    ];
    return marked(value, mark);
  };
}

function statusMark(status: string, { say }: Words, { catalogue }: Reference): string {
  const words = catalogue.statuts_valeur.find(({ id }) => id === status);
  return words ? say(words.marque) : "";
}
