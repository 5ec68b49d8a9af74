import { DATASETS } from "../datasets/index.js";
import { KINDS } from "../kinds.js";
import type { Column, Dataset, Sql } from "../model.js";
import { text } from "../text.js";
import { inFrench, type SetCheck } from "./check.js";

/** Columns that add up, and may be shown. */
const summed = ({ columns }: Dataset): readonly Column[] =>
  columns.filter(
    ({ kind, sensitive }) => ["entier", "decimal", "euros"].includes(kind) && !sensitive,
  );

/** The line of totals is no row, but it says what its writer counted. Totals of rows about people are left alone. */
const announcedTotal = (dataset: Dataset): SetCheck => ({
  id: `total_annonce_${dataset.id}`,
  dataset: dataset.id,
  label: text(
    "Le total annoncé en fin de fichier est la somme des lignes retenues",
    "The total given at the end of a file is the sum of the rows kept",
  ),
  advice: text(
    "Chercher les lignes refusées, perdues ou en double.",
    "Look for rows that were refused, lost or there twice.",
  ),
  onlyIf: `select 1 from totaux where jeu = '${dataset.id}'`,
  find: `select f.nom || ', ligne ' || ligne || ' : « ' || colonne || ' » annoncé ' || ${inFrench("annonce")} || ', somme des lignes retenues ' || ${inFrench("coalesce(somme, 0)")} || '.' as constat
    from (${summed(dataset)
      .map((column) => announcedSql(dataset, column))
      .join(" union all ")}) join fichiers f on f.numero = fichier
    where abs(annonce - coalesce(somme, 0)) > 0.5 order by f.numero, ligne, rang`,
});

const announcedSql = ({ id, columns }: Dataset, column: Column): Sql => {
  const { name, kind } = column;
  return `select t.fichier, t.ligne, ${columns.indexOf(column)} as rang, '${name}' as colonne, round((${KINDS[kind].read("t.texte", column)})::double, 2) as annonce,
      (select round(sum("${name}")::double, 2) from candidats_${id} c where c._fichier = t.fichier) as somme
    from totaux t where t.jeu = '${id}' and t.colonne = '${name}'`;
};

/** Checks of the lines of totals. */
export const TOTAL_CHECKS: readonly SetCheck[] = DATASETS.filter(
  ({ personal, position }) => position !== null && !personal,
).map(announcedTotal);
