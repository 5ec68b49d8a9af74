import type { Column, KindId, RowCheck, Sql } from "./model.js";
import { quarterOf, writtenDay } from "./periods.js";
import { type Text, text } from "./text.js";

const REPAIR = {
  required: text(
    "Corriger la cellule\u202f: sans elle, la ligne est écartée.",
    "Correct the cell: without it, the row is left out.",
  ),
  optional: text(
    "Corriger la cellule, ou la laisser vide si la valeur n’est pas connue.",
    "Correct the cell, or leave it empty if the value is not known.",
  ),
};

/** Makes the refusal of a kind's cells: what is expected, then what to do. */
export const expected =
  (of: (column: Column) => Text) =>
  (column: Column): Text => {
    const what = of(column);
    const repair = column.required ? REPAIR.required : REPAIR.optional;
    return text(`${what.fr} ${repair.fr}`, `${what.en} ${repair.en}`);
  };

/** The rule on a column's limits over its typed value, filed as `limites`; null for a column without limits. A false cell is as good as unreadable. */
export function limitCheck(column: Column): RowCheck | null {
  const { name, min, max } = column;
  if (min === undefined && max === undefined) return followedCheck(column);
  const low = min === undefined ? [] : [`"${name}" >= ${min}`];
  const high = max === undefined ? [] : [`"${name}" <= ${max}`];
  const range = rangeWords(min, max);
  return {
    rule: "limites",
    column: name,
    holds: [...low, ...high].join(" and "),
    message: expected(() => range)(column),
  };
}

/** Year before which nothing was followed: the programme of the Fabriques looks back on the decade that they began in. */
const FIRST_YEAR = 2015;

/** What the first year that may be told holds, by kind. */
const EARLIEST: Readonly<Partial<Record<KindId, Sql>>> = {
  date: `date '${FIRST_YEAR}-01-01'`,
  annee: `${FIRST_YEAR}`,
  trimestre: `'${FIRST_YEAR}-T1'`,
};

/** The limit of a column that tells what happened: a date of 1900 is a spreadsheet's empty cell. */
function followedCheck(column: Column): RowCheck | null {
  const earliest = column.happened && EARLIEST[column.kind];
  if (!earliest) return null;
  const what = text(
    `Rien n’est suivi avant ${FIRST_YEAR}\u202f: vérifier l’année (1900 est une cellule vide ou un zéro dans un tableur).`,
    `Nothing is followed before ${FIRST_YEAR}: check the year (1900 is an empty cell or a zero in a spreadsheet).`,
  );
  return {
    rule: "limites",
    column: column.name,
    holds: `"${column.name}" >= ${earliest}`,
    message: expected(() => what)(column),
  };
}

/** Id of the rule of {@link happenedCheck}. */
export const DATE_TO_COME = "date_future";

/** What a cell that begins on the ISO `day` holds, by kind: the latest that may have happened by then. */
const LATEST: Readonly<Partial<Record<KindId, (day: string) => Sql>>> = {
  date: (day) => `date '${day}'`,
  annee: (day) => day.slice(0, 4),
  trimestre: (day) => `'${quarterOf(day)}'`,
};

/** The rule on a column that tells what happened, on the ISO `day` of a load, filed as {@link DATE_TO_COME}; null for other columns. A false cell is as good as unreadable. */
export function happenedCheck(column: Column, day: string): RowCheck | null {
  const latest = column.happened && LATEST[column.kind];
  if (!latest) return null;
  const what = text(
    `Rien n’a pu se produire après le jour du chargement (${writtenDay(day)})\u202f: vérifier l’année et le jour.`,
    `Nothing can have happened after the day of the load (${day}): check the year and the day.`,
  );
  return {
    rule: DATE_TO_COME,
    column: column.name,
    holds: `"${column.name}" <= ${latest(day)}`,
    message: expected(() => what)(column),
  };
}

function rangeWords(min: number | undefined, max: number | undefined): Text {
  if (max === undefined) {
    return text(
      `Un nombre d’au moins ${min} est attendu.`,
      `A number of at least ${min} is expected.`,
    );
  }
  if (min === undefined) {
    return text(
      `Un nombre d’au plus ${max} est attendu.`,
      `A number of at most ${max} is expected.`,
    );
  }
  return text(
    `Un nombre de ${min} à ${max} est attendu.`,
    `A number from ${min} to ${max} is expected.`,
  );
}
