import { datasetOf } from "../datasets/index.js";
import type { MeasuredDatasetId, Sql } from "../model.js";
import { text } from "../text.js";
import { inFrench, type SetCheck } from "./check.js";

/** Fewer rows than this jump from one year to the next without meaning anything. */
const ENOUGH_ROWS = 20;

/** What is counted from year to year, and its words. */
const YEARLY: readonly (readonly [MeasuredDatasetId, Sql, string])[] = [
  ["ctai", "count(*)", "contrats"],
  ["mentorat", "count(*)", "binômes"],
  ["recrutements", "count(*)", "recrutements"],
  ["places_rurales", "sum(places_autorisees) filter (where right(trimestre, 1) = '4')", "places"],
];

/** A year of three people is not to be told: for rows about people, the sense of the jump is. */
const jumpWords = (id: MeasuredDatasetId, words: string): Sql =>
  datasetOf(id).personal
    ? `if(n > avant, ' : plus du double de ', ' : moins de la moitié de ') || (_annee - 1) || '.'`
    : `' : ' || ${inFrench("n")} || ' ${words}, après ' || ${inFrench("avant")} || ' en ' || (_annee - 1) || '.'`;

/** Only years that are over are compared: the last one counts once its last day has been observed. */
const yearJump = ([dataset, of, words]: (typeof YEARLY)[number]): SetCheck => ({
  id: `saut_annuel_${dataset}`,
  dataset,
  label: text(
    "Le total ne double ni ne s’effondre d’une année à l’autre",
    "The total neither doubles nor collapses from one year to the next",
  ),
  advice: text(
    "Vérifier que l’export est complet et qu’aucune année n’est en double.",
    "Check that the export is complete and that no year is there twice.",
  ),
  find: `select _annee || ${jumpWords(dataset, words)} as constat
    from (select _annee, n, lag(n) over (order by _annee) as avant, lag(_annee) over (order by _annee) as annee_avant
      from (select _annee, ${of} as n from ${dataset} group by 1)
      where _annee < (select max(_annee) from ${dataset}) or make_date(_annee, 12, 31) <= (select max(${observedOf(dataset)}) from ${dataset}))
    where annee_avant = _annee - 1 and avant >= ${ENOUGH_ROWS} and n not between avant / 2 and avant * 2 order by _annee`,
});

function observedOf(id: MeasuredDatasetId): Sql {
  return `(${datasetOf(id).position?.observed ?? "null"})::date`;
}

/** A year typed wrong would make the whole release as recent as it. */
const lonelyDate = ([dataset]: (typeof YEARLY)[number]): SetCheck => ({
  id: `date_isolee_${dataset}`,
  dataset,
  label: text(
    "La date la plus récente n’est pas seule, loin après les autres",
    "The latest date does not stand alone, far after the others",
  ),
  advice: text(
    "Vérifier l’année : la fraîcheur des données en dépend.",
    "Check the year: the freshness of the data depends on it.",
  ),
  find: `select 'Dernière date en ' || year(max(jour)) || ', la précédente en ' || year(min(jour)) || '.' as constat
    from (select distinct ${observedOf(dataset)} as jour from ${dataset} order by jour desc limit 2)
    having max(jour) > min(jour) + interval 2 year`,
});

/** Checks of the years of every measured dataset. */
export const YEAR_CHECKS: readonly SetCheck[] = [
  ...YEARLY.map(yearJump),
  ...YEARLY.map(lonelyDate),
];
