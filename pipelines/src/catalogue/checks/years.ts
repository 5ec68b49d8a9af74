import { datasetOf } from "../datasets/index.js";
import type { MeasuredDatasetId, Sql } from "../model.js";
import { text } from "../text.js";
import { inFrench, type SetCheck } from "./check.js";

/** Fewer rows than this jump from one year to the next without meaning anything. */
const ENOUGH_ROWS = 20;

/** What is counted from year to year in a dataset, and its words. */
interface Yearly {
  readonly dataset: MeasuredDatasetId;
  readonly of: Sql;
  readonly words: string;
}

const YEARLY: readonly Yearly[] = [
  { dataset: "ctai", of: "count(*)", words: "contrats" },
  { dataset: "mentorat", of: "count(*)", words: "binômes" },
  { dataset: "recrutements", of: "count(*)", words: "recrutements" },
  {
    dataset: "places_rurales",
    of: "sum(places_autorisees) filter (where right(trimestre, 1) = '4')",
    words: "places",
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

const observedIn = (id: MeasuredDatasetId): Sql =>
  `(${datasetOf(id).position?.observed ?? "null"})::date`;

/** A pair that ends after the last day of its source: of people, neither how many they are nor their day is told. */
const dateBeyond = ({ dataset }: Yearly): SetCheck => ({
  id: `date_au_dela_${dataset}`,
  dataset,
  label: text(
    "Aucune date de fin n’est postérieure au dernier jour de la source",
    "No end is dated after the last day of the source",
  ),
  advice: text(
    "Vérifier ces dates, ou déclarer jusqu’à quel jour vont les données (« donnees_au » dans origine.json).",
    "Check these dates, or declare up to which day the data go (“donnees_au” in origine.json).",
  ),
  find: `select 'Dates de fin jusqu’à ' || strftime(max(jour), '%m/%Y') || ', alors que les données vont jusqu’au ' || strftime(any_value(donnees_au), '%d/%m/%Y') || ' : sans effet sur cette date.' as constat
    from (select ${observedIn(dataset)} as jour from ${dataset}), (select donnees_au from observations where jeu = '${dataset}')
    where jour > donnees_au having count(*) > 0`,
});

/** A year or months of zero would read as a fall, which they are not. */
const lostMonths = ({ dataset }: Yearly): SetCheck => ({
  id: `periode_perdue_${dataset}`,
  dataset,
  label: text(
    "Aucune période n’est vide alors que ses voisines ne le sont pas",
    "No period is empty while those around it are not",
  ),
  advice: text(
    "Demander l’export de ces mois : ils sont tenus pour manquants. S’il ne s’y est vraiment rien passé, le déclarer (« periodes_vides » dans origine.json).",
    "Ask for the export of these months: they are held to be missing. If nothing really happened, declare it (“periodes_vides” in origine.json).",
  ),
  onlyIf: `select 1 from mois_perdus where jeu = '${dataset}'`,
  find: `select if(territoire = 'FR', 'France', coalesce(nom, territoire)) || if(min(mois) = max(mois), ', ' || strftime(min(mois), '%m/%Y'), ', de ' || strftime(min(mois), '%m/%Y') || ' à ' || strftime(max(mois), '%m/%Y'))
      || ' : aucune ligne, ou presque, alors que les mêmes mois des années voisines en comptent.' as constat
    from (select territoire, mois, year(mois) * 12 + month(mois) - row_number() over (partition by territoire order by mois) as suite from mois_perdus where jeu = '${dataset}')
    left join territoires on code = territoire
    group by territoire, nom, suite order by territoire, min(mois)`,
});

/** Fewer than one in so many of the same quarter a year before is hardly a fall, with that many then. */
const FAR_LESS = 3;
const ENOUGH_BEFORE = 30;

/** A quarter that keeps few of its rows is not held to be lost, and is told. */
const quarterJump = ({ dataset }: Yearly): SetCheck => ({
  id: `saut_trimestriel_${dataset}`,
  dataset,
  label: text(
    "Aucun trimestre ne tombe au tiers du même trimestre de l’année d’avant",
    "No quarter falls to a third of the same quarter of the year before",
  ),
  advice: text(
    "Vérifier que l’export de ces mois est complet.",
    "Check that the export of these months is complete.",
  ),
  find: `select _trimestre || ' : moins du tiers du même trimestre de l’année d’avant.' as constat
    from (select *, lag(n) over (partition by right(_trimestre, 1) order by _trimestre) as avant, lag(_annee) over (partition by right(_trimestre, 1) order by _trimestre) as annee_avant
      from (select _trimestre, _annee, count(*) as n  from ${dataset} group by all))
    where annee_avant = _annee - 1 and avant >= ${ENOUGH_BEFORE} and n * ${FAR_LESS} < avant
      and make_date(_annee, right(_trimestre, 1)::integer * 3, 1) <= (select donnees_au - interval 1 month from observations where jeu = '${dataset}')
      and make_date(_annee, right(_trimestre, 1)::integer * 3, 1) not in (select mois from mois_perdus where jeu = '${dataset}' and territoire = 'FR') order by _trimestre`,
});

const EVENTS = YEARLY.filter(({ dataset }) => !datasetOf(dataset).position?.reporters);

/** Checks of the years of every measured dataset. */
export const YEAR_CHECKS: readonly SetCheck[] = [
  ...YEARLY.map(yearJump),
  ...EVENTS.filter(({ dataset }) => datasetOf(dataset).personal).map(dateBeyond),
  ...EVENTS.map(lostMonths),
  ...EVENTS.filter(({ dataset }) => datasetOf(dataset).personal).map(quarterJump),
];
