import { datasetOf } from "../datasets/index.js";
import type { MeasuredDatasetId, Sql } from "../model.js";
import { text } from "../text.js";
import { inFrench, onRow, type SetCheck } from "./check.js";

/** Fewer rows than this jump from one year to the next without meaning anything. */
const ENOUGH_ROWS = 20;

/** What is counted from year to year in a dataset, its words, and the column that dates a row. */
interface Yearly {
  readonly dataset: MeasuredDatasetId;
  readonly of: Sql;
  readonly words: string;
  readonly dated: string;
}

const YEARLY: readonly Yearly[] = [
  { dataset: "ctai", of: "count(*)", words: "contrats", dated: "date_signature" },
  { dataset: "mentorat", of: "count(*)", words: "binômes", dated: "date_debut" },
  { dataset: "recrutements", of: "count(*)", words: "recrutements", dated: "date_embauche" },
  {
    dataset: "places_rurales",
    of: "sum(places_autorisees) filter (where right(trimestre, 1) = '4')",
    words: "places",
    dated: "trimestre",
  },
];

/** A year of three people is not to be told: for rows about people, the sense of the jump is. */
const jumpWords = (id: MeasuredDatasetId, words: string): Sql =>
  datasetOf(id).personal
    ? `if(n > avant, ' : plus du double de ', ' : moins de la moitié de ') || (_annee - 1) || '.'`
    : `' : ' || ${inFrench("n")} || ' ${words}, après ' || ${inFrench("avant")} || ' en ' || (_annee - 1) || '.'`;

/** Only years that are over for their source are compared. */
const yearJump = ({ dataset, of, words }: Yearly): SetCheck => ({
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
      where make_date(_annee, 12, 31) <= (select donnees_au from observations where jeu = '${dataset}'))
    where annee_avant = _annee - 1 and avant >= ${ENOUGH_ROWS} and n not between avant / 2 and avant * 2 order by _annee`,
});

const NO_EFFECT = "sans effet sur la date des données.";

/** Of people, neither how many they are nor their day is told. */
const ofPeople = (id: MeasuredDatasetId): Sql =>
  `select 'Dernière date en ' || strftime(max(jour), '%m/%Y') || ', loin après la précédente (' || strftime(any_value(avant), '%m/%Y') || ') : ${NO_EFFECT}' as constat
    from jours join observations using (jeu) where jeu = '${id}'`;

/** The rows themselves, for whoever mends the export. */
function ofRows(id: MeasuredDatasetId, column: string): Sql {
  const { key, position } = datasetOf(id);
  const day = `(${position?.observed ?? "null"})::date`;
  const name = key.map((part) => `"${part}"`).join(", ");
  return `select 'Ligne ' || concat_ws(' / ', ${name}) || ' : ' || strftime(${day}, '%d/%m/%Y') || ', loin après la précédente (' || strftime(avant, '%d/%m/%Y') || ') : ${NO_EFFECT}' as constat,
      ${onRow(column, `"${column}"`)}
    from retenues_${id} r, (select avant, isolee from observations where jeu = '${id}') where ${day} >= isolee order by ${day}, ${name}`;
}

/** A date typed wrong would make a whole source as recent as it. */
const lonelyDate = ({ dataset, dated }: Yearly): SetCheck => ({
  id: `date_isolee_${dataset}`,
  dataset,
  label: text(
    "La date la plus récente n’est pas seule, loin après les autres",
    "The latest date does not stand alone, far after the others",
  ),
  advice: text(
    "Vérifier cette date, ou déclarer jusqu’à quel jour vont les données (« donnees_au » dans origine.json).",
    "Check this date, or declare up to which day the data go (“donnees_au” in origine.json).",
  ),
  onlyIf: `select 1 from observations where jeu = '${dataset}' and isolee is not null`,
  find: datasetOf(dataset).personal ? ofPeople(dataset) : ofRows(dataset, dated),
});

/** Checks of the years of every measured dataset. */
export const YEAR_CHECKS: readonly SetCheck[] = [
  ...YEARLY.map(yearJump),
  ...YEARLY.map(lonelyDate),
];
