import { DATASETS } from "../datasets/index.js";
import type { Dataset, Sql } from "../model.js";
import { text } from "../text.js";
import type { SetCheck } from "./check.js";

/** Points that the share of cells filled may lose from one year to the next. */
const FAR_LESS = 30;
/** Fewer rows in a year say nothing of how a column is filled. */
const ENOUGH_ROWS = 20;

/** A sum of what half of the rows say is half a sum, and a share of those who answer is of nobody else. */
const lessFilled = (dataset: Dataset): SetCheck => ({
  id: `colonne_moins_remplie_${dataset.id}`,
  dataset: dataset.id,
  label: text(
    "Chaque colonne est aussi remplie que l’année précédente",
    "Each column is filled as much as the year before",
  ),
  advice: text(
    "Demander les valeurs manquantes : les sommes ne comptent que ce qui est renseigné, et les parts que ceux qui répondent.",
    "Ask for the missing values: sums count only what is filled in, and shares only those who answer.",
  ),
  find: `select '« ' || colonne || ' » : remplie à ' || round(taux)::integer || '\u202f% en ' || _annee || ', après ' || round(avant)::integer || '\u202f% en ' || (_annee - 1) || '.' as constat
    from (select *, lag(taux) over suite as avant, lag(n) over suite as n_avant, lag(_annee) over suite as annee_avant
      from (${ratesSql(dataset)}) window suite as (partition by colonne order by _annee))
    where annee_avant = _annee - 1 and n >= ${ENOUGH_ROWS} and n_avant >= ${ENOUGH_ROWS} and taux < avant - ${FAR_LESS}
      and make_date(_annee, 12, 31) <= (select donnees_au from observations where jeu = '${dataset.id}') order by _annee, colonne`,
});

/** Share of the cells filled, by column and year. */
function ratesSql({ id, columns, key }: Dataset): Sql {
  const optional = columns.filter(({ required, name }) => !required && !key.includes(name));
  const rates = optional.map(
    ({ name }) => `{colonne: '${name}', taux: 100.0 * count("${name}") / count(*)}`,
  );
  return `select _annee, count(*) as n, unnest([${rates.join(", ")}], recursive := true) from ${id} group by _annee`;
}

/** Checks of how the columns of measured datasets are filled. */
export const FILLING_CHECKS: readonly SetCheck[] = DATASETS.filter(
  ({ position }) => position !== null,
).map(lessFilled);
