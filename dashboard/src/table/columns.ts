import type { DataColumn } from "../filters/filter.js";
import { STAMPS } from "../words/data.js";
import { same } from "../words/text.js";
import type { RowsChoice } from "./page-state.js";
import type { Rows } from "./rows.js";
import type { Dataset } from "./switch.js";
import { PERIODS } from "./use-lines.js";

/** The columns of rows that came, in their order; the files add some that the catalogue does not name. */
export const columnsOfRows = (rows: Rows, { colonnes }: Dataset): readonly DataColumn[] =>
  rows.columns.map((name) => colonnes.find(({ nom }) => nom === name) ?? bare(name));

/** The columns that a file holds: those chosen, or all of them. */
export const columnsOfFile = (
  { colonnes }: Dataset,
  { columns }: RowsChoice,
): readonly DataColumn[] =>
  columns ? colonnes.filter(({ nom }) => columns.includes(nom)) : colonnes;

/**
 * The columns that the screen needs: those chosen, those that make the groups, and the period, without which nobody
 * knows whether what a group adds up stands for one of them; null for all of them.
 */
export function columnsNeeded(
  { colonnes }: Dataset,
  { columns, grouping }: RowsChoice,
): readonly string[] | null {
  if (columns === null || grouping === null) return columns;
  const needed = colonnes.filter(
    ({ nom, type }) => columns.includes(nom) || grouping.by.includes(nom) || PERIODS.includes(type),
  );
  return needed.length === colonnes.length ? null : needed.map(({ nom }) => nom);
}

const bare = (name: string): DataColumn => ({
  nom: name,
  type: "texte",
  libelle: STAMPS[name] ?? same(name),
  obligatoire: false,
  choix: [],
  operateurs: [],
  stock: false,
});
