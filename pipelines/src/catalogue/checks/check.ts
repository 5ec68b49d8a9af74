import type { DatasetId, Sql } from "../model.js";
import type { Text } from "../text.js";

/** A check that compares rows with one another, or sources: what no single row can tell. */
export interface SetCheck {
  readonly id: string;
  readonly dataset: DatasetId;
  /** What is checked. */
  readonly label: Text;
  /** What to do when something is found. */
  readonly advice: Text;
  /**
   * Query that gives one row per finding, in order: `constat` (French sentence, without a key nor a value where the dataset is
   * about people) and, where the finding stands on one row, its `_fichier`, `_enr`, `colonne` and `valeur`. It reads the dataset's table (typed, derived and
   * position columns), `retenues_<id>` (typed columns, `_fichier`, `_enr`), `totaux`, `observations`, `mois_perdus`, `suivi_declarants`, `declarants`.
   */
  readonly find: Sql;
  /** Cheap query that gives no row where there is nothing to look for. */
  readonly onlyIf?: Sql;
  /** How many findings are told one by one, where it is not the usual number. */
  readonly shown?: number;
  /** What is said of the check, without any finding, where there is nothing to look for. */
  readonly otherwise?: Text;
  /** Needs every dataset: run after the last one. */
  readonly afterAll?: boolean;
}

/** A number as French writes it, in a sentence. */
export const inFrench = (value: Sql): Sql =>
  `regexp_replace(translate(format('{:,.2f}', (${value})::double), ',.', '\u202f,'), ',00$', '')`;

/** What a finding on the row `alias` gives beside its sentence. */
export const onRow = (column: string, value: Sql, alias = "r"): Sql =>
  `${alias}._fichier, ${alias}._enr, '${column}' as colonne, (${value})::varchar as valeur`;
