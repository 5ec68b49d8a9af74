import { HARD, THIN, written } from "@fabriques/api/speech";
import { quoted } from "./filters.js";
import { type Text, text } from "./text.js";

/** Words of the data page. */
export const DATA = {
  overline: text("Données", "Data"),
  datasets: text("Jeux de données", "Datasets"),
  unknownTitle: text("Jeu de données inconnu", "Unknown dataset"),
  unknownDetail: text(
    "Ce jeu de données n’existe pas dans cette version. Choisissez-en un dans le menu «\u00A0Données\u00A0».",
    "This dataset does not exist in this release. Choose one in the “Data” menu.",
  ),
  origin: text("À l’origine des cases publiées\u202F:", "Behind the published cells:"),
  cellsTitle: text(
    "Des cases publiées, jamais de ligne sur une personne",
    "Published cells, never a row about a person",
  ),
  cellsDetail: text(
    "Ce jeu porte sur des personnes ou des entreprises. Chaque ligne du tableau est une case publiée\u202F: la valeur d’un indicateur pour un territoire et une période. Une case trop petite, ou que l’on pourrait déduire des autres, porte le statut «\u00A0secret\u00A0» et reste visible sans sa valeur.",
    "This dataset is about people or firms. Each row of the table is a published cell: the value of an indicator for a territory and a period. A cell that is too small, or that others would give away, has the status “secret” and stays in sight without its value.",
  ),
  filters: text("Filtres", "Filters"),
  activeFilters: text("Filtres actifs", "Active filters"),
  noFilter: text(
    "Aucun filtre\u202F: tout le jeu est affiché.",
    "No filter: the whole dataset is shown.",
  ),
  addFilter: text("Ajouter un filtre", "Add a filter"),
  add: text("Ajouter", "Add"),
  column: text("Colonne", "Column"),
  value: text("Valeur", "Value"),
  values: text("Valeurs", "Values"),
  valuesHint: text(
    "Une ou plusieurs, séparées par un point-virgule",
    "One or more, separated by a semicolon",
  ),
  comparison: text("Comparaison", "Comparison"),
  choose: text("Choisir une valeur", "Choose a value"),
  contains: text("Contient", "Contains"),
  from: text("De", "From"),
  to: text("À", "To"),
  needOneBound: text("Indiquez au moins une borne.", "Give at least one bound."),
  needValue: text("Indiquez une valeur.", "Give a value."),
  removeAll: text("Retirer tous les filtres", "Remove all filters"),
  emptyTitle: text("Aucune ligne ne répond à ces filtres", "No row matches these filters"),
  emptyDetail: text(
    "Les filtres s’ajoutent les uns aux autres\u202F: retirez-en un pour élargir la recherche.",
    "Filters add to each other: remove one to widen the search.",
  ),
  emptyDataset: text(
    "Ce jeu ne contient aucune ligne dans la version servie.",
    "This dataset has no row in the release that is served.",
  ),
  rows: text("Lignes", "Rows"),
  download: text("Télécharger", "Download"),
  downloadHint: text(
    "Chaque fichier contient exactement les lignes et les colonnes affichées, dans l’ordre du jeu.",
    "Each file holds exactly the rows and columns shown, in the dataset’s order.",
  ),
  columns: text("Description des colonnes", "Description of the columns"),
  columnName: text("Nom dans les fichiers", "Name in the files"),
  columnLabel: text("Libellé", "Label"),
  columnKind: text("Nature", "Kind"),
  columnValues: text("Valeurs possibles", "Possible values"),
  sort: text("trier", "sort"),
  loading: text("Chargement des lignes…", "Loading rows…"),
  tableHint: text(
    "Le bouton de chaque en-tête trie les lignes. Le tableau défile dans les deux sens, et au clavier une fois atteint\u202F: flèches, Page suivante, Début, Fin.",
    "The button of each header sorts the rows. The table scrolls both ways, and by keyboard once reached: arrows, Page down, Home, End.",
  ),
  skipTable: text("Passer le tableau", "Skip the table"),
  whole: text("Ensemble", "All together"),
  display: text("Affichage", "Display"),
  columnsShown: text("Colonnes affichées et téléchargées", "Columns shown and downloaded"),
  columnsHint: text("Il en reste toujours au moins une.", "At least one always stays."),
  columnsKept: text(
    "L’indicateur et le statut restent toujours\u202F: sans eux, une case ne veut rien dire.",
    "The indicator and the status always stay: without them, a cell says nothing.",
  ),
  allColumns: text("Toutes les colonnes", "All columns"),
  groupBy: text("Regrouper par", "Group by"),
  thenBy: text("Puis par", "Then by"),
  noGroup: text("aucun", "none"),
  noValue: text("Non renseigné", "Not given"),
  telling: text("Nombres de chaque groupe", "Numbers of each group"),
  groupsHint: text(
    "Chaque groupe s’ouvre sur ses lignes. Les fichiers contiennent les lignes, pas les groupes.",
    "Each group opens on its rows. The files hold the rows, not the groups.",
  ),
  marksHint: text(
    "n.d.\u202F: aucune ligne n’a de nombre, ou tant de lignes n’en ont pas. n.a.\u202F: ce qui existe en fin de période ne s’additionne pas d’une période à l’autre\u202F; regroupez aussi par période, ou demandez la moyenne.",
    "n.d.: no row has a number, or so many rows have none. n.a.: what there is at the end of a period does not add up over periods; group by period too, or ask for the mean.",
  ),
  missingMark: text("n.d.", "n.d."),
  stockMark: text("n.a.", "n.a."),
  neverAdded: text(
    "Ces cases portent sur des personnes ou des entreprises\u202F: elles ne s’additionnent pas. Un total calculé ici compterait deux fois ce qui figure dans plusieurs cases, oublierait les cases secrètes, ou les trahirait. Les totaux publiés sont sur la page de chaque indicateur.",
    "These cells are about people or firms: they do not add up. A total made here would count twice what stands in several cells, leave out the secret ones, or give them away. The published totals stand on each indicator’s page.",
  ),
  printed: text(
    "Seules les premières lignes sont imprimées\u202F; le fichier à télécharger les contient toutes.",
    "Only the first rows are printed; the file to download holds them all.",
  ),
  otherRelease: text(
    "Vous lisez une version figée des données, qui n’est pas la plus récente.",
    "You are reading a pinned release of the data, which is not the latest.",
  ),
  latestRelease: text("Lire la dernière version", "Read the latest release"),
  format: text("Format", "Format"),
  permanentLink: text("Lien permanent", "Permanent link"),
  copyLink: text("Copier le lien", "Copy the link"),
  copied: text("Copié.", "Copied."),
  notCopied: text(
    "Le navigateur n’a pas permis la copie\u202F: sélectionnez le texte, puis copiez-le.",
    "The browser did not allow copying: select the text, then copy it.",
  ),
  copyAs: text("Copier comme", "Copy as"),
  copyAsHint: text(
    "Les mêmes lignes et les mêmes colonnes, demandées depuis un autre programme.",
    "The same rows and the same columns, asked for from another program.",
  ),
} as const satisfies Record<string, Text>;

/** Words of the part that helps to cite the rows. */
export const CITE = {
  title: text("Citer et reprendre", "Cite and ask again"),
  legend: text("Version des données", "Release of the data"),
  pinned: text("Version affichée, figée", "Release on screen, pinned"),
  pinnedHint: text(
    "La même réponse aussi longtemps que cette version est conservée\u202F: pour citer et refaire un calcul.",
    "The same answer for as long as this release is kept: to cite, and to compute again.",
  ),
  latest: text("Toujours la dernière version", "Always the latest release"),
  latestHint: text(
    "La réponse change à chaque publication.",
    "The answer changes with each publication.",
  ),
} as const satisfies Record<string, Text>;

/** How groups tell their numbers. */
export const TELLINGS = {
  somme: text("Somme", "Sum"),
  moyenne: text("Moyenne par ligne renseignée", "Mean per row that has one"),
} as const satisfies Record<string, Text>;

/** Columns that files add to published cells. */
export const STAMPS: Readonly<Record<string, Text>> = {
  k: text("Seuil du secret (k)", "Secrecy threshold (k)"),
  release: text("Version des données", "Release of the data"),
};

/** What a column holds, by kind. */
export const COLUMN_KINDS: Readonly<Record<string, Text>> = {
  texte: text("texte", "text"),
  identifiant: text("identifiant", "identifier"),
  entier: text("nombre entier", "whole number"),
  decimal: text("nombre décimal", "decimal number"),
  euros: text("montant en euros", "amount in euros"),
  date: text("date", "date"),
  booleen: text("oui ou non", "yes or no"),
  choix: text("choix dans une liste", "one of a list"),
  liste_choix: text("plusieurs choix dans une liste", "several of a list"),
  annee: text("année", "year"),
  trimestre: text("trimestre", "quarter"),
  siren: text("numéro SIREN", "SIREN number"),
  departement: text("département", "department"),
  liste_departements: text("plusieurs départements", "several departments"),
  region: text("région", "region"),
  commune: text("commune", "commune"),
  territoire: text("territoire", "territory"),
  lien: text("lien", "link"),
};

/** What a file will hold: `44 lignes, 12 colonnes.` */
export const fileSize = (rows: number, columns: number): Text =>
  written(({ language, number }) => {
    const [row, column] = language === "fr" ? ["ligne", "colonne"] : ["row", "column"];
    const plural = (count: number): string => (count < 2 ? "" : "s");
    return `${number(rows)} ${row}${plural(rows)}, ${number(columns)} ${column}${plural(columns)}.`;
  });

/** `44 lignes`, `44 lignes sur 312`; `total` is null where all rows are asked for. */
export const rowCount = (count: number, total: number | null): Text =>
  written(({ language, number }) => {
    const rows = count < 2 ? ["ligne", "row"] : ["lignes", "rows"];
    const [noun, among] = language === "fr" ? [rows[0], "sur"] : [rows[1], "of"];
    return `${number(count)} ${noun}${total === null ? "" : ` ${among} ${number(total)}`}`;
  });

/** `Colonnes : 4 sur 12`. */
export const columnsChosen = (count: number, total: number): Text =>
  text(`Colonnes${THIN}: ${count} sur ${total}`, `Columns: ${count} of ${total}`);

/** `Groupes : Année, Région`. */
export const groupsChosen = (groups: string): Text =>
  text(`Groupes${THIN}: ${groups}`, `Groups: ${groups}`);

/** `Copier pour Python`. */
export const copyFor = (program: string): Text =>
  text(`Copier pour ${program}`, `Copy for ${program}`);

/** `1 204 (3 n.d.)`: a total, and how many rows have no number. */
export const withMissing = (total: string, missing: number): Text =>
  written(
    ({ language, number }) => `${total} (${number(missing)}${HARD}${DATA.missingMark[language]})`,
  );

/** `12,5 (p)`: a value with the mark of its status. */
export const marked = (value: string, mark: string): string =>
  mark === "" ? value : `${value}${HARD}${mark}`;

/** `Lignes triées par « Année », ordre croissant.` */
export function sortedBy(label: Text, descending: boolean): Text {
  const { fr, en } = quoted(label);
  return descending
    ? text(`Lignes triées par ${fr}, ordre décroissant.`, `Rows sorted by ${en}, falling order.`)
    : text(`Lignes triées par ${fr}, ordre croissant.`, `Rows sorted by ${en}, rising order.`);
}

/** `Lignes regroupées par « Région », puis « Année ».` */
export function groupedBy(labels: readonly Text[]): Text {
  const said = labels.map(quoted);
  const [fr, en] = [said.map((label) => label.fr), said.map((label) => label.en)];
  return text(
    `Lignes regroupées par ${fr.join(", puis ")}.`,
    `Rows grouped by ${en.join(", then ")}.`,
  );
}
